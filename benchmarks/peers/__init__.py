"""Other ways to find who said what, run on the same articles and scored by the same rules."""
