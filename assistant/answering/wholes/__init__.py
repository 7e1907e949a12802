"""What is asked of a project, study or roadmap as a whole, told from its own papers."""
