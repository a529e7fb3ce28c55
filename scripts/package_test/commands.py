"""Tries every headless command of the built program: what it says and writes, and its refusals."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from engine.api.formats import IMAGE_SUFFIXES
from engine.api.version import VERSION
from engine.attribution.registry import METHODS
from engine.box import box_guarantees
from engine.cli.parser import COMMAND_NAMES
from engine.models.catalogue import applications
from engine.storage.writers import Content, picture_suffixes
from scripts.package_test.package import ROOT, quoted, run_command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scripts.package_test.package import Done, Home
    from scripts.package_test.trial import Trial

QUICK = ("--count", 2, "--steps", 4, "--size", 32)
OLD_MODEL = ROOT / "tests" / "honest" / "keras-2.2.4" / "cats_and_dogs.h5"
SAVED_MODEL = ROOT / "tests" / "saved_models" / "keras2"
EXPORTED = ROOT / "tests" / "honest" / "pytorch-2.8" / "convolution.pt2"


@dataclass(frozen=True)
class Words:
    """What stands for the files of a try."""

    trial: Trial
    home: Home

    @property
    def fish(self) -> Path:
        """An image that the demo recognises."""
        return self.trial.package.sample

    @property
    def pictures(self) -> Path:
        """A folder with the fish in every format."""
        folder = self.home.chosen / "pictures"
        if not folder.is_dir():
            folder.mkdir()
            with Image.open(self.fish) as fish:
                for suffix in IMAGE_SUFFIXES:
                    fish.convert("RGB").save(folder / f"fish.{suffix.removeprefix('.')}")
                np.save(folder / "fish.npy", np.asarray(fish.convert("RGB")))
        return folder

    def out(self, name: str) -> Path:
        """Return a folder or file to write to."""
        return self.home.chosen / name


@dataclass(frozen=True)
class Try:
    """A command as it is typed, and what it must have done.

    Attributes
    ----------
    words : callable
        Gives the command's words.
    faults : callable
        Finds what is wrong with what it printed and wrote.
    code : int
        Its exit code.
    """

    words: Callable[[Words], tuple[object, ...]]
    faults: Callable[[Words, Done], Iterator[str]]
    code: int = 0


def check_commands(trial: Trial) -> Iterator[str]:
    """Try every command; yield what is wrong."""
    words = Words(trial, trial.home())
    for name in COMMAND_NAMES:
        if name not in TRIES:
            yield f"nobody has said how `{name}` is tried (scripts/package_test/commands.py)"
        for each in TRIES.get(name, ()):
            typed = each.words(words)
            done = run_command(trial.package, words.home, *typed)
            faults = list(_faults(each, words, done)) + words.home.faults()
            yield from (f"`{quoted(typed)}`: {fault}" for fault in faults)
    trial.notes.append(f"{sum(map(len, TRIES.values()))} tries of {len(COMMAND_NAMES)} commands")


def _faults(each: Try, words: Words, done: Done) -> Iterator[str]:
    if done.code != each.code:
        yield f"the exit code is {done.code}, not {each.code}: {done.err.strip()}"
        return
    if "Traceback" in done.err:
        yield f"it prints a traceback: {done.err}"
    try:
        yield from each.faults(words, done)
    except (LookupError, ValueError, OSError, TypeError) as error:
        yield f"its answer cannot be read ({type(error).__name__}: {error})"


def refused(*words: object, naming: str = "") -> Try:
    """Return a try that must be refused: exit code 2, nothing printed, one sentence."""

    def faults(_: Words, done: Done) -> Iterator[str]:
        lines = done.err.splitlines()
        if len(lines) != 1 or naming not in done.err:
            yield f"this is not one sentence that names {naming!r}: {done.err!r}"
        if done.out:
            yield f"it is refused and prints {done.out!r}"

    return Try(lambda _: words, faults, 2)


def _methods(words: Words, done: Done) -> Iterator[str]:
    found = {each["id"] for each in json.loads(done.out)["methods"]}
    if found != set(METHODS):
        yield f"methods differ from the sources': {sorted(found ^ set(METHODS))}"


def _presets(words: Words, done: Done) -> Iterator[str]:
    if len(json.loads(done.out)["presets"]) < 2:
        yield "there are no presets"


def _layers(count: int) -> Callable[[Words, Done], Iterator[str]]:
    def faults(words: Words, done: Done) -> Iterator[str]:
        found = len(json.loads(done.out)["layers"])
        if found < count:
            yield f"it tells {found} layers, not {count} or more"

    return faults


def _predicts_fish(words: Words, done: Done) -> Iterator[str]:
    images = json.loads(done.out)["images"]
    if not images:
        yield "there is no answer"
    for image in images:
        top = image["predictions"][0]["label"] if "predictions" in image else image["error"]
        if top != "fish":
            yield f"{image['path']} is said to be: {top}"


def _predicts(words: Words, done: Done) -> Iterator[str]:
    if not json.loads(done.out)["images"][0]["predictions"]:
        yield "there is no answer"


def _preprocessing(words: Words, done: Done) -> Iterator[str]:
    if len(done.out.splitlines()) < 3:
        yield f"it compares nothing: {done.out!r}"


def _explains(words: Words, done: Done) -> Iterator[str]:
    told = json.loads(done.out)
    manifest = json.loads(Path(told["written"]).read_text("utf-8"))
    maps = [each for image in manifest["images"] for each in image["maps"]]
    missing = set(METHODS) - {each["method"] for each in maps}
    if missing:
        yield f"there are no maps of {sorted(missing)}"
    folder = Path(told["written"]).parent
    with Image.open(words.fish) as fish:
        size = fish.size
    for each in maps:
        with Image.open(folder / each["overlay"]) as overlay:
            if overlay.size != size:
                yield f"{each['overlay']} has another size than the image"
        raw = np.load(folder / each["raw"])
        if not np.isfinite(raw).all() or not np.abs(raw).max() > 0:
            yield f"the map of {each['method']} is empty"


def _writes(name: str, begin: bytes, least: int = 2000) -> Callable[[Words, Done], Iterator[str]]:
    """Return what looks for a file, by its first bytes and its size."""

    def faults(words: Words, done: Done) -> Iterator[str]:
        data = words.out(name).read_bytes()
        if not data.startswith(begin) or len(data) < least:
            yield f"{name} has {len(data)} bytes and begins with {data[:8]!r}"
        if begin == PNG:
            with Image.open(io.BytesIO(data)) as image:
                pixels = np.asarray(image.convert("RGB"))
            if pixels.std() < 1:
                yield f"{name} is empty"

    return faults


def _activations(words: Words, done: Done) -> Iterator[str]:
    written = [each for each in words.out("activations").rglob("*") if each.is_file()]
    if not {".npy", ".png"} <= {each.suffix for each in written}:
        yield f"it writes {[each.name for each in written]}"


def _matches(words: Words, done: Done) -> Iterator[str]:
    if json.loads(done.out)["match"] != "exact":
        yield f"its own map is not recognised: {json.loads(done.out)['match']}"


def _library(words: Words, done: Done) -> Iterator[str]:
    names = {each["name"] for each in json.loads(done.out)["models"]}
    if names != {each.name for each in applications()}:
        yield f"it lists {len(names)} networks, and the sources {len(list(applications()))}"


def _selftest(words: Words, done: Done) -> Iterator[str]:
    told = json.loads(done.out)
    box = f"box      {box_guarantees()}"
    if not told["ok"]:
        yield f"the self-test fails: {done.err}"
    if box not in told["lines"]:
        yield f"a box holds less than from source, {box}: {told['lines'][0]}"


def _diagnostics(words: Words, done: Done) -> Iterator[str]:
    lines = "\n".join(json.loads(done.out)["lines"])
    yield from (f"{name} is not told" for name in (VERSION, "Python") if name not in lines)
    yield from (
        f"there is no version in {each!r}" for each in lines.splitlines() if "not known" in each
    )
    if str(words.home.folder) in lines:
        yield "it tells the user's folders"


def _own_map(words: Words) -> Path:
    return next(iter(sorted(words.out("maps").glob("*_grad-cam_*.npy"))))


PNG = b"\x89PNG"
ABSENT = "不在.png"

TRIES: dict[str, tuple[Try, ...]] = {
    "activations": (
        Try(
            lambda words: (
                *("activations", words.fish, "--out", words.out("activations")),
                *("--layer", "backbone/block4_conv2"),
            ),
            _activations,
        ),
        refused("activations", ABSENT, "--out", "chosen/nowhere", naming=ABSENT),
    ),
    "atlas": (
        Try(
            lambda words: ("atlas", "--out", words.out("atlas"), *QUICK),
            _writes("atlas/atlas.png", PNG),
        ),
        refused("atlas", "--out", "chosen/nowhere", "--layers", "no_layer", naming="no_layer"),
    ),
    "diagnostics": (
        Try(lambda words: ("diagnostics", "--json"), _diagnostics),
        refused("diagnostics", "--jsn", naming="--json"),
    ),
    "explain": (
        Try(
            lambda words: (
                *("explain", words.fish, "--out", words.out("maps")),
                *("--method", "all", "--json"),
            ),
            _explains,
        ),
        refused("explain", ABSENT, "--out", "chosen/nowhere", naming=ABSENT),
    ),
    "figure": (
        *(
            Try(
                lambda words, name=f"figure.{suffix}": (  # type: ignore[misc]
                    *("figure", words.fish, "--out", words.out(name)),
                    *("--method", "grad-cam,hires-cam"),
                ),
                _writes(f"figure.{suffix}", begin),
            )
            for suffix, begin in zip(
                picture_suffixes(Content.FIGURE), (PNG, b"<?xml", b"%PDF"), strict=True
            )
        ),
        refused("figure", ABSENT, "--out", "chosen/nowhere.png", naming=ABSENT),
    ),
    "filters": (
        *(
            Try(
                lambda words, style=style: (  # type: ignore[misc]
                    *("filters", "--out", words.out(style), "--style", style),
                    *("--channels", "0:2", "--steps", 4, "--size", 32),
                ),
                _writes(f"{style}/grid.png", PNG),
            )
            for style in ("fourier", "textbook")
        ),
        refused("filters", "--out", "chosen/nowhere", "--layer", "no_layer", naming="no_layer"),
    ),
    "layers": (
        Try(lambda words: ("layers", "--json"), _layers(3)),
        Try(lambda words: ("layers", OLD_MODEL, "--json"), _layers(3)),
        Try(lambda words: ("layers", SAVED_MODEL, "--json"), _layers(1)),
        Try(lambda words: ("layers", EXPORTED, "--json"), _layers(3), 1),
        refused("layers", "不在.keras", naming="不在.keras"),
    ),
    "library": (
        Try(lambda words: ("library", "--json"), _library),
        refused("library", "--import", ABSENT, naming=ABSENT),
    ),
    "match": (
        Try(
            lambda words: ("match", _own_map(words), "--image", words.fish, "--json"),
            _matches,
        ),
        refused("match", ABSENT, "--image", ABSENT, naming=ABSENT),
    ),
    "methods": (
        Try(lambda words: ("methods", "--json"), _methods),
        refused("methods", "--jsn", naming="--json"),
    ),
    "predict": (
        Try(lambda words: ("predict", words.pictures, "--json"), _predicts_fish),
        Try(lambda words: ("predict", words.pictures / "fish.npy", "--json"), _predicts_fish),
        Try(lambda words: ("predict", words.fish, "--model", OLD_MODEL, "--json"), _predicts),
        Try(lambda words: ("predict", words.fish, "--model", SAVED_MODEL, "--json"), _predicts),
        refused("predict", ABSENT, naming=ABSENT),
    ),
    "preprocessing": (
        Try(lambda words: ("preprocessing", words.fish), _preprocessing),
        refused("preprocessing", ABSENT, naming=ABSENT),
    ),
    "presets": (
        Try(lambda words: ("presets", "--json"), _presets),
        refused("presets", "--jsn", naming="--json"),
    ),
    "selftest": (
        Try(lambda words: ("--selftest", "--json"), _selftest),
        refused("--selftest", "--jsn", naming="--json"),
    ),
}
"""Of each command: how it is tried, and how it refuses."""


def check_exported_program(trial: Trial) -> Iterator[str]:
    """Open a PyTorch program where PyTorch was left out: one sentence, or else an answer."""
    home = trial.home()
    done = run_command(trial.package, home, "predict", trial.package.sample, "--model", EXPORTED)
    if trial.package.has_torch:
        if done.code:
            yield f"PyTorch is there, and the exit code is {done.code}: {done.err}"
        trial.notes.append("PyTorch is packaged, and opens it")
    else:
        yield from _faults(refused(naming="PyTorch"), Words(trial, home), done)
        trial.notes.append(done.err.strip())
    yield from home.faults()
