"""Holds the window's actions: names, keys, menus, and their handlers."""
