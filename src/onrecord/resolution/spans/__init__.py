"""The model's spans made whole: what it cut, ran together, left out or took for a statement."""
