"""Builds the package for `make package`; docs/packaging.md tells what is in it."""
