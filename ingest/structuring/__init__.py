"""How a document is built out of the lines and blocks a file gives: one step a module, read in order by structure.py."""
