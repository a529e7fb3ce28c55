"""Checks the built program from outside, in a real window: `make package-test`."""
