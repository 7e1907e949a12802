"""What a question names: sessions, documents, recommendations, persons, dates."""
