"""The types that cross between window and engine: requests, results, errors, shared rules."""
