"""What the documents themselves are: which there are, who wrote and presided, when and where it was, what stands at a place."""
