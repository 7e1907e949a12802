"""Whether a text is about what the question names: this project, this place, this phase, and no other."""
