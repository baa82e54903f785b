"""What people see in a terminal: tables, the marked article, progress. Hostile text is made harmless on its way."""
