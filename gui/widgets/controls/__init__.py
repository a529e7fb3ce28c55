"""Small controls and layouts."""
