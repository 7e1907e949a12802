"""What a word means, and what a thing is."""
