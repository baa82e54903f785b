"""Through whom the words came to the article."""
