"""The one loop with devices, as docs/exchange.md says it."""
