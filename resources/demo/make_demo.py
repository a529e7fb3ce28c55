"""Makes the demo: draws the scenes, trains the network, writes all files, checks them.

A command: ``python -m resources.demo.make_demo --out resources/demo [--check] [--samples-only]``.
Without an option it makes everything and then checks it.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import cv2

from resources.demo.scene_set import classes_of, draw_set
from resources.demo.scenes import LABELS, draw_scene

# Frameworks are imported where they are used: the processes that draw import this module too.

SEED = 7
TRAINING_SEEDS = range(6000)
EPOCHS = 6

CHECK_SINGLE_SEEDS = range(1_000_000, 1_001_000)
CHECK_PAIR_SEEDS = range(2_000_000, 2_000_540)
LEAST_ACCURACY = 0.98
LEAST_POINTING = 0.90

MODEL_NAME = "demo.keras"
LABELS_NAME = "demo.labels.txt"
SAMPLE_SIDE = 480
"""Larger than the network's input: the samples are looked at by people, full screen."""

SAMPLES: tuple[tuple[int, tuple[str, ...]], ...] = (
    (4_000_049, ("mushroom", "butterfly")),
    (4_000_043, ("fish", "shell")),
    (4_000_023, ("cookie", "flower")),
    (4_000_052, ("house", "leaf")),
    (4_000_025, ("gear", "star")),
    (4_000_019, ("butterfly", "flower")),
    (4_000_027, ("shell", "star")),
    (4_000_104, ("fish",)),
)
"""Seed and labels of every sample scene; its file is named after the labels."""


def make_model(out: Path) -> None:
    """Draw the training scenes, train the network, write the model and the labels to `out`."""
    from resources.demo.network import train

    start = time.perf_counter()
    classes = [classes_of(seed, single=0.35, pair=0.55) for seed in TRAINING_SEEDS]
    images, targets = draw_set(TRAINING_SEEDS, classes)
    print(f"{len(images)} scenes drawn in {time.perf_counter() - start:.0f} s", flush=True)
    model = train(images, targets, EPOCHS, SEED)
    model.save(out / MODEL_NAME)
    (out / LABELS_NAME).write_text("".join(f"{label}\n" for label in LABELS), encoding="utf-8")
    print(f"{MODEL_NAME} made in {(time.perf_counter() - start) / 60:.1f} minutes", flush=True)


def make_samples(out: Path) -> None:
    """Write the sample scenes as PNG files to `out`/samples."""
    folder = out / "samples"
    folder.mkdir(exist_ok=True)
    for seed, labels in SAMPLES:
        scene = draw_scene(seed, [LABELS.index(label) for label in labels], SAMPLE_SIDE)
        encoded = cv2.imencode(".png", scene.pixels[..., ::-1], [cv2.IMWRITE_PNG_COMPRESSION, 9])[1]
        (folder / f"{'_'.join(labels)}.png").write_bytes(encoded.tobytes())
    print(f"{len(SAMPLES)} samples written")


def check(out: Path) -> bool:
    """Print how well the model in `out` does on unseen seeds; whether that is above the bars."""
    import keras

    from resources.demo.pointing import accuracy, pair_scenes, pointing, single_scenes

    model = keras.saving.load_model(out / MODEL_NAME, compile=False, safe_mode=True)
    megabytes = (out / MODEL_NAME).stat().st_size / 1e6
    print(f"{MODEL_NAME}: {model.count_params()} parameters, {megabytes:.2f} MB")
    hit = accuracy(model, single_scenes(CHECK_SINGLE_SEEDS))
    print(
        f"top-1 on {len(CHECK_SINGLE_SEEDS)} unseen scenes of one object: "
        f"{hit:.2%} (bar {LEAST_ACCURACY:.0%})"
    )
    found = pointing(model, pair_scenes(CHECK_PAIR_SEEDS))
    print(
        "Grad-CAM's maximum on the object asked for, "
        f"{len(CHECK_PAIR_SEEDS)} unseen scenes of two: "
        f"first {found.first:.2%}, second {found.second:.2%}, both {found.both:.2%} "
        f"(bar {LEAST_POINTING:.0%})"
    )
    passed = hit >= LEAST_ACCURACY and found.both >= LEAST_POINTING
    print("passed" if passed else "FAILED")
    return passed


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0, or 1 where the model is below the bars."""
    parser = argparse.ArgumentParser(description="Make or check the demo model and its samples.")
    parser.add_argument("--out", type=Path, default=Path("resources/demo"), help="its folder")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--check", action="store_true", help="only check the model that is there")
    only.add_argument("--samples-only", action="store_true", help="only write the sample scenes")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    if not options.check:
        make_samples(options.out)
    if options.samples_only:
        return 0
    if not options.check:
        make_model(options.out)
    return 0 if check(options.out) else 1


if __name__ == "__main__":
    raise SystemExit(main())
