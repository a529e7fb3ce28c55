"""Defines what crosses between window and engine: requests, results, errors, shared rules."""
