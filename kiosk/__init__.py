"""The device: what a person sees, hears and touches, and the outbox that keeps what they said."""

VERSION = "0.1.0"
"""The version of the app, as the hub is told it."""
