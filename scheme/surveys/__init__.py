"""The survey files the hub knows."""
