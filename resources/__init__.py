"""What the program carries with it: demo model, samples, icons, translations."""
