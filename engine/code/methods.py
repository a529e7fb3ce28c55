"""Lists the attribution methods that a script can repeat (SCRIPTS), with their arithmetic in numpy.

A script's arithmetic is that of `engine.attribution.methods`, written for reading; tests compare
the two. A method without an entry is refused in one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError, text
from engine.attribution.methods.xgrad_cam import LEAST_SHARE
from engine.backends.script_protocol import Probe
from engine.code.script import code

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.errors import Text
    from engine.attribution.parameters import (
        IntegratedGradientsParameters,
        NoiseParameters,
        OcclusionParameters,
    )
    from engine.attribution.registry import Method
    from engine.code.script import Lines


@dataclass(frozen=True, slots=True)
class MethodScript:
    """A method as a script computes it.

    Attributes
    ----------
    probe : Probe
        Quantity of the network that it begins with.
    lines : callable
        Takes the method's parameters and the input's (h, w), and gives the lines that make
        `heatmap` of what the probe gives.
    is_signed : bool
        Its maps may have negative values.
    has_baseline : bool
        The lines use `baseline`, the input that stands for no information.
    """

    probe: Probe
    lines: Callable[[Any, tuple[int, int]], Lines]
    is_signed: bool = False
    has_baseline: bool = False


def method_script(method: Method, parameters: object) -> MethodScript:
    """Return a method's script. Raises EngineError, with the reason, where there is none."""
    if getattr(parameters, "smoothing", 0):
        raise EngineError(
            "A short script cannot repeat the flipped, shifted and noisy copies of the smoothing. "
            "Set Smoothing to 0, and copy again."
        )
    found = SCRIPTS.get(method.info.id)
    if found is None:
        why = REFUSALS.get(method.info.id, text("it is not supported yet."))
        raise EngineError("There is no script of {method}: {why}", method=method.info.name, why=why)
    return found


def _formula(literal: str) -> Callable[[Any, tuple[int, int]], Lines]:
    lines = code(literal)
    return lambda parameters, size: lines


def _eigen(matrix: str) -> Callable[[Any, tuple[int, int]], Lines]:
    return _formula(
        f"""
        patterns = {matrix}
        v = np.linalg.svd(patterns.reshape(-1, A.shape[-1]), full_matrices=False)[2][0]
        heatmap = patterns @ v
        if heatmap.sum() < 0:  # a singular vector has no sign of its own
            heatmap = -heatmap
        """
    )


def _noisy(statistic: str) -> Callable[[Any, tuple[int, int]], Lines]:
    def lines(parameters: NoiseParameters, size: tuple[int, int]) -> Lines:
        return code(
            f"""
            sigma = {parameters.noise!r} * (x.max() - x.min())
            gradients = []
            for copy in range({parameters.samples}):
                random = np.random.default_rng(({parameters.seed}, copy))
                noise = random.standard_normal(x.shape, np.float32)
                gradients.append(gradient(x + sigma * noise))
            heatmap = np.float32({statistic}.max(axis=-1))
            """
        )

    return lines


def _integrated(parameters: IntegratedGradientsParameters, size: tuple[int, int]) -> Lines:
    return code(
        f"""
        weights = np.full({parameters.steps}, 1 / {parameters.steps - 1})  # the trapezoid rule
        weights[[0, -1]] /= 2
        total = np.zeros(x.shape)
        for share, weight in zip(np.linspace(0, 1, {parameters.steps}, dtype=np.float32), weights):
            total += weight * gradient((1 - share) * baseline + share * x)
        heatmap = np.float32(((x - baseline) * total).sum(axis=-1))
        """
    )


def _occlusion(parameters: OcclusionParameters, size: tuple[int, int]) -> Lines:
    patch, stride = parameters.patch, parameters.stride
    tops, lefts = (_starts(side, patch, stride) for side in size)
    return code(
        f"""
        untouched = score(x)
        fall, times = np.zeros(x.shape[:2]), np.zeros(x.shape[:2])
        for top in {tops}:
            for left in {lefts}:
                square = np.s_[top : top + {patch}, left : left + {patch}]
                hidden = x.copy()
                hidden[square] = baseline[square]
                fall[square] += untouched - score(hidden)
                times[square] += 1
        heatmap = np.float32(fall / times)
        """
    )


def _starts(side: int, patch: int, stride: int) -> str:
    """Return Python for where squares begin along a side: the last one ends at its edge."""
    last = side - patch
    steps = f"range(0, {last + 1}, {stride})" if stride <= last else "range(1)"
    return steps if last % stride == 0 else f"[*{steps}, {last}]"


SCRIPTS: dict[str, MethodScript] = {
    "grad-cam": MethodScript(
        Probe.GRADIENTS,
        _formula(
            """
            weights = G.mean(axis=(0, 1))
            heatmap = np.maximum(A @ weights, 0)
            """
        ),
    ),
    "grad-cam++": MethodScript(
        Probe.GRADIENTS,
        _formula(
            """
            # weights = sum(alpha relu(G)) with alpha = G² / (2 G² + sum(A) G³)
            positive, total = np.maximum(G, 0), np.maximum(A.sum(axis=(0, 1)), 0)
            weights = (positive / (2 + total * positive)).sum(axis=(0, 1))
            heatmap = np.maximum(A @ weights, 0)
            """
        ),
    ),
    "xgrad-cam": MethodScript(
        Probe.GRADIENTS,
        _formula(
            f"""
            # weights = sum(G A) / sum(A), but 0 where sum(A) is not more than rounding
            total = A.sum(axis=(0, 1))
            counts = np.abs(total) > {LEAST_SHARE!r} * np.abs(A).sum(axis=(0, 1))
            weights = counts * (G * A).sum(axis=(0, 1)) / np.where(counts, total, 1)
            heatmap = np.maximum(A @ weights, 0)
            """
        ),
    ),
    "layer-cam": MethodScript(
        Probe.GRADIENTS,
        _formula("heatmap = np.maximum((np.maximum(G, 0) * A).sum(axis=-1), 0)"),
    ),
    "hires-cam-signed": MethodScript(
        Probe.GRADIENTS, _formula("heatmap = (G * A).sum(axis=-1)"), is_signed=True
    ),
    "hires-cam": MethodScript(
        Probe.GRADIENTS, _formula("heatmap = np.maximum((G * A).sum(axis=-1), 0)")
    ),
    "grad-cam-elementwise": MethodScript(
        Probe.GRADIENTS, _formula("heatmap = np.maximum(G * A, 0).sum(axis=-1)")
    ),
    "eigen-cam": MethodScript(Probe.ACTIVATIONS, _eigen("A"), is_signed=True),
    "eigen-grad-cam": MethodScript(Probe.GRADIENTS, _eigen("G * A"), is_signed=True),
    "cam": MethodScript(Probe.POOLED_WEIGHTS, _formula("heatmap = A @ weights"), is_signed=True),
    "vanilla-gradients": MethodScript(
        Probe.INPUT_GRADIENT, _formula("heatmap = np.abs(gradient(x)).max(axis=-1)")
    ),
    "smoothgrad": MethodScript(
        Probe.INPUT_GRADIENT, _noisy("np.abs(np.mean(gradients, axis=0, dtype=float))")
    ),
    "vargrad": MethodScript(Probe.INPUT_GRADIENT, _noisy("np.var(gradients, axis=0, dtype=float)")),
    "squaregrad": MethodScript(
        Probe.INPUT_GRADIENT, _noisy("np.mean(np.square(gradients), axis=0, dtype=float)")
    ),
    "integrated-gradients": MethodScript(
        Probe.INPUT_GRADIENT, _integrated, is_signed=True, has_baseline=True
    ),
    "occlusion": MethodScript(Probe.SCORE, _occlusion, is_signed=True, has_baseline=True),
}
"""Method id -> its script."""

REFUSALS: dict[str, Text] = {
    "guided-backprop": text("it replaces the gradient of every ReLU, which is no short script."),
    "guided-grad-cam": text("it replaces the gradient of every ReLU, which is no short script."),
    "ablation-cam": text("it runs the part of the network behind the layer once for each channel."),
    "score-cam": text("it runs the network for each channel, in batches."),
    "faster-score-cam": text("it runs the network for each of its channels, in batches."),
    "rise": text("it runs the network for a thousand random masks, in batches."),
}
"""Method id -> why it has no script."""
