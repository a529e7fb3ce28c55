"""Fuzzes whatever reads strangers' bytes: `python -m tests.fuzz`, by hand with atheris."""
