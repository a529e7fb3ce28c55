"""Keeps the window's state and talks to the engine; no widgets."""
