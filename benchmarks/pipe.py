"""Measures what messages take through the pipe: `python -m benchmarks.pipe` prints JSON.

Another process holds typical answers and sends one when told to, or takes a request and says so.
Time: from that word, or from the message, to the message in hand at the other end. Gap: the longest
time for which this process's other threads stood still meanwhile.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.timing import percentile
from engine.api.activations import Activations, ChannelStatistics, ShowActivations
from engine.api.attribution import Explain, Maps, Prediction, Predictions
from engine.api.errors import text
from engine.api.image import HoldImage, Picture
from engine.api.keys import InputKey, MapKey, Target
from engine.api.model import LayerNode, LoadModel, ModelInfo
from engine.api.outputs import OutputInfo
from engine.ipc.array_messages import receive
from engine.ipc.codec import encode
from engine.ipc.messages import Answer, FromEngine, Submit, ToEngine

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

ROUNDS = 40
INPUT = InputKey("m" * 64, "i" * 64)


def read_only(array: np.ndarray) -> np.ndarray:
    """Return an array as the engine gives it."""
    array.flags.writeable = False
    return array


def requests() -> dict[str, Submit]:
    """Return typical messages to the engine."""
    photo = read_only(np.random.default_rng(1).integers(0, 255, (3000, 4000, 3), np.uint8))
    return {
        "request for maps": Submit(1, Explain(MapKey(INPUT, "grad-cam", Target(281)), "conv")),
        "photograph of 36 MB": Submit(2, HoldImage(Picture("i" * 64, "a.jpg", "/a.jpg", photo))),
    }


def answers() -> dict[str, Answer]:
    """Return typical messages from the engine."""
    request = Explain(MapKey(INPUT, "grad-cam", Target(281)), "conv")
    sides = [112] * 10 + [56] * 40 + [28] * 50 + [14] * 60 + [7] * 14  # as of ResNet50
    maps = {f"conv{n}": read_only(np.ones((s, s), np.float32)) for n, s in enumerate(sides)}
    channels = read_only(np.ones((64, 512, 512), np.float32))
    row = read_only(np.ones(64, np.float32))
    statistics = ChannelStatistics(row, row, row, row, row, read_only(np.zeros(64, np.int64)))
    ranked = tuple(Prediction(Target(n), f"class {n}", 0.001, 1.5) for n in range(1000))
    properties = (("strides", (2, 2)), ("padding", "same"), ("use_bias", False))
    layers = tuple(
        LayerNode(f"l{n}", f"l{n}", "Conv2D", (None, 7, 7, 64), 9, True, (f"l{n - 1}",), True, None,
                  (), properties)
        for n in range(1000)
    )  # fmt: skip
    output = OutputInfo("out", 1000, tuple(f"class {n}" for n in range(1000)), "softmax")
    model = ModelInfo(
        LoadModel("/a.keras"), "m" * 64, "a", (224, 224, 3), layers, 1, 1, "l9", text("Because."),
        "caffe", text("Because."), False, (), 1.0, (output,),
    )  # fmt: skip
    return {
        "maps of 174 layers": Answer(1, Maps(request, "cat", 1.0, maps, (), True, 1.0)),
        "activations of 64 MB": Answer(
            2, Activations(ShowActivations(INPUT, "conv"), channels, row, 1.0, statistics)
        ),
        "predictions of 1,000 classes": Answer(3, Predictions(INPUT, ranked, 1.0)),
        "model of 1,000 layers": Answer(4, model),
    }


def send(connection: Connection, message: object) -> None:
    """Write a message to a pipe."""
    for part in encode(message):
        connection.send_bytes(part)


def serve(connection: Connection) -> None:
    """Be the other process."""
    held = answers()
    while name := connection.recv_bytes().decode():
        if name in held:
            send(connection, held[name])
        else:
            receive(connection, ToEngine)
            connection.send_bytes(b"!")


class Pulse(threading.Thread):
    """Counts how long other threads are kept from running."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.longest_ms = 0.0

    def run(self) -> None:
        """Wake every half millisecond."""
        last = time.perf_counter()
        while True:
            time.sleep(0.0005)
            now = time.perf_counter()
            self.longest_ms = max(self.longest_ms, (now - last) * 1000)
            last = now


def main() -> None:
    """Measure and print."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    context.Process(target=serve, args=(theirs,), daemon=True).start()
    pulse = Pulse()
    pulse.start()
    up, result = requests(), {}
    for name in (*up, *answers()):
        times, gaps = [], []
        for number in range(ROUNDS + 5):
            ours.send_bytes(name.encode())
            pulse.longest_ms = 0.0
            started = time.perf_counter()
            if name in up:
                send(ours, up[name])
                ours.recv_bytes()
            else:
                receive(ours, FromEngine)
            elapsed = (time.perf_counter() - started) * 1000
            if number >= 5:
                times.append(elapsed)
                gaps.append(pulse.longest_ms)
        result[name] = summary(times, gaps)
    ours.send_bytes(b"")
    sys.stdout.write(json.dumps(result) + "\n")


def summary(times: list[float], gaps: list[float]) -> dict[str, Any]:
    """Return the figures of one kind of message, in ms."""
    return {
        "median": round(percentile(times, 0.5), 2),
        "p95": round(percentile(times, 0.95), 2),
        "gap median": round(percentile(gaps, 0.5), 2),
        "gap max": round(max(gaps), 2),
    }


if __name__ == "__main__":
    main()
