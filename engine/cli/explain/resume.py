"""Indexes what earlier runs left in a folder: maps to keep, and names that are taken."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, Any

from engine.api.display import Style
from engine.api.style_fields import style_from
from engine.cli.explain.manifest import is_complete, name_of
from engine.cli.explain.plan import input_record, map_key
from engine.cli.explain.targets import top_of
from engine.imaging import image_digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engine.cli.explain.plan import Plan

FILES = ("raw", "std", "overlay")
"""Of a map's record: those that name a file."""


class ResumeIndex:
    """A folder as it was when this run began; it never changes, so threads may ask it.

    Parameters
    ----------
    folder : Path
        Where the results are.
    images : sequence of dict
        The manifest's records.
    again : bool
        True makes everything again: no map counts as done.
    """

    def __init__(self, folder: Path, images: Sequence[dict[str, Any]], again: bool) -> None:
        self._files = {entry.name for entry in os.scandir(folder) if _has_content(entry)}
        self._again = again
        self._by_name: dict[tuple[str, int], list[dict[str, Any]]] = {}
        self._numbers: dict[tuple[str, int], int] = {}
        self._maps: dict[str, list[dict[str, Any]]] = {}
        self.stems: Counter[str] = Counter()
        self.image_count = len(images)
        for number, image in enumerate(images, start=1):
            self._by_name.setdefault(name_of(image), []).append(image)
            self._numbers.setdefault(name_of(image), number)
            for record in image.get("maps", ()):
                if is_complete(record):
                    key = map_key(image, record)
                    self._maps.setdefault(key, []).append(record)
                self.stems[stem_of(record)] += 1

    def number(self, name: tuple[str, int]) -> int | None:
        """Return an image's place in the manifest, from 1; None for a new one."""
        return self._numbers.get(name)

    def found(self, key: str, plan: Plan) -> dict[str, Any] | None:
        """Return the record of a map that is as the plan wants it, with its files."""
        if self._again:
            return None
        for record in self._maps.get(key, ()):
            if self._is_done(record, plan):
                return record
        return None

    def stem(self, key: str, precision: str) -> str | None:
        """Return the name of the files that a map made again replaces: no other record has it."""
        for record in self._maps.get(key, ()):
            stem = stem_of(record)
            if stem and record.get("precision") == precision and self.stems[stem] == 1:
                return stem
        return None

    def done(self, name: tuple[str, int], plan: Plan) -> list[dict[str, Any]] | None:
        """Return the records of all that the plan wants of an image file; None if any is missing.

        The file is read, to see that it is still the same image, but not decoded.
        """
        if self._again:
            return None
        for image in self._by_name.get(name, ()):
            if "maps" not in image or image.get("output") != plan.output_name:
                continue
            if input_record(image)[1:] != plan.input_record:
                continue
            found = self._all_of(image, plan)
            if found is not None and image_digest(name[0]) == image["sha256"]:
                return found
        return None

    def _all_of(self, image: dict[str, Any], plan: Plan) -> list[dict[str, Any]] | None:
        top = top_of(image, plan.output, plan.info)
        if top is None and plan.target.needs_top:
            return None
        target = plan.target.resolved(top)
        found = []
        for chosen in plan.methods:
            for spec in plan.specs(chosen):
                expected = plan.record(chosen, spec, target)
                record = self.found(map_key(image, expected), plan)
                if record is None:
                    return None
                found.append(record)
        return found

    def _is_done(self, record: dict[str, Any], plan: Plan) -> bool:
        if "error" in record:
            return not record.get("transient")
        # Where another precision than float32 is allowed, the engine chooses, map by map.
        if plan.precision == "float32" and record.get("precision") != "float32":
            return False
        if style_from(_dict(record.get("style")), Style()) != plan.style:
            return False
        if not str(record.get("overlay", "")).endswith(f".{plan.picture_format}"):
            return False
        if plan.has_weights(record) and "weights" not in record:
            return False
        return all(str(record[name]) in self._files for name in FILES if name in record)


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def stem_of(record: dict[str, Any]) -> str:
    """Return the common part of a map's file names; empty if it has no files in its folder."""
    raw = record.get("raw")
    if not isinstance(raw, str) or not raw.endswith(".npy") or os.path.basename(raw) != raw:
        return ""
    return raw.removesuffix(".npy")


def _has_content(entry: os.DirEntry[str]) -> bool:
    """Tell whether there is a file with anything in it: a power cut may leave an empty one."""
    try:
        return entry.is_file() and entry.stat().st_size > 0
    except OSError:
        return False
