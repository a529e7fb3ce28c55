"""The manifest: merged, replaced, torn, refused; and the journal beside it."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from engine.api.errors import EngineError
from engine.cli.explain import manifest as module
from engine.cli.explain.manifest import JOURNAL, MANIFEST, Manifest
from engine.storage.manifest_formats import FORMAT

if TYPE_CHECKING:
    from pathlib import Path

HEAD: dict[str, Any] = {
    "format": FORMAT,
    "camscope": "1",
    "model": {"path": "/a/m.keras", "sha256": "f" * 64, "input_shape": [1, 1, 3]},
    "versions": {"python": "3", "device": "CPU"},
}


def image(path: str = "a.png", *maps: dict[str, Any], **more: Any) -> dict[str, Any]:
    record = {
        "path": path,
        "sha256": "a" * 64,
        "preprocess": "unit",
        "predictions": [{"index": 0, "label": "x", "probability": 1.0, "logit": 2.0}],
    }
    return {**record, **more, "maps": list(maps)}


def made(raw: str, layer: str = "conv", **more: Any) -> dict[str, Any]:
    target = {"index": 0, "label": "x"}
    record = {"method": "grad-cam", "parameters": {"seed": 0}, "layer": layer, "target": target}
    return {**record, "raw": raw, "precision": "float32", **more}


def written(folder: Path) -> Any:
    return json.loads((folder / MANIFEST).read_text("utf-8"))


def raws(folder: Path) -> list[list[str]]:
    return [[row["raw"] for row in each["maps"]] for each in written(folder)["images"]]


def interrupted(folder: Path, *images: dict[str, Any]) -> None:
    """A run that was killed: a manifest from its beginning, and a journal."""
    manifest = Manifest(folder, HEAD)
    manifest.save()
    for each in images:
        manifest.put(each)
    manifest.close()


def test_what_is_put_is_saved_and_no_journal_stays(tmp_path: Path):
    manifest = Manifest(tmp_path, HEAD)
    manifest.save()
    assert written(tmp_path) == {**HEAD, "images": []}
    manifest.put(image("a.png", made("1")))
    manifest.put(image("a.png", made("2", layer="other")))
    assert written(tmp_path)["images"] == []  # not rewritten for every one
    assert (tmp_path / JOURNAL).exists()
    manifest.put({"path": "b.png", "error": "It is bad."})
    manifest.save()
    assert os.listdir(tmp_path) == [MANIFEST]
    first, second = written(tmp_path)["images"]
    assert first == image("a.png", made("1"), made("2", layer="other"))
    assert second == {"path": "b.png", "error": "It is bad."}


def test_a_killed_run_is_merged(tmp_path: Path):
    interrupted(tmp_path, image("a.png", made("1")), image("b.png", made("2")))
    assert written(tmp_path)["images"] == []
    manifest = Manifest(tmp_path, HEAD)
    manifest.put(image("c.png", made("3")))
    manifest.save()
    assert raws(tmp_path) == [["1"], ["2"], ["3"]]
    assert not (tmp_path / JOURNAL).exists()


def test_a_torn_line_is_left_out_and_not_continued(tmp_path: Path):
    interrupted(tmp_path, image("a.png", made("1")), image("b.png", made("2")))
    path = tmp_path / JOURNAL
    path.write_bytes(path.read_bytes()[:-20])
    manifest = Manifest(tmp_path, HEAD)  # its own save was not reached before it died, too
    manifest.put(image("c.png", made("3")))
    manifest.close()
    Manifest(tmp_path, HEAD).save()
    assert raws(tmp_path) == [["1"], ["3"]]


def test_a_journal_that_was_merged_already_changes_nothing(tmp_path: Path):
    interrupted(tmp_path, image("a.png", made("1")), {"path": "b.png", "error": "It is bad."})
    journal = (tmp_path / JOURNAL).read_bytes()
    Manifest(tmp_path, HEAD).save()
    before = written(tmp_path)
    (tmp_path / JOURNAL).write_bytes(journal)
    Manifest(tmp_path, HEAD).save()
    assert written(tmp_path) == before


def test_a_map_made_again_replaces_the_old_one(tmp_path: Path):
    manifest = Manifest(tmp_path, HEAD)
    manifest.put(image("a.png", made("1"), made("2", layer="other")))
    manifest.put(image("a.png", made("1", elapsed_ms=5)))
    manifest.put(image("a.png", made("3", precision="bfloat16")))
    other = made("4", target={"index": 0, "label": "x", "also": [1]})
    manifest.put(image("a.png", other, made("5", parameters={"seed": 1})))
    manifest.save()
    assert raws(tmp_path) == [["1", "2", "3", "4", "5"]]
    assert written(tmp_path)["images"][0]["maps"][0]["elapsed_ms"] == 5


def test_another_label_is_the_same_target(tmp_path: Path):
    manifest = Manifest(tmp_path, HEAD)
    manifest.put(image("a.png", made("1")))
    manifest.put(image("a.png", made("2", target={"index": 0, "label": "renamed"})))
    manifest.save()
    assert raws(tmp_path) == [["2"]]


def test_an_error_gives_way(tmp_path: Path):
    manifest = Manifest(tmp_path, HEAD)
    failed = made("", error="No.")
    del failed["precision"]
    manifest.put(image("a.png", failed))
    manifest.put({"path": "b.png", "error": "It is bad."})
    manifest.put(image("c.png", made("3")))
    manifest.put(image("a.png", made("1")))
    manifest.put(image("b.png", made("2")))
    manifest.save()
    assert raws(tmp_path) == [["1"], ["2"], ["3"]]


@pytest.mark.parametrize(
    "change", [{"sha256": "b" * 64}, {"preprocess": "none"}, {"output": "mood"}, {"copy": 2}]
)
def test_another_image_of_the_same_path_is_a_record_of_its_own(
    tmp_path: Path, change: dict[str, Any]
):
    manifest = Manifest(tmp_path, HEAD)
    manifest.put(image("a.png", made("1")))
    manifest.put(image("a.png", made("2"), **change))
    manifest.save()
    assert raws(tmp_path) == [["1"], ["2"]]


def test_maps_of_other_versions_say_so(tmp_path: Path):
    interrupted(tmp_path, image("a.png", made("1")))
    versions = {"python": "4", "device": "GPU"}
    manifest = Manifest(tmp_path, {**HEAD, "versions": versions})
    manifest.put(image("a.png", made("2", layer="other")))
    manifest.save()
    assert written(tmp_path)["versions"] == versions
    old, new = written(tmp_path)["images"][0]["maps"]
    assert old["versions"] == {"camscope": "1", "python": "3", "device": "CPU"}
    assert "versions" not in new


def test_another_model_is_refused(tmp_path: Path):
    interrupted(tmp_path, image("a.png", made("1")))
    other = {**HEAD, "model": {**HEAD["model"], "sha256": "e" * 64}}
    with pytest.raises(EngineError) as caught:
        Manifest(tmp_path, other)
    assert str(caught.value) == (
        f"The folder {tmp_path} has results of another model, m.keras. "
        "Choose another folder with --out, or delete its manifest.json."
    )
    assert (tmp_path / JOURNAL).exists()


@pytest.mark.parametrize(
    "found",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"{" * 100_000,
        b'{"model": {"sha256": 3}, "images": []}',
        b'{"model": {"sha256": "x"}, "images": {"a": 1}}',
        b'{"model": {"sha256": "x"}, "images": [{"path": "a", "maps": [3]}]}',
        b'{"model": {"sha256": "x"}, "images": [{"path": "a", "maps": []}]}',
    ],
)
def test_a_file_of_somebody_elses_is_refused(tmp_path: Path, found: bytes):
    (tmp_path / MANIFEST).write_bytes(found)
    with pytest.raises(EngineError) as caught:
        Manifest(tmp_path, HEAD)
    assert str(caught.value).startswith(
        f"The file manifest.json in the folder {tmp_path} is not one of Camscope's."
    )
    assert (tmp_path / MANIFEST).read_bytes() == found


def test_maps_of_an_older_format_are_kept(tmp_path: Path):
    old = {"method": "grad-cam", "layer": "conv", "target": {"index": 0}, "raw": "old.npy"}
    interrupted(tmp_path)
    (tmp_path / MANIFEST).write_text(json.dumps({**HEAD, "images": [image("a.png", old)]}))
    manifest = Manifest(tmp_path, HEAD)
    manifest.put(image("a.png", made("1")))
    manifest.save()
    assert raws(tmp_path) == [["old.npy", "1"]]


@pytest.mark.parametrize("count", [3, 60])  # few are indented
def test_names_that_are_not_text_survive(tmp_path: Path, count: int):
    paths = [os.fsdecode(b"caf\xe9%d.png" % number) for number in range(count)]
    interrupted(tmp_path, *(image(path, made("1")) for path in paths))
    Manifest(tmp_path, HEAD).save()
    assert written(tmp_path) == {**HEAD, "images": [image(path, made("1")) for path in paths]}


def test_the_whole_is_written_now_and_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    manifest = Manifest(tmp_path, HEAD)
    manifest.save()
    monkeypatch.setattr(module, "_SAVE_INTERVAL_S", 0.0)
    monkeypatch.setattr(module, "_SAVE_INTERVAL_SHARE", 0)
    manifest.put(image("a.png", made("1")))
    assert raws(tmp_path) == [["1"]]
    assert not (tmp_path / JOURNAL).exists()
    manifest.put(image("b.png", made("2")))
    assert raws(tmp_path) == [["1"], ["2"]]


def test_a_full_disk_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    manifest = Manifest(tmp_path, HEAD)
    manifest.put(image("a.png", made("1")))
    manifest.save()

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    manifest.put(image("b.png", made("2")))
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EngineError, match=r"^The disk is full: manifest.json was not saved\."):
        manifest.save()
    manifest.close()
    monkeypatch.undo()
    assert raws(tmp_path) == [["1"]]
    Manifest(tmp_path, HEAD).save()
    assert raws(tmp_path) == [["1"], ["2"]]


def test_a_manifest_of_the_first_format_goes_on_in_the_present_one(tmp_path: Path):
    old = made("1.npy")
    old["params"] = old.pop("parameters")
    old |= {"intensity": 0.4}
    first = {name: value for name, value in HEAD.items() if name != "format"}
    (tmp_path / MANIFEST).write_text(json.dumps({**first, "images": [image("a.png", old)]}))
    manifest = Manifest(tmp_path, HEAD)
    manifest.put(image("a.png", made("2.npy")))  # the same map, made again
    manifest.save()
    assert written(tmp_path)["format"] == HEAD["format"]
    assert raws(tmp_path) == [["2.npy"]]


def test_a_manifest_of_a_newer_format_is_refused_and_stays(tmp_path: Path):
    data = json.dumps({**HEAD, "format": 99, "images": []})
    (tmp_path / MANIFEST).write_text(data)
    with pytest.raises(EngineError, match="written by a newer Camscope"):
        Manifest(tmp_path, HEAD)
    assert (tmp_path / MANIFEST).read_text() == data
