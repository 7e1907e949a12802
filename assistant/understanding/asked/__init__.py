"""What a question asks for: its intent, the kinds of thing wanted, what is asked of them."""
