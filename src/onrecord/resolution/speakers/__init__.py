"""Who the source of an attribution is."""
