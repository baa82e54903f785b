"""On whose behalf a speaker speaks."""
