"""Makes the pictures in docs/screens: ``python -m tests.pictures``."""
