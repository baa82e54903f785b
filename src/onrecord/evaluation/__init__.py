"""How good the record is: against what people marked, and whether confidence means what it says."""
