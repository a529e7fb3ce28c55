"""Keeps the manifest of a folder of maps, for the run and the next one: valid JSON at any moment.

The whole file is written now and then, in one move. What comes in between is appended to a journal
beside it, a line each, which the next run merges; a finished manifest has no journal.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError
from engine.api.foreign_text import json_text
from engine.cli.explain.plan import input_record, map_key
from engine.storage.atomic import refusal, write_atomically
from engine.storage.manifest_formats import FORMAT, format_of, upgraded_image

if TYPE_CHECKING:
    from io import BufferedWriter
    from pathlib import Path

MANIFEST = "manifest.json"
JOURNAL = "manifest.journal"

_MAX_INDENTED = 50
_SAVE_INTERVAL_S = 10.0
_SAVE_INTERVAL_SHARE = 50  # writing all of it takes at most a fiftieth of the time


class Manifest:
    """The records of a folder.

    Parameters
    ----------
    folder : Path
        Where it lies.
    head : dict
        "format", "camscope", "model" and "versions" of this run.

    Raises
    ------
    EngineError
        When the folder's manifest is another model's, a newer Camscope's, or none of ours.
    """

    def __init__(self, folder: Path, head: dict[str, Any]) -> None:
        self._path = str(folder / MANIFEST)
        self._journal_path = str(folder / JOURNAL)
        self._journal: BufferedWriter | None = None
        self._head = head
        self._images: list[dict[str, Any] | None] = []
        self._places: dict[tuple[Any, ...], int] = {}
        self._maps: dict[tuple[int, str, str | None], int] = {}
        self._errors: dict[tuple[str, int], int] = {}
        self._saved_at = 0.0
        self._saving_s = 0.0
        self._load(folder)

    @property
    def images(self) -> list[dict[str, Any]]:
        """Records of all images, in the order in which they came."""
        return [image for image in self._images if image is not None]

    # --- reading ----------------------------------------------------------------------------

    def _load(self, folder: Path) -> None:
        try:
            with open(self._path, "rb") as file:
                data = file.read()
        except FileNotFoundError:
            return  # a journal without a manifest is nobody's
        except OSError as error:
            raise EngineError(
                "The file {path} cannot be read: {why}. Choose another folder with --out.",
                path=self._path,
                why=error.strerror or error,
            ) from error
        found = _parsed_manifest(data, folder)
        if found["model"]["sha256"] != self._head["model"]["sha256"]:
            raise EngineError(
                "The folder {folder} has results of another model, {model}. "
                "Choose another folder with --out, or delete its {manifest}.",
                folder=folder,
                model=os.path.basename(str(found["model"].get("path", ""))) or "?",
                manifest=MANIFEST,
            )
        is_old = format_of(found, self._path) < FORMAT
        before = {name: found.get(name) for name in ("camscope", "versions")}
        is_same = all(self._head[name] == before[name] for name in before)
        for read in (*found["images"], *_journal_lines(self._journal_path)):
            image = upgraded_image(read) if is_old else read
            if not is_same:  # the head tells of this run
                for record in image.get("maps", ()):
                    record.setdefault("versions", {"camscope": before["camscope"], **_dict(before)})
            self._merge(image)

    # --- writing ----------------------------------------------------------------------------

    def put(self, image: dict[str, Any]) -> None:
        """Add an image's record, or more maps of an image, and append it to the journal.

        Parameters
        ----------
        image : dict
            As in the manifest; "maps" has the new ones only. An older record of the same map is
            replaced; so is the "error" of an image.
        """
        self._merge(image)
        try:
            if self._journal is None:
                self._journal = open(self._journal_path, "ab")
                self._journal.write(b"\n")  # the line before may be a torn one
            self._journal.write(_json(image) + b"\n")
            self._journal.flush()
        except OSError as error:
            raise refusal(error, JOURNAL, self._journal_path) from error
        interval_s = max(_SAVE_INTERVAL_S, _SAVE_INTERVAL_SHARE * self._saving_s)
        if time.monotonic() - self._saved_at > interval_s:
            self.save()

    def forget_error(self, image: dict[str, Any]) -> None:
        """Drop what an earlier run said of an image that is well now."""
        place = self._errors.pop(name_of(image), None)
        if place is not None:
            self._images[place] = None

    def save(self) -> None:
        """Write the manifest as a whole and remove the journal. Raises EngineError."""
        started = time.monotonic()
        write_atomically(self._path, self._written())
        self.close()
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._journal_path)
        self._saved_at = time.monotonic()
        self._saving_s = self._saved_at - started

    def _written(self) -> bytes:
        images = self.images
        if len(images) <= _MAX_INDENTED:
            return _json({**self._head, "images": images}, indent=2)
        # Ten times as quick: Python indents in Python, and writes a line in C.
        head = _json(self._head).removesuffix(b"}")
        return head + b', "images": [\n' + b",\n".join(map(_json, images)) + b"\n]}\n"

    def close(self) -> None:
        """Close the journal, which stays for the next run."""
        journal, self._journal = self._journal, None
        if journal is not None:
            with contextlib.suppress(OSError):  # a full disk: what is lost is in the manifest
                journal.close()

    # --- merging ----------------------------------------------------------------------------

    def _merge(self, image: dict[str, Any]) -> None:
        name = name_of(image)
        if "maps" not in image:  # it failed
            if name in self._errors:
                self._images[self._errors[name]] = image
            else:
                self._errors[name] = len(self._images)
                self._images.append(image)
            return
        failed = self._errors.pop(name, None)
        identity = (*name, *input_record(image), image.get("output", ""))
        place = self._places.get(identity)
        if place is None and failed is not None:
            place = self._places[identity] = failed
            self._images[place] = {**image, "maps": []}
        elif place is None:
            place = self._places[identity] = len(self._images)
            self._images.append({**image, "maps": []})
        elif failed is not None:
            self._images[failed] = None
        found = self._images[place]
        assert found is not None
        found["predictions"] = image["predictions"]
        for record in image["maps"]:
            self._merge_map(place, found, record)

    def _merge_map(self, place: int, image: dict[str, Any], record: dict[str, Any]) -> None:
        """Put a map's record in the place of an older one: of the same precision, or an error."""
        maps = image["maps"]
        if not is_complete(record):
            maps.append(record)
            return
        key = map_key(image, record)
        precision = record.get("precision")
        at = self._maps.pop((place, key, precision), None)
        if at is None:
            at = self._maps.pop((place, key, None), None)
        if at is None:
            at = len(maps)
            maps.append(record)
        else:
            maps[at] = record
        self._maps[place, key, precision] = at


def name_of(image: dict[str, Any]) -> tuple[str, int]:
    """Return what an image's record is known by: its path, and which time the path was given."""
    return image["path"], image.get("copy", 1)


def is_complete(record: object) -> bool:
    """Tell whether a map's record says enough to be found again; those of old versions do not."""
    return (
        isinstance(record, dict)
        and {"method", "parameters", "layer", "target"} <= set(record)
        and isinstance(record["target"], dict)
    )


def _parsed_manifest(data: bytes, folder: Path) -> dict[str, Any]:
    try:
        found = json.loads(data)
        is_ours = isinstance(found["model"]["sha256"], str) and all(map(_is_image, found["images"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        is_ours = False
    if not is_ours:
        raise EngineError(
            "The file {manifest} in the folder {folder} is not one of Camscope's. "
            "Choose another folder with --out, or move the file away.",
            manifest=MANIFEST,
            folder=folder,
        )
    manifest: dict[str, Any] = found
    return manifest


def _is_image(image: object) -> bool:
    if not isinstance(image, dict) or not isinstance(image.get("path"), str):
        return False
    if not isinstance(image.get("copy", 1), int):
        return False
    if "maps" not in image:
        return True
    return (
        isinstance(image["maps"], list)
        and all(isinstance(record, dict) for record in image["maps"])
        and {"sha256", "preprocess"} <= set(image)
        and all(isinstance(name, str) for name in input_record(image))
        and isinstance(image.get("predictions"), list)
        and all(isinstance(row, dict) and "index" in row for row in image["predictions"])
    )


def _journal_lines(path: str) -> list[dict[str, Any]]:
    """Return the records that an interrupted run appended; a torn line is left out."""
    try:
        with open(path, "rb") as file:
            lines = file.read().splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        with contextlib.suppress(ValueError, RecursionError):
            image = json.loads(line)
            if _is_image(image):
                found.append(image)
    return found


def _dict(head: dict[str, Any]) -> dict[str, Any]:
    versions = head["versions"]
    return versions if isinstance(versions, dict) else {}


def _json(value: object, indent: int | None = None) -> bytes:
    return json_text(value, indent).encode()
