"""Computes maps, one file per attribution method; `engine.attribution.registry` lists them."""
