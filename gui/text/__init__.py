"""Sentences that the window shows, and their translation."""
