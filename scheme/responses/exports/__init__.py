"""What people said, as files that leave the hub."""
