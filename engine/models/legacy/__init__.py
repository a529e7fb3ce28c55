"""Configurations of Keras 2 models, rewritten for Keras 3."""
