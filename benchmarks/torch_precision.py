"""Ranks bfloat16's maps against float32's: `python -m benchmarks.torch_precision NAMES --photos D`.

NAMES are networks of `benchmarks.torch_networks` (random weights, with the statistics of the
photographs in their batch norms, as a trained network has those of its pictures) or `.pt2` files
for inputs normalised as ImageNet's. D is a folder of photographs. A network is opened with the
precision "auto" and warmed with the first photograph, as the engine does it. Prints a line of JSON
for each network: which precision that chose for each method that shares a pass, at the auto layer
alone and at all layers, and Spearman's rank correlation of every map in bfloat16 (each method,
layer and photograph) with float32's. With `--as-built` the norms stay as they were built: they
change nothing. With `--one-layer` all layers are left out. With `--stepwise`, one photograph's maps
by the methods that run the network many times, too, which are in bfloat16 only where it was asked.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("KERAS_BACKEND", "torch")

import numpy as np
import torch
from PIL import Image

from benchmarks.torch_networks import NETWORKS, build
from engine.api.engine_status import EngineOptions
from engine.attribution.registry import METHODS
from engine.backends.precision import LEAST_CORRELATION, agree, rank_correlation
from engine.backends.torch.backend import TorchBackend
from engine.models.exported_program.vetting import vet
from tests.opened_programs import maps, method_map, one_hot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from engine.backends.protocol import Formula

    Correlations = dict[tuple[str, str, str], float]  # by method, layer and photograph

SIDE = 224
MEAN, STD = np.float32([0.485, 0.456, 0.406]), np.float32([0.229, 0.224, 0.225])
STEPWISE: dict[str, dict[str, Any]] = {
    "score-cam": {},
    "ablation-cam": {},
    "vanilla-gradients": {},
    "guided-backprop": {},
    "guided-grad-cam": {},
    "smoothgrad": {"samples": 16},
    "integrated-gradients": {"steps": 16},
    "occlusion": {},
    "rise": {"masks": 100},
}


def photographs(folder: Path) -> dict[str, NDArray[np.float32]]:
    """Return inputs (1, 224, 224, 3) by the names of their files."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in (".png", ".jpg", ".jpeg"):
            with Image.open(path) as opened:
                pixels = np.asarray(opened.convert("RGB").resize((SIDE, SIDE)), np.float32)
            found[path.stem] = np.ascontiguousarray(((pixels / 255 - MEAN) / STD)[None])
    return found


def with_statistics(module: Any, images: Any) -> Any:  # noqa: ANN401
    """Return a network whose batch norms have the statistics of images and their mirrored ones."""
    norms = [layer for layer in module.modules() if isinstance(layer, torch.nn.BatchNorm2d)]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None
        norm.train()
    with torch.no_grad():
        module(torch.cat([images, images.flip(3)]))
    return module.eval()


def exported(
    name: str, photos: Mapping[str, NDArray[np.float32]], folder: str, *, as_built: bool
) -> Path:
    """Return the file of a network; one that is a file already stays where it is."""
    if name not in NETWORKS:
        return Path(name)
    images = torch.from_numpy(np.concatenate(list(photos.values()))).permute(0, 3, 1, 2)
    module = build(name) if as_built else with_statistics(build(name), images)
    path = Path(folder, f"{name}.pt2")
    torch.export.save(torch.export.export(module, (images[:1].contiguous(),)), path)
    return path


def networks(path: Path, folder: str) -> dict[str, Any]:
    """Return a file opened in each precision."""
    vetted = vet(str(path), work_dir=folder)
    return {
        precision: TorchBackend(EngineOptions(precision=precision)).open(
            vetted.copy_path, vetted.kind
        )
        for precision in ("float32", "auto", "bfloat16")
    }


def formulas() -> dict[str, Formula]:
    """Return the formulas of the methods that share a pass, by their names."""
    return {name: entry.formula for name, entry in METHODS.items() if not entry.passes}


def warm(network: Any, photo: NDArray[np.float32]) -> None:  # noqa: ANN401
    """Do what the engine does with an image before and behind its first map."""
    network.forward(photo)
    others = formulas()
    for _ in network.warm(others.pop("grad-cam"), tuple(others.values())):
        pass


def correlation(exact: NDArray[np.float32], fast: NDArray[np.float32]) -> float:
    """Return the rank correlation of two maps; 1 or 0 where one of them is constant."""
    found = rank_correlation(exact, fast)
    return float(agree(exact, fast)) if found is None else found


def compared(
    exact: Any,  # noqa: ANN401
    fast: Any,  # noqa: ANN401
    photos: Mapping[str, NDArray[np.float32]],
    layers: Sequence[str],
) -> Correlations:
    """Return the correlations of all maps of one network's passes with another's."""
    found: Correlations = {}
    for photo, inputs in photos.items():
        objective = one_hot(exact, int(np.argmax(exact.forward(inputs).logits)))
        expected, taken = (maps(each, inputs, objective, *layers) for each in (exact, fast))
        for method, by_layer in expected.items():
            for layer, raw in by_layer.items():
                found[method, layer, photo] = correlation(raw, taken[method][layer])
    return found


def summary(found: Correlations, precisions: Mapping[str, str]) -> dict[str, Any]:
    """Return, by method, what was chosen, the least correlation, where, and the share at 0.99.

    Of a single layer, the correlation of each photograph.
    """
    told: dict[str, Any] = {}
    for method, chosen in precisions.items():
        mine = {key[1:]: round(value, 4) for key, value in found.items() if key[0] == method}
        worst = min(mine, key=mine.__getitem__)
        high = [value >= LEAST_CORRELATION for value in mine.values()]
        told[method] = [chosen, mine[worst], " ".join(worst), round(float(np.mean(high)), 4)]
        if len({layer for layer, _ in mine}) == 1:
            told[method] = [chosen, {photo: value for (_, photo), value in mine.items()}]
    return told


def stepwise(
    exact: Any,  # noqa: ANN401
    fast: Any,  # noqa: ANN401
    inputs: NDArray[np.float32],
) -> Iterator[tuple[str, float]]:
    """Yield the correlation of each method that runs the network many times."""
    layer = exact.description.auto_layer
    objective = one_hot(exact, int(np.argmax(exact.forward(inputs).logits)))
    for method, parameters in STEPWISE.items():
        at = layer if METHODS[method].info.scope.name == "ONE_LAYER" else None
        one, other = (
            method_map(each, inputs, objective, method, at, **parameters) for each in (exact, fast)
        )
        yield method, round(correlation(one, other), 4)


def measured(
    name: str,
    photos: Mapping[str, NDArray[np.float32]],
    *,
    as_built: bool,
    one_layer: bool,
    with_stepwise: bool,
) -> dict[str, Any]:
    """Return what the program prints of a network."""
    with tempfile.TemporaryDirectory() as folder:
        opened = networks(exported(name, photos, folder, as_built=as_built), folder)
    exact, auto, fast = (opened[each] for each in ("float32", "auto", "bfloat16"))
    first = next(iter(photos.values()))
    warm(auto, first)
    told: dict[str, Any] = {"network": Path(name).stem, "photographs": list(photos)}
    for what, layers in (
        ("auto layer", (exact.description.auto_layer,)),
        *([] if one_layer else [("all layers", exact.explainable)]),
    ):
        objective = one_hot(exact, 0)
        chosen = {
            name: auto.forward_backward(first, objective, layers, formula).precision
            for name, formula in formulas().items()
        }
        found = compared(exact, fast, photos, layers)
        told[what] = {"layers": len(layers), "methods": summary(found, chosen)}
    if with_stepwise:
        told["stepwise in bfloat16"] = dict(stepwise(exact, fast, first))
    return told


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.torch_precision")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--one-layer", action="store_true")
    parser.add_argument("--as-built", action="store_true")
    parser.add_argument("--stepwise", action="store_true")
    chosen = parser.parse_args()
    photos = photographs(chosen.photos)
    for name in chosen.names or NETWORKS:
        found = measured(
            name,
            photos,
            as_built=chosen.as_built,
            one_layer=chosen.one_layer,
            with_stepwise=chosen.stepwise,
        )
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
