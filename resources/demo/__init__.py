"""Makes the demo: drawn scenes, the small network trained on them, and eight sample pictures."""
