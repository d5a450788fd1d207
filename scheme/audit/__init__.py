"""Who opened what, in a chain that shows a change."""
