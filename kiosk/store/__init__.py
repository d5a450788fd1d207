"""What the device keeps: sealed envelopes, who said yes to being asked, and what its scheme told it."""
