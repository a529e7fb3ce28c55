"""Figures: heatmaps in rows and columns, with captions, drawn as PNG, SVG or PDF."""
