"""The pages of staff, behind their PIN: how the kiosk is, and how it is paired."""
