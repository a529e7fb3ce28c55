"""Reads and runs Keras models, whichever framework computes, for the backends that open them."""
