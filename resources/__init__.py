"""Holds the program's data files: demo model, samples, icons, labels, translations."""
