"""Finds names of a model's output units: kept for it, in a file beside it, ImageNet, or numbers.

Called by the session when a model is opened. A label file that cannot be read never stops a model:
it becomes a note.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine.api.errors import Text, text
from engine.api.formats import LABEL_SUFFIXES
from engine.api.label_sets import (
    AS_FOUND,
    find_label_set,
    fitting_label_sets,
)
from engine.api.resources import RESOURCES
from engine.api.units import MB

if TYPE_CHECKING:
    from collections.abc import Collection

    from engine.api.label_sets import LabelSet

MAX_LABEL_BYTES = 8 * MB
MAX_NAME_CHARACTERS = 200
IMAGENET = 1000
"""Classes of ImageNet; some networks have the background before them."""
_ENCODINGS = ("utf-8-sig", "cp932", "big5", "gb18030", "latin-1")
_NAME_COLUMNS = ("name", "label", "class", "class_name", "classname", "display_name")


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of the output units.

    Attributes
    ----------
    names : tuple of str
        One a unit; two for a single sigmoid unit: what it means when low, and when high.
    note : Text or None
        Where they come from if from a file or set, or why a file was not used.
    source : str
        The set's id or the file's path; empty where there are numbers alone.
    ids : tuple of str
        WordNet's ids, where they are ImageNet's.
    fit : bool
        False when the user chose more or fewer names than there are units; the note says how they
        are used.
    """

    names: tuple[str, ...]
    note: Text | None = None
    source: str = ""
    ids: tuple[str, ...] = ()
    fit: bool = True


def find_labels(
    model_path: str,
    class_count: int,
    model_name: str,
    activation: str = "softmax",
    chosen: str = "",
    kept: Path | None = None,
    *,
    is_imagenet: bool = False,
    forces: bool = False,
    output: str = "",
    taken: Collection[str] = (),
) -> Labels:
    """Find names for a model's output units.

    Parameters
    ----------
    model_path : str
        The model as the user named it; label files are looked for beside it:
        ``<stem>.<output>.txt``, ``<stem>.labels.txt``, ``<stem>.txt``, each also as ``.json`` and
        ``.csv``, then ``labels.*`` and ``class_indices.json``.
    class_count : int
        Number of output units.
    model_name : str
        The model's own name: a set is used where it begins with the set's.
    activation : str
        "softmax", "sigmoid" or "linear"; a single unit with a sigmoid has two names.
    chosen : str
        The id of a set or the path of a file that the user chose, before all others; `AS_FOUND` for
        none, nor any that are kept. A set is also taken where the model's name begins with its own:
        ``fashion_mnist_cnn``.
    kept : Path or None
        The file that names are kept in for this output (`kept_labels_path`), if there are any.
    is_imagenet : bool
        A thousand classes are those of ImageNet.
    forces : bool
        Use chosen names even if they are too many or too few.
    output : str
        Name of the output, of a model with several.
    taken : collection of str
        Files beside the model that name another of its outputs.

    Returns
    -------
    Labels
        Never fails.
    """
    wanted = 2 if activation == "sigmoid" and class_count == 1 else class_count
    note = None
    if chosen and chosen != AS_FOUND:
        found = _chosen(chosen, wanted, forces=forces)
        if found.names:
            return found
        note = found.note
    if kept is not None and not chosen and kept.is_file():
        names = _read(kept)
        if names is not None and len(names) == wanted:
            return Labels(names, text("The labels are those kept for this model."), str(kept))
    for path in _candidates(model_path, output):
        if str(path) not in taken and path.is_file():
            found = _of_file(path, wanted)
            if found.names:
                return found if note is None else replace(found, note=note)
            note = note or found.note
    if class_count in (IMAGENET, IMAGENET + 1) and is_imagenet:
        ids, imagenet = _imagenet()
        if class_count > IMAGENET:
            ids, imagenet = ("", *ids), ("background", *imagenet)
        if len(imagenet) == class_count:
            return Labels(imagenet, note, "imagenet", ids)
    named = [_plain(Path(model_path).stem), _plain(model_name)]
    for each in fitting_label_sets(class_count):
        start = re.compile(_plain(each.id) + r"(?!\d)")  # cifar100 is not CIFAR-10
        if any(start.match(name) for name in named):
            return _of_set(each)
    if wanted > class_count:
        return Labels(("negative", "positive"), note)
    return Labels(tuple(f"class {index}" for index in range(class_count)), note)


def _chosen(chosen: str, wanted: int, *, forces: bool) -> Labels:
    """Return the labels that the user chose; no names, and why, where they do not fit."""
    label_set = find_label_set(chosen)
    if label_set is not None:
        if label_set.count == wanted:
            return _of_set(label_set)
        names, title = _of_set(label_set).names, label_set.title
    else:
        read, title = _read(Path(chosen)), Path(chosen).name
        if read is None:
            return replace(_unreadable(Path(chosen)), source=chosen)
        names = read
    found = _fitted(names, wanted, title, chosen)
    if found is not None:
        return found
    return _forced(names, wanted, title, chosen) if forces else _misfit(names, wanted, title)


def _of_file(path: Path, wanted: int) -> Labels:
    """Return the labels in a file; no names, and why, where they do not fit."""
    names = _read(path)
    if names is None:
        return _unreadable(path)
    return _fitted(names, wanted, path.name, str(path)) or _misfit(names, wanted, path.name)


def _misfit(names: tuple[str, ...], wanted: int, file: str) -> Labels:
    note = text(
        "{file} has {found} labels, and the model has {wanted} classes, so it is not used.",
        file=file,
        found=len(names),
        wanted=wanted,
    )
    return Labels((), note)


def _unreadable(path: Path) -> Labels:
    return Labels((), text("The labels in {file} cannot be read.", file=path.name))


def _fitted(names: tuple[str, ...], wanted: int, file: str, source: str = "") -> Labels | None:
    """Return names for as many units, but for a background class; None where they do not fit."""
    if len(names) == wanted:
        return Labels(names, text("The labels come from {file}.", file=file), source)
    if (len(names), wanted) == (IMAGENET + 1, IMAGENET) and _is_background(names[0]):
        note = text(
            "{file} begins with a background class, which the model does not have: it is left out.",
            file=file,
        )
        return Labels(names[1:], note, source)
    if (len(names), wanted) == (IMAGENET, IMAGENET + 1):
        note = text(
            "The labels come from {file}; the model's first class is taken for the background.",
            file=file,
        )
        return Labels(("background", *names), note, source)
    return None


def _forced(names: tuple[str, ...], wanted: int, file: str, source: str = "") -> Labels:
    """Return names that the user wants although they are too many or too few."""
    if len(names) > wanted:
        note = text(
            "{file} has {found} labels, and the model has {wanted} classes: the first {wanted} "
            "labels are used.",
            file=file,
            found=len(names),
            wanted=wanted,
        )
        return Labels(names[:wanted], note, source, fit=False)
    note = text(
        "{file} has {found} labels, and the model has {wanted} classes: those after the first "
        "{found} have numbers.",
        file=file,
        found=len(names),
        wanted=wanted,
    )
    numbers = (f"class {index}" for index in range(len(names), wanted))
    return Labels((*names, *numbers), note, source, fit=False)


def _is_background(name: str) -> bool:
    return _plain(name) in ("background", "dummy")


def _of_set(label_set: LabelSet) -> Labels:
    """Return the names of a set that comes with the program."""
    note = text("The labels are those of {set}.", set=label_set.title)
    if label_set.id == "imagenet":
        ids, names = _imagenet()
        return Labels(names, note, label_set.id, ids)
    names = _read(RESOURCES / "labels" / f"{label_set.id}.txt") or ()
    return Labels(names, note, label_set.id)


def _plain(name: str) -> str:
    """Return a name's letters and digits alone."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _candidates(model_path: str, output: str) -> list[Path]:
    """Return where labels of an output may be, the nearest in name first."""
    path = Path(model_path)
    own = [f"{path.stem}.{output}"] if output and re.fullmatch(r"\w[\w -]*", output) else []
    starts = (*own, f"{path.stem}.labels", path.stem, "labels")
    names = [start + suffix for start in starts for suffix in LABEL_SUFFIXES]
    names += ["class_indices.json", f"{path.stem}_labels.txt"]
    return [path.with_name(name) for name in names]


def _read(path: Path) -> tuple[str, ...] | None:
    """Return the names in a file; None when they cannot be made out."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_LABEL_BYTES + 1)
        if len(data) > MAX_LABEL_BYTES:
            return None
        content = _decoded(data)
        if path.suffix.casefold() == ".json":
            names = _from_json(json.loads(content))
        elif path.suffix.casefold() == ".csv":
            names = _from_csv(content)
        else:
            names = _from_lines(content)
    except (OSError, ValueError, RecursionError, csv.Error):
        return None
    if not names or not all(names):
        return None
    return tuple(_clean(name) for name in names)


def _decoded(data: bytes) -> str:
    """Return text in the first encoding that fits: UTF-8, then the old East Asian ones.

    UTF-16 is known by its mark, which Windows' editors write.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    if b"\0" in data:
        raise ValueError("not a text")
    for encoding in _ENCODINGS:
        try:
            content = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        foreign = [letter for letter in content if ord(letter) > 127]
        halfwidth = sum("\uff61" <= letter <= "\uff9f" for letter in foreign)
        if encoding == "cp932" and halfwidth * 4 > len(foreign):
            continue  # Big5's lead bytes are half-width katakana in cp932
        return content
    raise ValueError("unknown encoding")


def _clean(name: str) -> str:
    """Return a name fit for one line of a list."""
    printable = "".join(letter if letter.isprintable() else " " for letter in name)
    return printable.strip()[:MAX_NAME_CHARACTERS]


def _from_lines(content: str) -> list[str]:
    """Return one name a line; a number in front is taken off if every line begins with its own."""
    names = [line.strip() for line in content.splitlines()]
    while names and not names[-1]:
        names.pop()
    parts = [name.split(maxsplit=1) for name in names]
    if all(len(part) == 2 and part[0].rstrip(":") == str(at) for at, part in enumerate(parts)):
        return [part[1] for part in parts]
    return names


def _from_json(value: object) -> list[str] | None:
    """Return names from a list, from {index: name}, {name: index} or {index: [id, name]}."""
    if isinstance(value, list):
        names = [_one(item) for item in value]
        return None if None in names else [name for name in names if name is not None]
    if not isinstance(value, dict) or not value:
        return None
    if all(key.isdecimal() for key in value):
        pairs = {int(key): _one(item) for key, item in value.items()}
    elif all(isinstance(item, int) for item in value.values()):
        pairs = {item: key for key, item in value.items()}
    else:
        return None
    if sorted(pairs) != list(range(len(value))):
        return None
    ordered = [pairs[index] for index in range(len(value))]
    return None if None in ordered else [name for name in ordered if name is not None]


def _one(item: object) -> str | None:
    """Return one name: text, or the last of [WordNet id, name]."""
    if isinstance(item, str):
        return item.strip()
    if isinstance(item, list) and item and all(isinstance(part, str) for part in item):
        return str(item[-1]).strip()
    return None


def _from_csv(content: str) -> list[str] | None:
    """Return the column of names: the one headed so, or the last; rows in the order of an index."""
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(content[:4096], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    rows = [row for row in csv.reader(io.StringIO(content), dialect) if any(row)]
    if not rows:
        return None
    head = [cell.strip().lower() for cell in rows[0]]
    column = next((head.index(name) for name in _NAME_COLUMNS if name in head), None)
    if column is not None:
        rows = rows[1:]
    place = len(rows[0]) - 1 if column is None and rows else column
    if place is None or any(len(row) <= place for row in rows):
        return None
    first = 0 if place != 0 else 1
    if all(len(row) > first and row[first].strip().isdecimal() for row in rows):
        rows.sort(key=lambda row: int(row[first]))
    return [row[place].strip() for row in rows]


@cache
def _imagenet() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return WordNet ids and names of ImageNet-1k in output order; empty without the resource."""
    try:
        pairs = json.loads(
            (RESOURCES / "labels" / "imagenet_classes.json").read_text(encoding="utf-8")
        )
        ids = tuple(str(each) for each, _ in pairs)
        return ids, tuple(str(name).replace("_", " ") for _, name in pairs)
    except (OSError, ValueError, TypeError):
        return (), ()
