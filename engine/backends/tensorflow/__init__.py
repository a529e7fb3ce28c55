"""Opens Keras files in TensorFlow and runs them with hooks: the first backend."""
