"""Calendar expressions and their values; and which of them says when words were said."""
