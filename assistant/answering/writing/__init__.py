"""How an answer is put together: its words, numbered citations, places, help for a reader, refusals."""
