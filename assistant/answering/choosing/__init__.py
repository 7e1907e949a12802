"""Which sentences of the evidence answer, surely enough to be shown, and what they are quoted with."""
