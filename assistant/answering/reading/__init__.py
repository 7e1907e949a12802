"""What a text says, read alike in both languages: figures, facts, units, what its words speak of, what stands around it."""
