"""Dialogs: export, atlas, keys."""
