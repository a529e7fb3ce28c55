"""The headless half of Camscope: everything between a file and a heatmap."""
