"""Writes the sentences that the window shows, and translates them."""
