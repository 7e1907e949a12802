"""How the bundled bilingual embedding model is made: `python -m ingest.training --help`.

pairs.py        what it learns from          words.py      which words it knows
teacher.py      where each word starts       learning.py   how they come to agree across languages
packing.py      the table made small         unpacking.py  the same as a sentence-transformers folder
measuring.py    how well it finds passages it has not seen
"""
