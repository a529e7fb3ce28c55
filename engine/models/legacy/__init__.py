"""Rewrites configurations of Keras 2 models for Keras 3."""
