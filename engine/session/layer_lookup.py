"""Finds a model's layers by path, and chooses the one to explain, for the session and commands."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from engine.api.errors import EngineError
from engine.api.foreign_text import visible
from engine.api.model import last_call, no_such_layer
from engine.api.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.api.keys import Target
    from engine.api.model import LayerNode, ModelInfo


def find_layer(path: str, info: ModelInfo, listed_by: str = "") -> LayerNode:
    """Return the row with a path.

    Parameters
    ----------
    path : str
        As `LayerNode.path`, or as it is shown: with escapes for what cannot be seen (`visible`),
        and its accents composed or not.
    info : ModelInfo
        The open model.
    listed_by : str
        The command that lists layers, for a path that is like none (`nearest`).

    Raises
    ------
    EngineError
        When there is no such layer, with the paths that are spelt most like it.
    """
    row = info.find(path) or _row_shown_as(path, info)
    if row is None:
        paths = (node.path for node in info.walk())
        raise no_such_layer(path, info.name, nearest(path, paths, listed_by))
    return row


def find_layers(words: Sequence[str], info: ModelInfo, listed_by: str = "") -> list[LayerNode]:
    """Return the rows that words of a command line name, each once.

    Parameters
    ----------
    words : sequence of str
        Each a path, or several joined by commas. Since names may have commas of their own, the
        longest paths that there are count, from the left.
    info, listed_by
        As in `find_layer`.

    Raises
    ------
    EngineError
        When there is no such layer.
    """
    found: dict[str, LayerNode] = {}
    for word in words:
        pieces = word.split(",")
        while pieces:
            count, row = _first_row(pieces, info, listed_by)
            pieces = pieces[count:]
            if row is not None:
                found[row.path] = row
    return list(found.values())


def _first_row(pieces: list[str], info: ModelInfo, listed_by: str) -> tuple[int, LayerNode | None]:
    """Return how many pieces between commas the first path takes, and its row; none for nothing."""
    for count in range(len(pieces), 0, -1):
        joined = ",".join(pieces[:count])
        for path in dict.fromkeys((joined, joined.strip())):
            row = info.find(path) or _row_shown_as(path, info)
            if row is not None:
                return count, row
    first = pieces[0].strip()
    return 1, find_layer(first, info, listed_by) if first else None


def _row_shown_as(path: str, info: ModelInfo) -> LayerNode | None:
    """Return the only row that is shown as a path is written, or None."""
    wanted = _shown(path)
    rows = [node for node in info.walk() if _shown(node.path) == wanted]
    return rows[0] if len(rows) == 1 else None


def _shown(path: str) -> str:
    return visible(unicodedata.normalize("NFC", path))


def explainable_layers(info: ModelInfo) -> tuple[str, ...]:
    """Return the paths of all layers with a map, each map once."""
    return tuple(node.path for node in info.walk() if node.explainable and not node.is_shared)


def layer_path(path: str, info: ModelInfo) -> str:
    """Return a layer's path; a shared layer's row stands for its last call.

    Raises
    ------
    EngineError
        When there is no such layer, or no map of it.
    """
    node = find_layer(path, info)
    if not node.explainable:
        raise EngineError('Layer "{path}" has no heatmap. {why}', path=path, why=node.reason or "")
    return last_call(node).path


def chosen_layer(path: str | None, target: Target, info: ModelInfo) -> str:
    """Return the path to explain: the requested one, or the one that fits the target best.

    Raises
    ------
    EngineError
        When there is no such layer, or no map of it.
    """
    if path is not None:
        return layer_path(path, info)
    if target.layer is None:
        return auto_layer(info)
    rows = [node.path for node in info.walk()]
    before = frozenset(rows[: rows.index(target.layer)] if target.layer in rows else ())
    found = [row for row in explainable_layers(info) if row in before]
    if not found:
        raise EngineError('No layer with a heatmap lies before "{path}".', path=target.layer)
    return found[-1]


def auto_layer(info: ModelInfo) -> str:
    """Return the model's auto layer. Raises EngineError when it has none."""
    if info.auto_layer is None:
        raise EngineError("{why}", why=info.auto_reason)
    return info.auto_layer
