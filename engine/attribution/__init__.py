"""Computes attribution maps: the methods, their registry, and the service that runs them."""
