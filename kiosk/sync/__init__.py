"""The one loop between the device and its hub."""
