"""The TensorFlow backend: opens Keras files and runs the hook-based probe."""
