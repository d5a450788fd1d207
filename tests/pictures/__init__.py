"""Makes the pictures in docs/screens: ``python -m tests.pictures``; with ``--out``, sheets of them as asked for."""
