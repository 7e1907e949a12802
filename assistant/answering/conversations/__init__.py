"""Conversations: their turns, what they are about, and whether a follow-up is answered."""
