"""Files that the program writes and finds: atomic writes, image paths, export formats."""
