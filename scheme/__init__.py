"""The hub: what a scheme runs to hear people, as a Django project."""
