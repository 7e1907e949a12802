"""What a question means: each module reads one thing out of its words; `question.py` puts them together."""
