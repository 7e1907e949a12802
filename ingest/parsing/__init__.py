"""One reader a format: a file in, its text as blocks in reading order out."""
