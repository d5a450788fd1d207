"""Schemes, their households, their staff and their keys."""
