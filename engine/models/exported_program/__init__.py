"""Reads PyTorch's exported programs (`.pt2`) in a box, without PyTorch."""
