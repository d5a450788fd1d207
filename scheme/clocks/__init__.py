"""Targets in time for the next step, who is alerted, and who is when on call."""
