"""Holds the facts of the model library, and the script that makes them."""
