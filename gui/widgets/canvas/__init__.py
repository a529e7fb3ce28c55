"""The canvas: the image and what is drawn over it."""
