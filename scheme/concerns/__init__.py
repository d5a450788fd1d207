"""Wishes to talk, and the steps staff take."""
