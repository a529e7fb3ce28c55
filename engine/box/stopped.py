"""Ends work that nobody wants any more, for whoever waits for a box."""

from __future__ import annotations


class Stopped(Exception):
    """Whoever asked does not want the results any more (`should_stop`)."""
