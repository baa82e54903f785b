"""Text of a page made one line."""


def clean(value: str | None) -> str | None:
    """`value` with its white space made single, or None where nothing is left."""
    return " ".join(value.split())[:500] or None if value else None
