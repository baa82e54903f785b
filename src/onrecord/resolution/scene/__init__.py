"""What one article holds: its sentences, persons, places and bodies."""
