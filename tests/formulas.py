"""The methods that share one pass, as plain loops in float64: they share no code with the engine.

`FORMULAS` has one function for each method of `Scope.ALL_LAYERS`, from activations and gradients
(h, w, c) to the raw map (h, w). `SIGNED` and `NOT_LINEAR` name the exceptions to what the tests
expect of all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Map = NDArray[np.float64]
    Formula = Callable[[NDArray[np.floating], NDArray[np.floating]], Map]


def formula(method: str, activations: NDArray, gradients: NDArray) -> Map:
    """The raw map of a method, computed in float64 whatever the arrays are."""
    return FORMULAS[method](np.asarray(activations, float), np.asarray(gradients, float))


def _weighted(activations: NDArray, weight_of: Callable[[int], float]) -> Map:
    height, width, channels = activations.shape
    total = np.zeros((height, width))
    for k in range(channels):
        total += weight_of(k) * activations[:, :, k]
    return np.where(total > 0, total, 0.0)


def grad_cam(activations: NDArray, gradients: NDArray) -> Map:
    return _weighted(activations, lambda k: float(np.mean(gradients[:, :, k])))


def grad_cam_plus_plus(activations: NDArray, gradients: NDArray) -> Map:
    """With the paper's powers; a negative sum of activations counts as 0."""

    def weight(k: int) -> float:
        total = max(float(np.sum(activations[:, :, k])), 0.0)
        added = 0.0
        for g in gradients[:, :, k].ravel().tolist():
            if g > 0:
                added += g**2 / (2 * g**2 + total * g**3) * g
        return added

    return _weighted(activations, weight)


def xgrad_cam(activations: NDArray, gradients: NDArray) -> Map:
    """A channel whose values cancel to a thousandth has no weight."""

    def weight(k: int) -> float:
        channel = activations[:, :, k]
        total = float(np.sum(channel))
        if abs(total) <= 1e-3 * float(np.sum(np.abs(channel))):
            return 0.0
        return float(np.sum(gradients[:, :, k] * (channel / total)))

    return _weighted(activations, weight)


def _place_by_place(
    activations: NDArray, gradients: NDArray, term: Callable[[float, float], float]
) -> Map:
    height, width = activations.shape[:2]
    total = np.zeros((height, width))
    for i in range(height):
        for j in range(width):
            cell = zip(activations[i, j].tolist(), gradients[i, j].tolist(), strict=True)
            total[i, j] = sum(term(a, g) for a, g in cell)
    return total


def layer_cam(activations: NDArray, gradients: NDArray) -> Map:
    total = _place_by_place(activations, gradients, lambda a, g: g * a if g > 0 else 0.0)
    return np.where(total > 0, total, 0.0)


def hires_cam(activations: NDArray, gradients: NDArray) -> Map:
    total = _place_by_place(activations, gradients, lambda a, g: g * a)
    return np.where(total > 0, total, 0.0)


def hires_cam_signed(activations: NDArray, gradients: NDArray) -> Map:
    height, width, channels = activations.shape
    total = np.zeros((height, width))
    for y in range(height):
        for x in range(width):
            for k in range(channels):
                total[y, x] += activations[y, x, k] * gradients[y, x, k]
    return total


def grad_cam_elementwise(activations: NDArray, gradients: NDArray) -> Map:
    return _place_by_place(activations, gradients, lambda a, g: g * a if g * a > 0 else 0.0)


def eigen_cam(activations: NDArray, gradients: NDArray) -> Map:
    height, width = activations.shape[:2]
    matrix = np.array([activations[i, j] for i in range(height) for j in range(width)])
    _, _, right = np.linalg.svd(matrix, full_matrices=False)
    along = matrix @ right[0]
    return (-along if along.sum() < 0 else along).reshape(height, width)


def eigen_grad_cam(activations: NDArray, gradients: NDArray) -> Map:
    return eigen_cam(activations * gradients, gradients)


FORMULAS: dict[str, Formula] = {
    "grad-cam": grad_cam,
    "grad-cam++": grad_cam_plus_plus,
    "xgrad-cam": xgrad_cam,
    "layer-cam": layer_cam,
    "hires-cam": hires_cam,
    "hires-cam-signed": hires_cam_signed,
    "grad-cam-elementwise": grad_cam_elementwise,
    "eigen-cam": eigen_cam,
    "eigen-grad-cam": eigen_grad_cam,
}

SIGNED = ("eigen-cam", "eigen-grad-cam", "hires-cam-signed")
"""Their maps keep both signs; those of the others are never negative."""

NOT_LINEAR = ("grad-cam++",)
"""Twice the gradients do not give twice their maps."""
