"""A language model's words: what it is shown, how its reply is read, and what of it is believed."""
