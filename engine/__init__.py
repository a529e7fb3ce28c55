"""The headless half of Camscope: everything between a file and a heatmap."""

__version__ = "0.1.0"
