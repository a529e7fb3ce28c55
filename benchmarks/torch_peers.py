"""Times Grad-CAM of exported programs: ours, pytorch-grad-cam, Captum, and the limit.

`python -m benchmarks.torch_peers NAME ROUNDS` prints JSON: medians in ms, and ratios that are
medians of the rounds' ratios; with `--compiled`, `torch.compile` takes part (a minute or more). The
limit is the fastest of the ways in which PyTorch runs the original module forward here. The peers
have the original module, ours has the file alone.
"""

from __future__ import annotations

import copy
import json
import os
import statistics
import sys
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("KERAS_BACKEND", "torch")

import numpy as np
import torch

from benchmarks.timing import in_turns, ratio
from benchmarks.torch_networks import CLASSES, NETWORKS, build, photo
from engine.attribution.registry import METHODS
from engine.backends.objective import Objective
from tests.stand_ins import captum, pytorch_grad_cam

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Run = Callable[[], object]

CLASS = 281
METHOD = METHODS["grad-cam"].formula
FORWARD = "forward "
_COMPILED = "--compiled"


def forward_passes(module: Any, tensor: Any, *, compiled: bool) -> dict[str, Run]:  # noqa: ANN401
    """Return ways to run a module forward, its answer in float32 each time, that work here."""
    last = torch.channels_last
    tensor_last = tensor.to(memory_format=last)
    module_last = copy.deepcopy(module).to(memory_format=last)
    half = copy.deepcopy(module_last).to(torch.bfloat16)
    tensor_half = tensor_last.to(torch.bfloat16)

    def autocast(run: Any, given: Any) -> Any:  # noqa: ANN401
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return run(given).float()

    def frozen(run: Any, given: Any, *, optimize: bool = False) -> Any:  # noqa: ANN401
        traced = torch.jit.freeze(torch.jit.trace(copy.deepcopy(run), given))
        return torch.jit.optimize_for_inference(traced) if optimize else traced

    def inductor(run: Any, given: Any) -> Any:  # noqa: ANN401
        import torch._inductor.config as settings

        settings.freezing = True
        made = torch.compile(copy.deepcopy(run))
        made(given)
        return made

    makers: dict[str, Callable[[], tuple[Any, Any]]] = {
        "eager": lambda: (module, tensor),
        "channels last": lambda: (module_last, tensor_last),
        "frozen": lambda: (frozen(module, tensor, optimize=True), tensor),
        "frozen, channels last": lambda: (frozen(module_last, tensor_last), tensor_last),
        "bf16 channels last": lambda: (half, tensor_half),
        "bf16 frozen": lambda: (frozen(half, tensor_half), tensor_half),
    }
    if compiled:
        makers["compiled"] = lambda: (inductor(module_last, tensor_last), tensor_last)
        makers["bf16 compiled"] = lambda: (inductor(half, tensor_half), tensor_half)
    runs: dict[str, Run] = {
        "bf16 autocast": lambda: autocast(module, tensor),
        "bf16 autocast, channels last": lambda: autocast(module_last, tensor_last),
    }
    for name, maker in makers.items():
        try:
            run, given = maker()
            with torch.inference_mode():
                for _ in range(2):
                    run(given)
        except (RuntimeError, TypeError) as error:
            sys.stderr.write(f"{name} does not work here: {error}\n")
            continue
        runs[name] = lambda run=run, given=given: run(given).float().numpy()
    return {FORWARD + name: _in_inference(run) for name, run in runs.items()}


def _in_inference(run: Run) -> Run:
    def inner() -> object:
        with torch.inference_mode():
            return run()

    return inner


def opened(path: Path, folder: str) -> Any:  # noqa: ANN401
    """Vet a file and open it, as the engine does."""
    from engine.backends.torch.backend import TorchBackend
    from engine.models.exported_program.vetting import vet

    vetted = vet(str(path), work_dir=folder)
    return TorchBackend().open(vetted.copy_path, vetted.kind)


def objective() -> Objective:
    """Return the score of one class."""
    weights = np.zeros(CLASSES, np.float32)
    weights[CLASS] = 1.0
    return Objective(weights)


def ours(network: Any, inputs: NDArray[np.float32], layers: tuple[str, ...]) -> Any:  # noqa: ANN401
    """Return our raw maps by layer: one pass."""
    taken = network.forward_backward(inputs, objective(), layers, METHOD)
    return taken.maps(METHOD, taken.layers)


def grad_cam(module: Any, layer: str) -> Any:  # noqa: ANN401
    """Return pytorch-grad-cam's Grad-CAM of a layer, without what is drawn afterwards."""
    return pytorch_grad_cam().GradCAM(module, [module.get_submodule(layer)])


def explained_by(peer: Any, tensor: Any) -> Any:  # noqa: ANN401
    """Return pytorch-grad-cam's map, upsampled and stretched as it always is."""
    from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget

    return peer(tensor, [ClassifierOutputTarget(CLASS)])


def explainable(network: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return every layer that has a map."""
    return tuple(network.sizes())


def rank_correlation(one: NDArray[Any], other: NDArray[Any]) -> float:
    """Return Spearman's coefficient of two maps; 1 where both are constant."""
    from scipy.stats import rankdata

    ranks = [rankdata(each.ravel()) for each in (one, other)]
    if all(np.ptp(rank) == 0 for rank in ranks):
        return 1.0
    return float(np.corrcoef(*ranks)[0, 1])


def measure(name: str, rounds: int, *, compiled: bool) -> dict[str, Any]:
    """Return what the program prints."""
    warnings.simplefilter("ignore")  # theirs
    module, tensor, layer = build(name), photo(), NETWORKS[name][1]
    inputs = np.ascontiguousarray(tensor.permute(0, 2, 3, 1).numpy())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{name}.pt2")
        torch.export.save(torch.export.export(module, (tensor,)), path)
        network = opened(path, folder)
    layers = explainable(network)
    runs = forward_passes(module, tensor, compiled=compiled)
    peer = grad_cam(copy.deepcopy(module), layer)
    theirs = captum().LayerGradCam(copy.deepcopy(module), None)
    theirs.layer = theirs.forward_func.get_submodule(layer)
    runs |= {
        "one layer": lambda: ours(network, inputs, (layer,)),
        "all layers": lambda: ours(network, inputs, layers),
        "pytorch-grad-cam": lambda: explained_by(peer, tensor),
        "Captum": lambda: theirs.attribute(tensor, CLASS, relu_attributions=True).detach().numpy(),
    }
    warm(network)
    times = in_turns(runs, rounds)
    medians = {key: statistics.median(values) for key, values in times.items()}
    float32 = [key for key in medians if key.startswith(FORWARD) and "bf16" not in key]
    best = min(float32, key=medians.__getitem__)
    fastest = min((key for key in medians if key.startswith(FORWARD)), key=medians.__getitem__)
    found = ours(network, inputs, (layer,))[layer]
    expected = theirs.attribute(tensor, CLASS, relu_attributions=True).detach().numpy()[0, 0]
    precision = network.forward_backward(inputs, objective(), (layer,), METHOD).precision
    return {
        "network": name,
        "layer": layer,
        "layers": len(layers),
        "precision": precision,
        "ms": medians,
        "best float32": best,
        "fastest": fastest,
        "one/forward": ratio(times, "one layer", best),
        "all/forward": ratio(times, "all layers", best),
        "one/fastest": ratio(times, "one layer", fastest),
        "all/fastest": ratio(times, "all layers", fastest),
        "pytorch-grad-cam/one": ratio(times, "pytorch-grad-cam", "one layer"),
        # one run of theirs for each layer, against one run of ours for all
        "pytorch-grad-cam/all": ratio(times, "pytorch-grad-cam", "all layers") * len(layers),
        "Captum/one": ratio(times, "Captum", "one layer"),
        "difference": float(np.abs(found - expected).max() / expected.max()),
        "rank correlation": rank_correlation(found, expected),
    }


def warm(network: Any) -> None:  # noqa: ANN401
    """Do what the engine does behind the screen after opening."""
    for _ in network.warm(METHOD):
        pass


if __name__ == "__main__":
    result = measure(sys.argv[1], int(sys.argv[2]), compiled=_COMPILED in sys.argv)
    sys.stdout.write(json.dumps(result) + "\n")
