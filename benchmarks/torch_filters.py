"""Compares how fast filter images grow in PyTorch: `python -m benchmarks.torch_filters [NAME...]`.

16 channels of a layer in the middle of VGG19, ResNet50 and MobileNetV2 (own definitions, random
weights), textbook style, against a plain autograd loop of one picture at a time on the module cut
off at the layer, and against a batch of them. All begin with the same pictures and take as many
steps. Prints JSON; times are those of a step of all channels, and objectives are compared with the
plain loop's. `--px 64` takes pictures of one size.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from typing import TYPE_CHECKING, Any

import numpy as np

os.environ["KERAS_BACKEND"] = "torch"

import torch

from benchmarks.timing import in_turns, ratio
from benchmarks.torch_networks import build
from engine.api.engine_status import EngineOptions
from engine.api.filters import FilterImages, FilterSettings, FilterStyle, GrowFilters
from engine.api.model import LoadModel
from engine.filters.input_scale import InputScale
from engine.filters.parametrizations.textbook import Textbook
from engine.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

LAYERS = {"VGG19": "features.10", "ResNet50": "layer2.0.conv2", "MobileNetV2": "features.6"}
CHANNELS, SIDES, STEPS, PART, ROUNDS = 16, (64, 128), 16, 2, 3
PRECISIONS = ("float32", "auto")
SCALE = InputScale((1.0,) * 3, (0.0,) * 3)


class _Reached(Exception):
    def __init__(self, output: Any) -> None:  # noqa: ANN401
        super().__init__()
        self.output = output


def cut(module: Any, layer: str) -> Callable[[Any], Any]:  # noqa: ANN401
    """Return what gives a layer's output, and computes nothing behind it."""

    def stop(_: object, __: object, output: Any) -> None:  # noqa: ANN401
        raise _Reached(output)

    module.get_submodule(layer).register_forward_hook(stop)

    def units(x: Any) -> Any:  # noqa: ANN401
        try:
            module(x)
        except _Reached as reached:
            return reached.output
        raise AssertionError(layer)

    return units


def starts(count: int, side: int) -> Any:  # noqa: ANN401
    """Return the pictures (n, 3, h, w) that ours begin with, in 0-1."""
    pictures = Textbook(SCALE, side, side).start(0, range(count), [0] * count)[0]
    return torch.tensor(pictures).permute(0, 3, 1, 2).contiguous()


def climb(units: Callable[[Any], Any], pictures: Any, channels: range) -> Any:  # noqa: ANN401
    """Take the textbook's steps with pictures together; a plain loop gives them one by one."""
    rows = torch.arange(len(pictures))
    for _ in range(STEPS):
        pictures = pictures.detach().requires_grad_()
        means = units(pictures).mean(dim=(2, 3))
        (gradient,) = torch.autograd.grad(means[rows, torch.tensor(channels)].sum(), pictures)
        size = gradient.square().mean(dim=(1, 2, 3), keepdim=True).sqrt()
        pictures = pictures + gradient / (size + 1e-5) / 255
    return pictures


def objectives(units: Callable[[Any], Any], pictures: Any) -> Any:  # noqa: ANN401
    """Return what the pictures reach, each of its own channel."""
    with torch.no_grad():
        return units(pictures).mean(dim=(2, 3))[:, : len(pictures)].diagonal().numpy()


def grown(session: Session, model: str, layer: str, side: int) -> list[Any]:
    """Return all frames of a gallery."""
    settings = FilterSettings(FilterStyle.TEXTBOOK, STEPS, side, preprocess="unit")
    request = GrowFilters(model, layer, tuple(range(CHANNELS)), settings=settings)
    return [frame for frame in session.run(request) if isinstance(frame, FilterImages)]


def measured(name: str, layer: str, side: int, folder: str) -> dict[str, Any]:
    """Return milliseconds of a step of all channels, and their ratios."""
    module = build(name)
    path = os.path.join(folder, f"{name}.pt2")
    if not os.path.exists(path):
        example = torch.rand(1, 3, 224, 224)
        torch.export.save(torch.export.export(module, (example,)), path)
    units = cut(module, layer)
    begin = starts(CHANNELS, side)
    contestants: dict[str, Callable[[], object]] = {
        "plain": lambda: [
            climb(units, begin[each : each + 1], range(each, each + 1)) for each in range(PART)
        ],
        "plain batch": lambda: climb(units, begin, range(CHANNELS)),
    }
    reached = objectives(units, climb(units, begin, range(CHANNELS)))
    told = {}
    for precision in PRECISIONS:
        session = Session(folder, EngineOptions(precision=precision, backend="torch"))
        *_, info = session.run(LoadModel(path))
        frame = grown(session, info.key, layer, side)[-1]
        off = np.abs(frame.objective - reached[list(frame.channels)]).max()
        told[precision] = {
            "precision": frame.precision,
            "objectives off by": float(off / np.abs(reached).max()),
        }
        contestants[precision] = lambda it=session, key=info.key: grown(it, key, layer, side)
    times = in_turns(contestants, ROUNDS)
    times["plain"] = [each * CHANNELS / PART for each in times["plain"]]
    return {
        "model": name,
        "layer": layer,
        "px": side,
        "ms a step": {key: statistics.median(values) / STEPS for key, values in times.items()},
        "plain/ours": {key: ratio(times, "plain", key) for key in PRECISIONS},
        "ours/plain batch": {key: ratio(times, key, "plain batch") for key in PRECISIONS},
        "told": told,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.torch_filters")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--px", type=int, nargs="*", default=SIDES)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in chosen.names or LAYERS:
            for side in chosen.px:
                found = measured(name, LAYERS[name], side, folder)
                sys.stdout.write(json.dumps(found) + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
