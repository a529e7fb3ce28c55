"""Writes and finds the program's files: atomic writes, folders, image paths, export formats."""
