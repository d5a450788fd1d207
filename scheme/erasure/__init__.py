"""What was said is erased: on request, and when its time is over; a tombstone stays."""
