"""Sets Heard up on a bare machine and starts its parts, with nothing but the standard library."""
