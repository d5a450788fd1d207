"""Database steps, written by Django."""
