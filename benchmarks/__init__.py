"""Measures speed against peers and against the hardware's limit, side by side in one run."""
