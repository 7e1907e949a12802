"""Slack: one set of handlers, over Socket Mode (`cdip slack`) and over signed HTTP events (`cdip serve`)."""
