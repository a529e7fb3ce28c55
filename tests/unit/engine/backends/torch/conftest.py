"""Keeps PyTorch to one thread: on a loaded machine small networks wait for its other threads."""

import torch

torch.set_num_threads(1)
