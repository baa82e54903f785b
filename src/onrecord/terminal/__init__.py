"""What people see: tables, the marked article, progress. Hostile text is made harmless here, and only here."""
