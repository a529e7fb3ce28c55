"""Tells what PyTorch's other files are: weights without a network, pickled models, TorchScript."""
