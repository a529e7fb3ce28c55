"""Selects from the state what each panel shows, and how far its query is. Nothing is kept."""
