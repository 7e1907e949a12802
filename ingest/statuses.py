def statuses_of(document): return ()
