"""Whom words without a full name mean: pronouns, short forms, descriptions."""
