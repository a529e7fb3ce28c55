"""The window's actions: names, keys, menus, and what they do."""
