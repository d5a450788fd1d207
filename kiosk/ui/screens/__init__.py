"""One widget for each kind of screen: it takes a value and emits acts."""
