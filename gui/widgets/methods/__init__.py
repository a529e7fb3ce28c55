"""Widgets that choose a method and its parameters."""
