"""Extracts visible strings from the sources into resources/translations, for `make strings`."""
