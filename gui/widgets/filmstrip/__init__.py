"""The strip of open images."""
