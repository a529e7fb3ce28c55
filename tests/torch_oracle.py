"""The methods on the original modules: plain autograd loops with forward hooks, in float64.

They share no code with the engine and know nothing of exported programs. Grids are given as the
engine gives them, (h, w, c); which axes of a module's output these are is told by the caller.
`formulas` has the arithmetic that follows.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Grid = Callable[[Array], Array]


def channels_first(array: Array) -> Array:
    """Of (1, c, h, w)."""
    return np.moveaxis(array[0], 0, -1)


def channels_last(array: Array) -> Array:
    """Of (1, h, w, c)."""
    return array[0]


def tokens(height: int, width: int) -> Grid:
    """Of (1, tokens, c): the last ones are the places, row by row."""
    return lambda array: array[0, -height * width :].reshape(height, width, -1)


class Oracle:
    """A module in float64, and the tensor in it that is scored.

    Parameters
    ----------
    module : Module
        The original one.
    logits : callable
        Takes what is scored and gives the logits (n, k).
    scored : str
        A module whose output is scored, before a final softmax; "": what the whole answers.
    """

    def __init__(
        self, module: nn.Module, logits: Callable[[Any], Any] = lambda out: out, scored: str = ""
    ) -> None:
        self.module = module.double().eval()
        self._logits, self._scored = logits, scored

    def logits(self, images: Any) -> Any:
        given: list[Any] = []

        def note(_: nn.Module, __: Any, output: Any) -> None:
            given.append(output)

        hook = self.module.get_submodule(self._scored).register_forward_hook(note)
        try:
            self.module(images)
        finally:
            hook.remove()
        return self._logits(given[0])

    def scores(self, images: Any, index: int) -> Array:
        with torch.no_grad():
            return self.logits(images)[:, index].numpy()

    def forward_backward(
        self, images: Any, index: int, layers: Sequence[str], call: int = -1
    ) -> dict[str, tuple[Array, Array]]:
        """Outputs of modules, and the gradients of a class's logit; of their last call, or `call`.

        What goes on is a copy: an operation in place behind a module changes no output of it.
        """
        seen: dict[str, list[Any]] = {layer: [] for layer in layers}
        hooks = []
        for layer in layers:

            def note(_: nn.Module, __: Any, output: Any, layer: str = layer) -> Any:
                seen[layer].append(output)
                return output.clone()

            hooks.append(self.module.get_submodule(layer).register_forward_hook(note))
        try:
            with torch.enable_grad():
                score = self.logits(images.requires_grad_(True))[0, index]
        finally:
            for hook in hooks:
                hook.remove()
        taken = [seen[layer][call] for layer in layers]
        gradients = torch.autograd.grad(score, taken)
        return {
            layer: (value.detach().numpy(), gradient.numpy())
            for layer, value, gradient in zip(layers, taken, gradients, strict=True)
        }

    def input_gradients(self, images: Any, index: int) -> Array:
        """Gradients (n, h, w, c) of each image's own score."""
        total = []
        for image in images:
            one = image[None].clone().requires_grad_(True)
            (gradient,) = torch.autograd.grad(self.logits(one)[0, index], one)
            total.append(np.moveaxis(gradient[0].numpy(), 0, -1))
        return np.stack(total)

    @contextmanager
    def changed(self, layer: str, change: Callable[[Any], Any]) -> Iterator[None]:
        """Put something else in the place of a module's output."""
        hook = self.module.get_submodule(layer).register_forward_hook(
            lambda _, __, out: change(out)
        )
        try:
            yield
        finally:
            hook.remove()


class _GuidedReLU(torch.autograd.Function):
    """Springenberg et al. 2014, figure 1c."""

    @staticmethod
    def forward(ctx: Any, x: Any) -> Any:
        ctx.save_for_backward(x)
        return x.clamp(min=0)

    @staticmethod
    def backward(ctx: Any, above: Any) -> Any:
        (x,) = ctx.saved_tensors
        return above * (x > 0) * (above > 0)


class _Guided(nn.Module):
    def forward(self, x: Any) -> Any:
        return _GuidedReLU.apply(x)


class _GuidedReLU6(nn.Module):
    """Above 6 nothing passes back anyway."""

    def forward(self, x: Any) -> Any:
        return _GuidedReLU.apply(x).clamp(max=6)


@contextmanager
def guided(module: nn.Module) -> Iterator[None]:
    """Every ReLU passes back what is positive at active units, whichever way it is written."""
    replaced = []
    for parent in module.modules():
        for name, child in parent.named_children():
            kinds: dict[type, type] = {nn.ReLU: _Guided, nn.ReLU6: _GuidedReLU6}
            if type(child) in kinds:
                replaced.append((parent, name, child))
                setattr(parent, name, kinds[type(child)]())
    before = F.relu, torch.relu
    F.relu = lambda x, inplace=False: _GuidedReLU.apply(x)
    torch.relu = _GuidedReLU.apply
    try:
        yield
    finally:
        F.relu, torch.relu = before
        for parent, name, child in replaced:
            setattr(parent, name, child)


def strongest(gradients: Array) -> Array:
    return np.abs(gradients).max(axis=-1)


def upsampled(grid: Array, height: int, width: int) -> Array:
    """PyTorch's own bilinear interpolation, with half-pixel centres."""
    tensor = torch.from_numpy(grid)[None, None]
    larger = F.interpolate(tensor, (height, width), mode="bilinear", align_corners=False)
    return larger[0, 0].numpy()


def score_cam(
    oracle: Oracle, images: Any, index: int, activations: Array, channels: Sequence[int]
) -> Array:
    """Wang et al. 2020, channel by channel; the empty input is 0."""
    scores = []
    for k in channels:
        mask = upsampled(activations[..., k], *images.shape[2:])
        if np.ptp(mask) <= 1e-6 * np.abs(mask).max():
            mask = np.zeros_like(mask)
        else:
            mask = (mask - mask.min()) / np.ptp(mask)
        scores.append(oracle.scores(images * torch.from_numpy(mask), index)[0])
    powers = np.exp(np.array(scores) - max(scores))
    total = sum(
        w * activations[..., k] for w, k in zip(powers / powers.sum(), channels, strict=True)
    )
    return np.maximum(total, 0)


def most_varied(activations: Array, count: int) -> list[int]:
    std = [float(np.std(activations[..., k])) for k in range(activations.shape[-1])]
    return sorted(range(len(std)), key=lambda k: -std[k])[:count]


def ablation_cam(oracle: Oracle, images: Any, index: int, layer: str, activations: Array) -> Array:
    """Desai and Ramaswamy 2020: one run without each channel of (1, c, h, w)."""
    [score] = oracle.scores(images, index)
    total = np.zeros(activations.shape[:2])
    for k in range(activations.shape[-1]):
        keep = torch.ones(activations.shape[-1], dtype=torch.float64)
        keep[k] = 0
        with oracle.changed(layer, lambda out, keep=keep: out * keep[:, None, None]):
            [without] = oracle.scores(images, index)
        total += (score - without) / abs(score) * activations[..., k]
    return np.maximum(total, 0)


def integrated_gradients(oracle: Oracle, images: Any, index: int, steps: int) -> Array:
    """Sundararajan et al. 2017, from 0, with the trapezoid rule."""
    total = 0.0
    for i in range(steps):
        weight = (0.5 if i in (0, steps - 1) else 1.0) / (steps - 1)
        total = total + weight * oracle.input_gradients(images * (i / (steps - 1)), index)[0]
    return (total * np.moveaxis(images[0].detach().numpy(), 0, -1)).sum(axis=-1)


def noisy_gradients(
    oracle: Oracle, images: Any, index: int, samples: int, noise: float, seed: int
) -> list[Array]:
    """Gradients of copies with noise, which each have a seed of their own."""
    image = np.moveaxis(images[0].detach().numpy(), 0, -1)
    sigma = noise * np.ptp(image)
    found = []
    for number in range(samples):
        random = np.random.default_rng((seed, number))
        copy = image + sigma * random.standard_normal(image.shape, np.float32)
        tensor = torch.from_numpy(np.moveaxis(copy, -1, 0))[None]
        found.append(oracle.input_gradients(tensor, index)[0])
    return found


def occlusion(oracle: Oracle, images: Any, index: int, patch: int, stride: int) -> Array:
    """Zeiler and Fergus 2014; what is hidden is 0. Patch and stride divide the input's sides."""
    height, width = images.shape[2:]
    [score] = oracle.scores(images, index)
    fall, count = np.zeros((height, width)), np.zeros((height, width))
    for y in range(0, height - patch + 1, stride):
        for x in range(0, width - patch + 1, stride):
            hidden = images.detach().clone()
            hidden[..., y : y + patch, x : x + patch] = 0
            [left] = oracle.scores(hidden, index)
            fall[y : y + patch, x : x + patch] += score - left
            count[y : y + patch, x : x + patch] += 1
    return fall / count


def rise(oracle: Oracle, images: Any, index: int, masks: NDArray[Any], keep: float) -> Array:
    """Petsiuk et al. 2018, equation 6, for the softmax's probability."""
    total = np.zeros(masks.shape[1:])
    for mask in masks.astype(np.float64):
        with torch.no_grad():
            logits = oracle.logits(images * torch.from_numpy(mask))[0]
        total += float(torch.softmax(logits, 0)[index]) * mask
    return total / (len(masks) * keep)
