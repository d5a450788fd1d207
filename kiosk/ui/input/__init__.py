"""What stands between a hand and an act: fingers, keys, switches and looks, which all come to the same click."""
