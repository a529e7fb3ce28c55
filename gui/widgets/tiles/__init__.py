"""Grids of small pictures and bars."""
