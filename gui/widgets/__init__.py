"""Reusable widgets, which know no state."""
