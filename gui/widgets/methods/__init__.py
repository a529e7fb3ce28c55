"""Choosing a method and its parameters."""
