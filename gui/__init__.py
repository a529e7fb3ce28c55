"""The window: Qt widgets and state. Never TensorFlow, never a model file."""
