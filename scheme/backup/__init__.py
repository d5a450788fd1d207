"""Backups of a hub: made whole, encrypted, restored and checked before devices let their copies go."""
