"""The devices in households, and how they are paired."""
