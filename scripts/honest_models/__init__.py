"""Writes the model files in tests/honest with old and new versions of Keras."""
