"""The window's state and its way to the engine; no widgets."""
