"""Rendering of overlays in the window process: the renderer and the caches that it draws from."""
