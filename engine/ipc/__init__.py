"""Runs the engine process, and the thread that connects the window to it."""
