"""What the scheme says back, and what it changed."""
