"""What the product costs: time and memory, beside LlamaIndex's quick start and at ten and a hundred times the corpus.

generating.py   any number of invented documents in the Committee's layout
corpus.py       the real documents (the samples where there are none), and many times as much
ours.py         the product, measured in a process of its own
quick_start.py  LlamaIndex as its quick start shows it, measured in a process of its own
timing.py       clocks, memory, percentiles
"""
