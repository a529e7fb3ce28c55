"""The window: Qt widgets and state. Never a framework, never a model file."""
