"""Vets and describes model files. Runs in the engine process only."""
