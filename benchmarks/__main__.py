"""Measures everything in one run and writes benchmarks/RESULTS.md: `python -m benchmarks`.

`python -m benchmarks warm`, `first`, `methods`, `many`, `filters` or `window` measures that part
alone and prints it.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.timing import in_own_process
from benchmarks.virtual_screen import virtual_screen

if TYPE_CHECKING:
    from collections.abc import Iterator

MODELS = ("VGG16", "ResNet50", "MobileNetV2")
ALL_MODELS = (*MODELS, "EfficientNetV2B1", "InceptionV3")
THROUGHPUT_MODELS = ("MobileNetV2", "ResNet50")
WARM_ROUNDS = 15
METHOD_ROUNDS = 7
FILTER_ROUNDS = 5
FIRST_RUNS = 3
START_RUNS = 5
LIVE_RUNS = 3


def warm() -> Iterator[str]:
    """Warm Grad-CAM against peers and the compiled forward pass."""
    yield "## Warm Grad-CAM, random weights, batch 1\n"
    yield (
        "Medians of the rounds; each round runs all five in turn, and a ratio is the median of the "
        "rounds' ratios. The last column is the largest difference between our raw map and "
        "tf-keras-vis', as a share of its maximum.\n"
    )
    yield (
        "| model (layer) | forward ms | one layer ms | all layers ms (how many) | tf-keras-vis ms "
        "| textbook ms | one / forward | all / forward | tf-keras-vis / one | textbook / one "
        "| tf-keras-vis / all | difference |"
    )
    yield "|---|" + "---:|" * 11
    for name in MODELS:
        r = in_own_process("benchmarks.warm", name, str(WARM_ROUNDS))
        ms = r["ms"]
        yield (
            f"| {name} ({r['layer']}) | {ms['forward']:.1f} | {ms['one layer']:.1f} "
            f"| {ms['all layers']:.1f} ({r['layers']}) | {ms['tf-keras-vis']:.1f} "
            f"| {ms['textbook']:.1f} | {r['one/forward']:.2f} | {r['all/forward']:.2f} "
            f"| {r['tf-keras-vis/one']:.1f} | {r['textbook/one']:.1f} "
            f"| {r['tf-keras-vis/all']:.1f} | {r['difference']:.0e} |"
        )


def first() -> Iterator[str]:
    """Time to the first answer of a model that was just opened, each in a fresh process."""
    yield "\n## First answer after opening, fresh process each time\n"
    yield (
        "Ours: describe the model, predict, map of the auto layer. Theirs: build Gradcam, map of "
        f"the same layer, no prediction. Medians of {FIRST_RUNS}.\n"
    )
    yield "| model | our prediction ms | our map ms | tf-keras-vis' map ms | theirs / ours |"
    yield "|---|---:|---:|---:|---:|"
    for name in MODELS:
        runs: dict[str, list[Any]] = {"ours": [], "theirs": []}
        for _ in range(FIRST_RUNS):
            for who, results in runs.items():
                results.append(in_own_process("benchmarks.first", who, name))
        predicted = statistics.median(run["prediction"] for run in runs["ours"])
        mapped = statistics.median(run["map"] for run in runs["ours"])
        theirs = statistics.median(run["map"] for run in runs["theirs"])
        yield f"| {name} | {predicted:.0f} | {mapped:.0f} | {theirs:.0f} | {theirs / mapped:.1f} |"


def window() -> Iterator[str]:
    """Start and liveness of the real window on a virtual screen."""
    with virtual_screen():
        starts = [in_own_process("benchmarks.start") for _ in range(START_RUNS)]
        lives = [
            in_own_process("benchmarks.live") | in_own_process("benchmarks.heavy")
            for _ in range(LIVE_RUNS)
        ]
    yield "\n## The window, on a virtual screen (Xvfb)\n"
    yield f"Start of a cold process, medians of {START_RUNS}: "
    for mark, words in (("window_shown", "window painted"), ("first_heatmap", "demo's heatmap")):
        values = [start[mark] / 1000 for start in starts]
        yield f"- {words} after {statistics.median(values):.2f} s (most {max(values):.2f} s)"
    width, height = lives[0]["canvas"]
    yield (
        f"\nLive, with a 12-megapixel photograph on a canvas of {width} × {height} pixels. "
        "Latency: request to end of paint. Beat: gaps of a 5 ms timer in the GUI thread. "
        f"Each figure is the median of {LIVE_RUNS} runs; the last column is the worst of all.\n"
    )
    yield "| what | count | median ms | p95 ms | p99 ms | max ms | worst ms |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for what in (key for key in lives[0] if key != "canvas"):
        cells = [
            f"{statistics.median(live[what][key] for live in lives):.{digits}f}"
            for key, digits in (("count", 0), ("median", 1), ("p95", 1), ("p99", 1), ("max", 1))
        ]
        worst = max(live[what]["max"] for live in lives)
        yield f"| {what} | {' | '.join(cells)} | {worst:.1f} |"


def methods() -> Iterator[str]:
    """Every method against tf-keras-vis, the compiled forward pass, and batches alone."""
    found = [in_own_process("benchmarks.methods", name, str(METHOD_ROUNDS)) for name in ALL_MODELS]
    yield "\n## Every method, random weights\n"
    yield (
        "Ratios are medians of the rounds' ratios. One layer (the auto layer), batch 1: our time "
        "by the compiled forward pass, and tf-keras-vis' by ours, in float32 and in bfloat16. All "
        "layers: one pass and the maps of every layer, by six methods (without the two eigen "
        "methods) and by all eight. Faster-Score-CAM with 32 channels, SmoothGrad with 16 samples, "
        "in batches of 16, against tf-keras-vis' Score-CAM and SmoothGrad and against the same "
        "batches through the compiled network alone.\n"
    )
    yield "| ratio | " + " | ".join(r["model"] for r in found) + " |"
    yield "|---|" + "---:|" * len(found)
    for key in found[0]["ratios"]:
        yield f"| {key} | " + " | ".join(f"{r['ratios'][key]:.2f}" for r in found) + " |"
    yield "\n| ms | " + " | ".join(r["model"] for r in found) + " |"
    yield "|---|" + "---:|" * len(found)
    for key in found[0]["ms"]:
        yield f"| {key} | " + " | ".join(f"{r['ms'][key]:.0f}" for r in found) + " |"


def many() -> Iterator[str]:
    """Many images: memory and throughput."""
    images = in_own_process("benchmarks.memory", "images")
    peak = in_own_process("benchmarks.memory", "score-cam")
    yield "\n## Many images\n"
    yield (
        f"- 1,000 images one after another (MobileNetV2, all layers): the engine holds "
        f"{images['100']:.0f} MB after 100 and {images['1000']:.0f} MB after 1,000: "
        f"{images['growth']:+.1%}."
    )
    yield (
        f"- Score-CAM on VGG16 (512 channels): {peak['before']:.0f} MB before, "
        f"peak {peak['peak']:.0f} MB."
    )
    grown = in_own_process("benchmarks.memory", "filters")
    yield (
        f"- A gallery of 512 filter images of 128 px (VGG16 block5_conv1, 64 of them in view): "
        f"{grown['before']:.0f} MB before, peak {grown['peak']:.0f} MB, of which the pictures "
        f"themselves, kept by the window, are {grown['pictures']:.0f} MB; "
        f"{grown['another layer']:.0f} MB when another layer was asked for."
    )
    yield (
        "\n| `explain`, 200 JPEG files of 640 × 480 | images/s | passes alone | batches alone "
        "| explain / passes | explain / batches |"
    )
    yield "|---|---:|---:|---:|---:|---:|"
    for name in THROUGHPUT_MODELS:
        r = in_own_process("benchmarks.throughput", name, "1")
        yield (
            f"| {name} | {r['explain']:.1f} | {r['passes']:.1f} | {r['batches']:.1f} "
            f"| {r['explain/passes']:.2f} | {r['explain/batches']:.2f} |"
        )


def filters() -> Iterator[str]:
    """Filter images against a plain loop, tf-keras-vis, and the network's passes alone."""
    r = in_own_process("benchmarks.filters", str(FILTER_ROUNDS))
    yield "\n## Filter images, random weights\n"
    yield (
        f"VGG16 {r['layer']}, {r['channels']} channels of {r['px']} px, {r['steps']} steps, "
        "textbook style: the book's loop (eager, one picture at a time), tf-keras-vis' "
        "ActivationMaximization (batches of 16, no penalties, no moves), and the limit: forward "
        "pass and gradient of the input of the whole layer, compiled, in our batches "
        f"({', '.join(f'{batch} in {name}' for name, batch in r['batches'].items())}). Each grew "
        "a part of the channels in turns; seconds are scaled up to all of them.\n"
    )
    yield (
        "| precision | book s | tf-keras-vis s | limit s | ours s | book / ours "
        "| tf-keras-vis / ours | ours / limit | first frame cold ms | warm ms |"
    )
    yield "|---|" + "---:|" * 9
    for precision, first_ms in r["first frame ms"].items():
        ours, seconds = f"ours {precision}", {key: ms / 1000 for key, ms in r["ms"].items()}
        yield (
            f"| {precision} | {seconds['eager']:.1f} | {seconds['tf-keras-vis']:.1f} "
            f"| {seconds[f'limit {precision}']:.1f} | {seconds[ours]:.1f} "
            f"| {r[f'eager/{ours}']:.1f} | {r[f'tf-keras-vis/{ours}']:.1f} "
            f"| {r[f'{ours}/limit']:.2f} | {first_ms['cold']:.0f} | {first_ms['warm']:.0f} |"
        )
    yield ""
    for what, value in r["quality"].items():
        yield f"- {what}: {value:.3g}"


PARTS = {
    "warm": warm,
    "first": first,
    "methods": methods,
    "many": many,
    "filters": filters,
    "window": window,
}


def _processor() -> str:
    if Path("/proc/cpuinfo").exists():
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor()


def main(parts: list[str]) -> None:
    """Measure these parts, or everything and write the record."""
    lines = []
    for part in parts or PARTS:
        for line in PARTS[part]():
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
            lines.append(line)
    if parts:
        return
    head = [
        "# What was measured\n",
        f"By `make bench` on {date.today().isoformat()}: {_processor()}, {os.cpu_count()} cores, "
        f"no GPU, Python {platform.python_version()}. Machines are noisy: read the ratios.\n",
    ]
    record = Path(__file__).with_name("RESULTS.md")
    notes = Path(__file__).with_name("NOTES.md")
    text = "\n".join([*head, *lines, ""])
    record.write_text(text + ("\n" + notes.read_text() if notes.exists() else ""))


if __name__ == "__main__":
    unknown = [part for part in sys.argv[1:] if part not in PARTS]
    if unknown:
        raise SystemExit(f"there is no benchmark {unknown[0]}: {', '.join(PARTS)}")
    if not sys.argv[1:] and not shutil.which("Xvfb"):
        raise SystemExit("the window's benchmark needs Xvfb: apt-get install xvfb")
    main(sys.argv[1:])
