"""Tells assistive technology what the program's own widgets are."""
