"""What stands between a hand and an act."""
