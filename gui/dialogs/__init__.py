"""Holds the dialogs: export, atlas, keys."""
