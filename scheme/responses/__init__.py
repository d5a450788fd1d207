"""What people answered, in rows that can be counted."""
