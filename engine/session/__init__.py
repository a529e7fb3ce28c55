"""Answers requests about one open model, with no process around it."""
