"""The layers' arithmetic, forward and backward, in float64; a batch (n, h, w, c) or (n, c)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Backward = Callable[[Array], Array]
    """Takes the gradient of the score with respect to a layer's output, gives that of its input."""


def conv2d(x: Array, kernel: Array, bias: Array) -> tuple[Array, Backward]:
    """Convolve, stride 1, without padding."""
    rows, columns = kernel.shape[:2]
    height, width = x.shape[1] - rows + 1, x.shape[2] - columns + 1
    places = [(i, j) for i in range(rows) for j in range(columns)]
    given = sum(x[:, i : i + height, j : j + width] @ kernel[i, j] for i, j in places)

    def backward(gradient: Array) -> Array:
        back = np.zeros_like(x)
        for i, j in places:
            back[:, i : i + height, j : j + width] += gradient @ kernel[i, j].T
        return back

    return given + bias, backward


def relu(x: Array, *, guided: bool = False) -> tuple[Array, Backward]:
    """Cut off what is negative; guided, only positive gradients go back."""

    def backward(gradient: Array) -> Array:
        return np.where(x > 0, np.maximum(gradient, 0) if guided else gradient, 0)

    return np.maximum(x, 0), backward


def max_pooling2d(x: Array) -> tuple[Array, Backward]:
    """Take the largest of each 2 x 2 cells; an odd last row or column is left out."""
    count, height, width, channels = x.shape
    height, width = height // 2, width // 2
    inside = x[:, : 2 * height, : 2 * width].reshape(count, height, 2, width, 2, channels)
    cells = inside.transpose(0, 1, 3, 5, 2, 4).reshape(count, height, width, channels, 4)
    largest = cells.argmax(axis=-1)

    def backward(gradient: Array) -> Array:
        spread = np.zeros_like(cells)
        np.put_along_axis(spread, largest[..., None], gradient[..., None], axis=-1)
        spread = spread.reshape(count, height, width, channels, 2, 2).transpose(0, 1, 4, 2, 5, 3)
        back = np.zeros_like(x)
        back[:, : 2 * height, : 2 * width] = spread.reshape(count, 2 * height, 2 * width, channels)
        return back

    return cells.max(axis=-1), backward


def global_average_pooling2d(x: Array) -> tuple[Array, Backward]:
    """Take each channel's mean."""
    area = x.shape[1] * x.shape[2]

    def backward(gradient: Array) -> Array:
        return np.broadcast_to(gradient[:, None, None] / area, x.shape)

    return x.mean(axis=(1, 2)), backward


def dense(x: Array, kernel: Array, bias: Array) -> tuple[Array, Backward]:
    """Multiply with a matrix; a grid is flattened."""
    flat = x.reshape(len(x), -1)

    def backward(gradient: Array) -> Array:
        return (gradient @ kernel.T).reshape(x.shape)

    return flat @ kernel + bias, backward


def run_layer(kind: str, x: Array, weights: dict[str, Array], *, guided: bool = False) -> Any:
    """Return a layer's output, and what takes a gradient back through it."""
    match kind:
        case "Conv2D":
            return conv2d(x, weights["kernel"], weights["bias"])
        case "ReLU":
            return relu(x, guided=guided)
        case "MaxPooling2D":
            return max_pooling2d(x)
        case "GlobalAveragePooling2D":
            return global_average_pooling2d(x)
        case _:
            return dense(x, weights["kernel"], weights["bias"])
