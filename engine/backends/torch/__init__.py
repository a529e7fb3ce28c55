"""PyTorch as a backend: the only folder that imports it (see BACKENDS)."""
