"""What a survey, a visit and a screen are, in frozen values and plain functions; nothing here reads or writes the world."""
