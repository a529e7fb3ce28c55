"""The headless commands: one file per command."""
