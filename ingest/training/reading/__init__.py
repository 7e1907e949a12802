"""How the bundled reader is made: a small English model is given the words of both languages, then taught to tell answers.

network.py    the network, and how it starts: all-MiniLM-L6-v2's layers over the bundled model's words
crossing.py   the words of both languages learn to mean the same to these layers
taught.py     what it reads: questions with what answers them and what only seems to
judging.py    it learns to tell the one from the other
exporting.py  eight-bit weights in ONNX's format, and the words' vectors beside them
"""
