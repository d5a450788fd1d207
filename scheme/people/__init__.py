"""The people a scheme supports, and their carers."""
