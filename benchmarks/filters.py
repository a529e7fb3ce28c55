"""Compares how fast filter images grow: `python -m benchmarks.filters [ROUNDS]` prints JSON.

VGG16 (random weights), block3_conv1, 64 channels of 64 px, 40 steps, textbook style. Each grows a
part of the channels in turns, often, as other work on the machine comes and goes; times are scaled
up to 64. Then, in float32, what is reached.
"""

from __future__ import annotations

import json
import statistics
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import tensorflow as tf

from benchmarks import peers
from benchmarks.timing import in_turns, ratio
from engine.api.filters import FilterImages, FilterSettings, FilterStyle, GrowFilters, ObjectiveKind
from engine.backends.precision import has_bfloat16_units
from engine.backends.tensorflow.compiled import in_bfloat16
from engine.backends.tensorflow.filter_optimizer import KerasOptimizerFactory
from engine.backends.tensorflow.network import KerasNetwork
from engine.filters.input_scale import InputScale
from engine.filters.parametrizations.textbook import Textbook
from engine.filters.service import FilterService
from engine.filters.transforms import moved, moves

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

LAYER, CHANNELS, SIZE, STEPS = "block3_conv1", 64, 64, 40
EAGER_PART, VIS_PART, OUR_PART = 2, 16, 16
RANGE = InputScale((255.0,) * 3, (0.0,) * 3)
TRANSFORMS = 16


def grow(growing: FilterService, style: FilterStyle, count: int = CHANNELS) -> list[Any]:
    """Return all frames of a gallery."""
    settings = FilterSettings(style, STEPS, SIZE)
    request = GrowFilters("", LAYER, tuple(range(count)), ObjectiveKind.CHANNEL, settings)
    return [frame for frame in growing.grow(request) if isinstance(frame, FilterImages)]


def growing_of(network: KerasNetwork, precision: str) -> FilterService:
    """Return what grows a gallery, fed 0-255."""
    optimizer_factory = KerasOptimizerFactory(
        network._scorer, (224, 224), network._placement, precision
    )
    info: Any = SimpleNamespace(name="VGG16", input_shape=(224, 224, 3), preprocess="none")
    return FilterService(optimizer_factory, info)


def starts(count: int) -> NDArray[np.float32]:
    """Return the noise that the channels start from."""
    return Textbook(RANGE, SIZE, SIZE).start(0, range(count), [0] * count)[0]


def textbook_step(cut: Any, channel: Any, picture: Any) -> Any:  # noqa: ANN401
    """Take the textbook's step with one picture."""
    with tf.GradientTape() as tape:
        tape.watch(picture)
        loss = tf.reduce_mean(tf.gather(cut(picture), channel, axis=-1))
    gradient = tape.gradient(loss, picture)
    return picture + gradient / (tf.sqrt(tf.reduce_mean(tf.square(gradient))) + 1e-5)


def plain_loop(
    step: Callable[..., Any],
    cut: Any,  # noqa: ANN401
    channel: int,
    start: NDArray[np.float32],
) -> NDArray[np.float32]:
    """Climb as the textbook has it: one picture at a time."""
    picture = tf.constant(start[None])
    for _ in range(STEPS):
        picture = step(cut, tf.constant(channel), picture)
    found: NDArray[np.float32] = picture.numpy()[0]
    return found


def tf_keras_vis(cut: Any) -> Callable[[], object]:  # noqa: ANN401
    """Return tf-keras-vis growing one batch, without penalties and moves."""
    from tf_keras_vis.activation_maximization import ActivationMaximization
    from tf_keras_vis.utils.scores import CategoricalScore

    peer = ActivationMaximization(cut, clone=False)
    score = CategoricalScore(list(range(VIS_PART)))
    seed = starts(VIS_PART)
    return lambda: peer(score, seed_input=seed, input_modifiers=[], regularizers=[], steps=STEPS)


def limit(cut: Any, batch: int, *, bfloat16: bool) -> Callable[[], object]:  # noqa: ANN401
    """Return the limit: forward and gradient of the input, as often as the part needs them."""
    weights = tf.constant(np.eye(256, dtype=np.float32)[:batch])

    @tf.function(autograph=False)
    def gradient(inputs: tf.Tensor) -> tf.Tensor:
        with tf.GradientTape() as tape:
            tape.watch(inputs)
            units = tf.reduce_mean(cut(inputs, training=False), axis=(1, 2))
            score = tf.reduce_sum(units * weights)
        return tape.gradient(score, inputs)

    inputs = tf.constant(starts(batch))

    def run() -> None:
        for _ in range(STEPS * OUR_PART // batch):
            if bfloat16:
                with in_bfloat16():
                    found = gradient(inputs)
            else:
                found = gradient(inputs)
        found.numpy()

    return run


def quality(network: KerasNetwork, cut: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return how the pictures' objectives compare, in float32."""
    growing = growing_of(network, "float32")
    ours = np.concatenate(
        [each.objective for each in grow(growing, FilterStyle.TEXTBOOK) if each.done]
    )
    begin = starts(CHANNELS)
    step = tf.function(textbook_step, autograph=False)
    plain = [plain_loop(step, cut, each, begin[each]) for each in range(CHANNELS)]
    reached = [float(cut(plain[each][None])[..., each].numpy().mean()) for each in range(CHANNELS)]
    # A channel that the noise does not excite stays at 0 in the plain loop; ours tries other noise.
    off = [abs(a - b) / b for a, b in zip(ours, reached, strict=True) if b > 0]
    pictures = {}
    for style in FilterStyle:
        ascents = growing._grower
        optimizer: Any = ascents.optimizer(_filter_objective(), style, RANGE, (SIZE, SIZE))
        state = optimizer.begin(optimizer.parametrization.start(0, range(CHANNELS), [0] * CHANNELS))
        eye = np.eye(256, dtype=np.float32)[:CHANNELS]
        for first in range(0, STEPS, 4):
            state, _, _ = optimizer.advance(
                state, eye, optimizer.parametrization.moves(0, STEPS)[first : first + 4], first
            )
        pictures[style] = np.asarray(
            optimizer.parametrization.fed(optimizer.parametrization.held(state[0]), None)
        )
    seen = {style: _under_transforms(cut, each) for style, each in pictures.items()}
    higher = seen[FilterStyle.FOURIER] >= seen[FilterStyle.TEXTBOOK]
    return {
        "textbook differs from a plain loop by at most": float(max(off)),
        "channels that the plain loop excites": len(off),
        "fourier at least textbook, share of channels": float(higher.mean()),
        "fourier / textbook, median": float(
            np.median(seen[FilterStyle.FOURIER] / np.maximum(seen[FilterStyle.TEXTBOOK], 1e-9))
        ),
    }


def _filter_objective() -> Any:  # noqa: ANN401
    from engine.backends.objective import FilterObjective

    return FilterObjective(LAYER)


def _under_transforms(cut: Any, inputs: NDArray[np.float32]) -> NDArray[np.float64]:  # noqa: ANN401
    """Return each channel's objective, averaged over moves that no recipe was grown with."""
    found = np.zeros(CHANNELS)
    for move in moves(12345, TRANSFORMS, SIZE, SIZE):
        units = cut.predict(np.asarray(moved(inputs, move)), verbose=0, batch_size=16).mean((1, 2))
        found += units[np.arange(CHANNELS), np.arange(CHANNELS)] / TRANSFORMS
    return found


def main(rounds: int) -> None:
    """Measure and print."""
    model = peers.build("VGG16")
    network = KerasNetwork(model)
    base = keras.Model(model.inputs[0], model.get_layer(LAYER).output)
    free = keras.Input((SIZE, SIZE, 3))
    x = free
    for layer in base.layers[1:]:
        x = layer(x)
    cut = keras.Model(free, x)
    precisions = ["float32"] + (["bfloat16"] if has_bfloat16_units() else [])
    begin = starts(EAGER_PART)
    contestants: dict[str, Callable[[], object]] = {
        "eager": lambda: [
            plain_loop(textbook_step, cut, each, begin[each]) for each in range(EAGER_PART)
        ],
        "tf-keras-vis": tf_keras_vis(cut),
    }
    batches, first_ms = {}, {}
    for precision in precisions:
        growing = growing_of(network, precision)
        cold = grow(growing, FilterStyle.TEXTBOOK, 16)[0].elapsed_ms  # compiles
        warm = grow(growing, FilterStyle.TEXTBOOK, 64)[0].elapsed_ms
        first_ms[precision] = {"cold": cold, "warm": warm}
        optimizer: Any = growing._grower.optimizer(
            _filter_objective(), FilterStyle.TEXTBOOK, RANGE, (SIZE, SIZE)
        )
        batch = batches[precision] = optimizer.batch
        contestants[f"ours {precision}"] = lambda it=growing: grow(
            it, FilterStyle.TEXTBOOK, OUR_PART
        )
        contestants[f"limit {precision}"] = limit(cut, batch, bfloat16=precision == "bfloat16")
    times = in_turns(contestants, rounds)
    for name, values in times.items():
        part = {"eager": EAGER_PART, "tf-keras-vis": VIS_PART}.get(name, OUR_PART)
        times[name] = [each * CHANNELS / part for each in values]
    result: dict[str, Any] = {
        "layer": LAYER,
        "channels": CHANNELS,
        "px": SIZE,
        "steps": STEPS,
        "batches": batches,
        "rounds": rounds,
        "ms": {name: statistics.median(values) for name, values in times.items()},
        "first frame ms": first_ms,
    }
    for precision in precisions:
        ours = f"ours {precision}"
        result[f"eager/{ours}"] = ratio(times, "eager", ours)
        result[f"tf-keras-vis/{ours}"] = ratio(times, "tf-keras-vis", ours)
        result[f"{ours}/limit"] = ratio(times, ours, f"limit {precision}")
    result["quality"] = quality(network, cut)
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
