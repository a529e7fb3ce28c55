"""Writes the lines of Python that make an exported program of a file of PyTorch."""

from __future__ import annotations

import math
import os
from typing import TYPE_CHECKING

from engine.api.foreign_text import visible
from engine.api.formats import EXPORTED_SUFFIXES
from engine.code.script import quoted

if TYPE_CHECKING:
    from engine.models.torch_files.contents import StoredTensor, TorchFileContents

USUAL_SIDE = 224
SMALL_SIDES = {1: 28}
"""Of images with so many channels, in small networks (MNIST); of others 32 (CIFAR)."""
_SMALL_SIDE = 32
_SMALL_DEPTH = 6
"""Convolutions of a network that is small."""
_SMALL_KERNEL = 5
_POSITIONS = ("pos_embed", "pos_embedding", "position_embeddings")
_HALVES = frozenset({"float16", "bfloat16"})
_LIBRARIES = ("torch.", "collections.", "builtins.", "__builtin__.", "numpy.", "__torch__.")
_MOST_CLASSES = 3
_WARNING = "# This runs code that is in the file: only where you trust who made it."
_PARALLEL = "module."
"""Before all names in weights of a network that was trained on several GPUs."""


def exported_name(file: str) -> str:
    """Return the name of the exported program that a file becomes."""
    return os.path.splitext(file)[0] + EXPORTED_SUFFIXES[0]


def export_lines(contents: TorchFileContents, file: str) -> str:
    """Return lines that export the network of a file, to be run where its code is.

    Parameters
    ----------
    contents : TorchFileContents
        What the file is.
    file : str
        Its name.

    Returns
    -------
    str
        Python. The size of the images is a guess, except for vision transformers, whose positions
        tell it, and a comment says so.
    """
    imports, lines = ["import torch"], list[str]()
    model = "model.float().eval()" if _is_half(contents) else "model.eval()"
    shape, is_guess = _input_shape(contents.tensors)
    given = f"(torch.zeros{shape},)"
    export = f"torch.export.export({model}, {given})"
    match contents.kind:
        case "model":
            lines += [*_own_classes(contents), _WARNING]
            lines.append(f"model = {_loaded(contents, file, is_safe=False)}")
        case "script":
            imports.append("from torch._export.converter import TS2EPConverter")
            lines.append(f'model = torch.jit.load({quoted(file)}, map_location="cpu")')
            export = f"TS2EPConverter({model}, {given}).convert()"
        case "pickle":
            lines.append("model = ...  # your network, with its weights")
        case "weights" | "safetensors":
            lines.append("model = ...  # your network, built as it was for its training")
            lines += _weights(contents, file)
            if contents.kind == "safetensors":
                imports.append("from safetensors.torch import load_file")
    if is_guess:
        lines.append("# Zeros: (1, channels, height, width) of images as your network takes them.")
    lines.append(f"torch.export.save({export}, {quoted(exported_name(file))})")
    return "\n".join((*imports, *lines)) + "\n"


def _weights(contents: TorchFileContents, file: str) -> list[str]:
    """Return the lines that put weights into a network."""
    if contents.kind == "safetensors":
        weights = f"load_file({quoted(file)})"
    else:
        weights = _loaded(contents, file, is_safe=not contents.names)
    warning = [_WARNING] if contents.kind == "weights" and contents.names else []
    names = [each.name for each in contents.tensors]
    if not all(name.startswith(_PARALLEL) for name in names):
        return [*warning, f"model.load_state_dict({weights})"]
    plain = f'{{name.removeprefix("{_PARALLEL}"): each for name, each in weights.items()}}'
    return [*warning, f"weights = {weights}", f"model.load_state_dict({plain})"]


def _loaded(contents: TorchFileContents, file: str, *, is_safe: bool) -> str:
    """Return the expression that loads what stands at a place of a file."""
    keys = "".join(f"[{quoted(key)}]" for key in contents.place)
    return f'torch.load({quoted(file)}, map_location="cpu", weights_only={is_safe}){keys}'


def _own_classes(contents: TorchFileContents) -> list[str]:
    """Return a comment on the classes that have to be at hand, where there are any."""
    own = [name for name in contents.names if not name.startswith(_LIBRARIES)]
    listed = ", ".join(visible(name) for name in own[:_MOST_CLASSES])
    return [f"# Run it where Python finds {listed}."] if own else []


def _is_half(contents: TorchFileContents) -> bool:
    return any(each.dtype in _HALVES for each in contents.tensors)


def _input_shape(tensors: tuple[StoredTensor, ...]) -> tuple[tuple[int, int, int, int], bool]:
    """Return the shape of an input in PyTorch's order, and whether its size is a guess."""
    kernels = [each.shape for each in tensors if len(each.shape) == 4]
    if not kernels:
        return (1, 3, USUAL_SIDE, USUAL_SIDE), True
    width, channels, *kernel = kernels[0]
    side = _side_of_tokens(tensors, width, kernel[0])
    if side:
        return (1, channels, side, side), False
    is_small = len(kernels) <= _SMALL_DEPTH and max(kernel) <= _SMALL_KERNEL
    side = SMALL_SIDES.get(channels, _SMALL_SIDE) if is_small else USUAL_SIDE
    return (1, channels, side, side), True


def _side_of_tokens(tensors: tuple[StoredTensor, ...], width: int, patch: int) -> int:
    """Return the side of a vision transformer's images: one position a patch, and at most two more.

    0 for other networks.
    """
    for each in tensors:
        is_positions = any(word in each.name for word in _POSITIONS) and len(each.shape) == 3
        if is_positions and each.shape[::2] == (1, width):
            for more in range(3):
                count = each.shape[1] - more
                side = math.isqrt(max(count, 0))
                if side and side * side == count:
                    return side * patch
    return 0
