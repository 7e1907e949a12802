"""Lists, complete and in order."""
