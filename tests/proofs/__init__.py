"""The promises of docs/exchange.md as proofs that run: a seeded part in the suite, each in full by its own command."""
