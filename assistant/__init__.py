"""The assistant for CDIP documents: a question in, an answer with citations out."""
