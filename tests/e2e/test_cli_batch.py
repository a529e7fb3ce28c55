"""Many images at once: folders, going on where a run ended, Ctrl-C, and a disk that is full."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine.api.attribution import Explain, Predict
from engine.cli import common as headless
from engine.imaging import encode_png, read_image
from tests import models
from tests.e2e.commands import PATIENCE_S, PROGRAM, ROOT, Done, files_in, manifest_in

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., Done]

COUNT = 300


def fill(folder: Path, *names: str, seed: int = 0) -> list[Path]:
    """Write different images of the model's own size."""
    random = np.random.default_rng(seed)
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encode_png(random.integers(0, 256, (24, 32, 3), np.uint8)))
    return paths


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Which file each name is, and when it was written."""
    found = {path.name: path.stat() for path in folder.iterdir() if path.suffix in (".npy", ".png")}
    return {name: (kind.st_ino, kind.st_mtime_ns) for name, kind in found.items()}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the session is asked to compute."""
    found: list[Any] = []

    class Listening(headless.Session):
        def run(self, request: Any) -> Any:
            if isinstance(request, Predict | Explain):
                found.append(request)
            return super().run(request)

    monkeypatch.setattr(headless, "Session", Listening)
    return found


# --- folders --------------------------------------------------------------------------------------


def test_a_folder_is_done_in_order_and_its_results_are_not(run: Run, flat: Path, tmp_path: Path):
    fill(tmp_path, "b.png", "a.PNG", "sub/c.png", ".hidden.png")
    (tmp_path / "notes.txt").write_text("no image")
    out = tmp_path / "out"
    for _ in range(2):
        assert run("explain", tmp_path, "--model", flat, "--out", out).is_quiet
        records = manifest_in(out)["images"]
        expected = [str(tmp_path / name) for name in ("a.PNG", "b.png", "sub/c.png")]
        assert [record["path"] for record in records] == expected
        assert len(files_in(out)) == 7


def test_an_empty_folder(run: Run, flat: Path, tmp_path: Path):
    (tmp_path / "photos").mkdir()
    for command in (["predict"], ["explain", "--out", tmp_path / "out"]):
        done = run(*command, tmp_path / "photos", "--model", flat)
        assert done.code == 2
        assert done.complaint.startswith(f"There is no image in the folder {tmp_path / 'photos'}. ")
    assert not (tmp_path / "out").exists()


def test_a_folder_is_predicted(run: Run, flat: Path, tmp_path: Path):
    fill(tmp_path, "b.png", "a.png")
    done = run("predict", tmp_path, "--model", flat, "--json")
    assert [Path(record["path"]).name for record in done.json["images"]] == ["a.png", "b.png"]


def test_pictures_of_an_array_are_done_and_found_again(run: Run, flat: Path, tmp_path: Path):
    path, out = tmp_path / "digits.npz", tmp_path / "out"
    pixels = np.random.default_rng(4).integers(0, 256, (5, 24, 32, 3), np.uint8)
    np.savez_compressed(path, x_test=pixels, y_test=np.array([1, 0, 2, 2, 1]))
    done = run("predict", f"{path}[1:4]", "--model", flat, "--json")
    records = done.json["images"]
    assert [record["path"] for record in records] == [f"{path}[{number}]" for number in (1, 2, 3)]
    assert [record["true_class"]["index"] for record in records] == [0, 2, 2]
    command = ("explain", f"{path}[:2]", "--model", flat, "--out", out)
    assert run(*command).is_quiet
    assert [image["path"] for image in manifest_in(out)["images"]] == [f"{path}[0]", f"{path}[1]"]
    before = stamps(out)
    assert run("explain", path, "--model", flat, "--out", out).code == 0
    assert len(manifest_in(out)["images"]) == 5
    maps = {name for name in before if name != "manifest.json"}
    assert {name: before[name] for name in maps} == {name: stamps(out)[name] for name in maps}
    refused = run("predict", f"{path}[5]", "--model", flat)
    assert (refused.code, refused.complaint) == (
        2, "digits.npz has the pictures 0 to 4; 5 is none of them."
    )  # fmt: skip


# --- going on -------------------------------------------------------------------------------------


def test_what_is_done_is_not_done_again(run: Run, flat: Path, tmp_path: Path, asked: list[Any]):
    fill(tmp_path / "photos", "a.png", "b.png")
    command = ("explain", tmp_path / "photos", "--model", flat, "--out", tmp_path / "out")
    assert run(*command).code == 0
    before, files = manifest_in(tmp_path / "out"), stamps(tmp_path / "out")
    asked.clear()
    assert run(*command).is_quiet
    assert asked == []
    assert manifest_in(tmp_path / "out") == before
    assert stamps(tmp_path / "out") == files

    fill(tmp_path / "photos", "c.png", seed=1)
    assert run(*command).code == 0
    assert len(asked) == 2  # the new one, predicted and explained
    images = manifest_in(tmp_path / "out")["images"]
    assert images[:2] == before["images"]
    assert [Path(image["path"]).name for image in images] == ["a.png", "b.png", "c.png"]
    assert files.items() <= stamps(tmp_path / "out").items()

    asked.clear()
    assert run(*command, "--again").code == 0
    assert len(asked) == 6
    again = stamps(tmp_path / "out")
    assert again.keys() == stamps(tmp_path / "out").keys()
    assert all(again[name] != stamp for name, stamp in files.items())
    assert len(manifest_in(tmp_path / "out")["images"]) == 3


@pytest.mark.parametrize(
    "change",
    [
        ("--layer", "conv_1"),
        ("--target", "2", "--target", "1"),
        ("--negative",),
        ("--param", "smoothing=2"),
        ("--preprocess", "unit"),
        ("--method", "layer-cam"),
    ],
)
def test_another_wish_comes_beside_the_old_one(
    run: Run, flat: Path, image: Path, tmp_path: Path, asked: list[Any], change: tuple[str, ...]
):
    out = tmp_path / "out"
    command = ("explain", image, "--model", flat, "--out", out, "--preprocess", "none")
    assert run(*command).code == 0
    files = stamps(out)
    (first,) = manifest_in(out)["images"][0]["maps"]
    asked.clear()
    assert run(*command, *change).code == 0
    assert len(asked) == 2
    found = [made for record in manifest_in(out)["images"] for made in record["maps"]]
    assert len(found) == 2
    assert found[0] == first
    assert len({made["raw"] for made in found} | {made["overlay"] for made in found}) == 4
    assert files.items() <= stamps(out).items()


def test_another_intensity_draws_the_overlay_anew(
    run: Run, flat: Path, image: Path, tmp_path: Path
):
    out = tmp_path / "out"
    command = ("explain", image, "--model", flat, "--out", out)
    assert run(*command).code == 0
    (first,) = manifest_in(out)["images"][0]["maps"]
    overlay = (out / first["overlay"]).read_bytes()
    assert run(*command, "--intensity", "0.9").code == 0
    (second,) = manifest_in(out)["images"][0]["maps"]
    assert (first["style"]["intensity"], second["style"]["intensity"]) == (0.7, 0.9)
    assert second["raw"] == first["raw"]
    assert (out / second["overlay"]).read_bytes() != overlay


@pytest.mark.parametrize("end", [".npy", ".png"])
@pytest.mark.parametrize("loss", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_lost_file_is_made_again(
    run: Run,
    flat: Path,
    image: Path,
    tmp_path: Path,
    end: str,
    loss: Callable[[Path], object],
):
    out = tmp_path / "out"
    command = ("explain", image, "--model", flat, "--out", out, "--layer", "all")
    assert run(*command).code == 0
    files = files_in(out)
    lost = next(path for path in sorted(out.iterdir()) if path.suffix == end)
    loss(lost)
    assert run(*command).is_quiet
    assert files_in(out) == files
    assert lost.stat().st_size > 0
    assert len(manifest_in(out)["images"][0]["maps"]) == 3


def test_an_image_that_changed_or_moved(run: Run, flat: Path, tmp_path: Path, asked: list[Any]):
    (path,) = fill(tmp_path / "photos", "a.png")
    out = tmp_path / "out"
    command = ("explain", tmp_path / "photos", "--model", flat, "--out", out)
    assert run(*command).code == 0
    moved = tmp_path / "photos" / "b.png"
    path.rename(moved)
    asked.clear()
    assert run(*command).code == 0
    assert not any(isinstance(request, Explain) for request in asked)
    first, second = manifest_in(out)["images"]
    assert (first["path"], second["path"]) == (str(path), str(moved))
    assert first["maps"] == second["maps"]

    fill(tmp_path / "photos", "b.png", seed=9)
    assert run(*command).code == 0
    *old, new = manifest_in(out)["images"]
    assert old == [first, second]
    assert new["path"] == str(moved)
    assert new["sha256"] != second["sha256"]
    assert not {made["raw"] for made in new["maps"]} & {made["raw"] for made in second["maps"]}


def test_a_bad_image_that_is_well_again(run: Run, flat: Path, tmp_path: Path):
    good, bad = fill(tmp_path, "good.png", "bad.png")
    whole = bad.read_bytes()
    bad.write_bytes(whole[:200])
    command = ("explain", bad, good, "--model", flat, "--out", tmp_path / "out")
    done = run(*command)
    assert done.code == 1
    assert done.complaint.startswith("bad.png is damaged")
    again = run(*command)
    assert (again.code, again.err) == (done.code, done.err)
    assert again.out.startswith("2 images, 0 maps and 1 already there\n")
    assert len(manifest_in(tmp_path / "out")["images"]) == 2
    bad.write_bytes(whole)
    assert run(*command).is_quiet
    images = manifest_in(tmp_path / "out")["images"]
    assert [(record["path"], len(record["maps"])) for record in images] == [
        (str(bad), 1),
        (str(good), 1),
    ]


def test_another_model_in_the_folder(run: Run, flat: Path, image: Path, tmp_path: Path):
    out = tmp_path / "out"
    assert run("explain", image, "--model", flat, "--out", out).code == 0
    before = manifest_in(out)
    other = models.save(models.logits(), tmp_path / "other.keras")
    done = run("explain", image, "--model", other, "--out", out)
    assert (done.code, done.complaint) == (
        2,
        f"The folder {out} has results of another model, flat.keras. "
        "Choose another folder with --out, or delete its manifest.json.",
    )
    assert manifest_in(out) == before


def test_a_manifest_cannot_name_files_elsewhere(run: Run, flat: Path, image: Path, tmp_path: Path):
    out = tmp_path / "out"
    command = ("explain", image, "--model", flat, "--out", out)
    assert run(*command).code == 0
    (made,) = manifest_in(out)["images"][0]["maps"]
    text = (out / "manifest.json").read_text("utf-8")
    stem = made["raw"].removesuffix(".npy")
    (out / "manifest.json").write_text(text.replace(stem, "../outside"), "utf-8")
    assert run(*command, "--again").code == 0
    assert not list(tmp_path.glob("outside*"))
    (made,) = manifest_in(out)["images"][0]["maps"]
    assert (out / made["raw"]).resolve().parent == out


# --- ends -----------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_ctrl_c_leaves_no_partial_file_and_the_next_run_goes_on(
    run: Run, flat: Path, tmp_path: Path
):
    photos, out = tmp_path / "photos", tmp_path / "out"
    fill(photos, *(f"{number:03d}.png" for number in range(COUNT)))
    command = ("explain", str(photos), "--model", str(flat), "--out", str(out), "--layer", "all")
    ours, theirs = os.openpty()
    child = subprocess.Popen([*PROGRAM, *command], stdout=subprocess.PIPE, stderr=theirs, cwd=ROOT)
    os.close(theirs)
    said = b""
    try:
        while f"9/{COUNT}".encode() not in said:  # progress is shown, because this is a terminal
            said += os.read(ours, 4096)
        child.send_signal(signal.SIGINT)
        while part := read_until_closed(ours):
            said += part
        stdout, _ = child.communicate(timeout=PATIENCE_S)
    finally:
        child.kill()
        child.wait()
        os.close(ours)
    assert (child.returncode, stdout) == (130, b"")
    assert said.decode().splitlines()[-1].endswith("Interrupted.")
    assert b"Traceback" not in said
    records = manifest_in(out)["images"]
    assert 2 <= len(records) < COUNT
    assert [
        path for path in files_in(out) if not re.fullmatch(r"[^.].*\.(npy|png)|manifest.json", path)
    ] == []
    for path in out.glob("*.npy"):
        np.load(path)
    for path in out.glob("*.png"):
        read_image(str(path))
    files = stamps(out)
    noted = {made[kind] for each in records for made in each["maps"] for kind in ("raw", "overlay")}
    assert noted <= files.keys()

    assert run(*command).is_quiet
    images = manifest_in(out)["images"]
    assert [Path(record["path"]).name for record in images] == [
        f"{number:03d}.png" for number in range(COUNT)
    ]
    assert all(len(record["maps"]) == 3 for record in images)
    assert images[: len(records) - 1] == records[:-1]  # the last one may have been half done
    after = stamps(out)
    assert {name: after[name] for name in noted} == {name: files[name] for name in noted}
    assert len(after) == COUNT * 6


def read_until_closed(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # Linux's way of saying that the other end is closed
        return b""


@pytest.mark.skipif(sys.platform == "win32", reason="kills as only POSIX does")
def test_a_killed_run_goes_on_too(run: Run, flat: Path, tmp_path: Path):
    photos, out = tmp_path / "photos", tmp_path / "out"
    fill(photos, *(f"{number:03d}.png" for number in range(COUNT)))
    command = ("explain", photos, "--model", flat, "--out", out)
    child = subprocess.Popen([*PROGRAM, *map(str, command)], cwd=ROOT)
    journal = out / "manifest.journal"
    try:
        while child.poll() is None and not (journal.exists() and journal.stat().st_size > 20_000):
            time.sleep(0.01)
    finally:
        child.kill()
        child.wait()
    before = stamps(out)
    noted = len(manifest_in(out)["images"]) + journal.read_text("utf-8").count('"raw"')
    assert 0 < noted < COUNT
    assert run(*command).is_quiet
    assert not journal.exists()
    assert len(manifest_in(out)["images"]) == COUNT
    after = stamps(out)
    assert sum(before[name] == after[name] for name in before if name in after) >= 2 * noted


def test_a_full_disk_is_one_sentence_and_what_was_done_stays(
    run: Run, flat: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    fill(tmp_path / "photos", *(f"{number}.png" for number in range(9)))
    out = tmp_path / "out"
    real = os.fsync
    written: list[str] = []

    def fsync(descriptor: int) -> None:
        if len(written) >= 9 and out.exists():
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append("")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    command = ("explain", tmp_path / "photos", "--model", flat, "--out", out)
    done = run(*command)
    assert done.code == 2
    assert re.fullmatch(
        r"The disk is full: \S+ was not saved\. Free some space, or choose another folder\.",
        done.complaint,
    )
    assert not [name for name in files_in(out) if name.endswith(".part")]
    monkeypatch.undo()
    before = stamps(out)
    assert run(*command).is_quiet
    assert len(manifest_in(out)["images"]) == 9
    after = stamps(out)
    assert sum(before[name] == after[name] for name in before) >= 4  # two images, at least
