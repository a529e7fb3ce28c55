"""The engine without a process around it: a session with one open model."""
