"""What is told from records and from the order of the documents: decisions, statuses, histories, recommendations."""
