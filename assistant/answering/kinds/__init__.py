"""Whether a text tells the kind of thing that is asked for: a number of these things, a date, who, what came of it."""
