"""The made-up scheme of the demo, and the year that its people had."""
