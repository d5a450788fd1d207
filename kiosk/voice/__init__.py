"""What says a line aloud: a recording first, a synthetic voice second, and a sign where there is neither."""
