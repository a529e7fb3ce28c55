"""Holds the program's version, for window, commands, manifests and `pyproject.toml`."""

VERSION = "0.1.0"
