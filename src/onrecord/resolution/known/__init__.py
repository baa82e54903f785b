"""What holds in every article: countries, outlets and roles by all their names."""
