"""Keeps which model files the user trusts, as a text of the settings. Values without Qt."""

from __future__ import annotations

import json
import re

from engine.api.trust import TrustedFile

MOST_FILES = 500
"""Trusted files that are kept, the newest ones."""
_SHA256 = re.compile(r"[0-9a-f]{64}")


def text_of(files: tuple[TrustedFile, ...], names: dict[str, str]) -> str:
    """Return the text that the settings keep.

    Parameters
    ----------
    files : tuple of TrustedFile
        The oldest first.
    names : dict of str to str
        Name of each model file by its SHA-256, for the list of them; it proves nothing.
    """
    return json.dumps(
        [each.record | {"name": names.get(each.sha256, "")} for each in files[-MOST_FILES:]]
    )


def files_in(text: str) -> tuple[tuple[TrustedFile, ...], dict[str, str]]:
    """Return the trusted files of a text, and their names; what is not as written is left out."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = []
    files: dict[str, TrustedFile] = {}
    names: dict[str, str] = {}
    for record in found if isinstance(found, list) else []:
        if not isinstance(record, dict):
            continue
        words = {name: record.get(name, "") for name in ("sha256", "code", "code_sha256", "name")}
        if not all(isinstance(word, str) for word in words.values()):
            continue
        if not _SHA256.fullmatch(words["sha256"]):
            continue
        if words["code"] and not _SHA256.fullmatch(words["code_sha256"]):
            continue
        names[words["sha256"]] = words.pop("name")
        files[words["sha256"]] = TrustedFile(**words)
    return tuple(files.values())[-MOST_FILES:], names


def with_file(files: tuple[TrustedFile, ...], new: TrustedFile) -> tuple[TrustedFile, ...]:
    """Return the trusted files with one more, which replaces an older trust in the same bytes."""
    return (*(each for each in files if each.sha256 != new.sha256), new)
