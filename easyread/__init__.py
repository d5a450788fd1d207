"""What a survey, a visit and a screen are, in frozen values and plain functions that touch nothing of the world."""
