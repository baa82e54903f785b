"""The sentence around an attribution: its clauses, what governs the words, which lines are no prose."""
