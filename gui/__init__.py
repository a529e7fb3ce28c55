"""The window: Qt widgets and state. Never TensorFlow, never a model file."""

from gui.booleans import protect_booleans

protect_booleans()
