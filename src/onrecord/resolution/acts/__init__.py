"""What kind of speech act the words are, whether they are speech at all, and whether they were said."""
