"""Overlays on the window's side: the renderer and the caches that it draws from."""
