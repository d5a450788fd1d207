"""What is measured, by command and never by a test: ``python -m tests.bench``."""
