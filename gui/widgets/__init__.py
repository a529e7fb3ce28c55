"""Reusable widgets without state of their own."""
