"""Runs the headless commands: one file per command."""
