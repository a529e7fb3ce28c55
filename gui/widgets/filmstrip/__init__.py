"""The film strip: open images side by side."""
