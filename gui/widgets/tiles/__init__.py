"""Grids of small pictures and bars: channels, filters, weights."""
