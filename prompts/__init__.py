"""Words only: prompts and canned replies, no code."""
