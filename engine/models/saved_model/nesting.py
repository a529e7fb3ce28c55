"""Names layers by their scopes and nests models in models as the scopes are, for Keras.

Called by `keras_description`. A scope with one layer is that layer. A scope with several becomes a
model of its own where all that leaves it is one array; else its layers stand in the outer one with
its name before theirs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.models.saved_model.layer_order import layer_order
from engine.models.saved_model.rows import INPUT, Row
from engine.models.saved_model.sizes import known

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from engine.models.config_graph import Config
    from engine.models.saved_model.rows import Rows

    Path = tuple[str, ...]

_CALLS = re.compile(r"(Stateful)?PartitionedCall(_\d+)?")
_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")
_AGAIN = re.compile(r"(.+?)(_\d+)")
_NEARLY_ALL = 0.75
_MAX_NAME = 80
_MAX_DEPTH = 12
_FROZEN = {"BatchNormalization": 2}
"""Weights at the end that are not trained, as Keras counts."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """A scope that becomes a model.

    Attributes
    ----------
    name : str
        Its name.
    items : list
        Named rows and groups in it, in order.
    rows : list of Row
        All rows below it.
    """

    name: str
    items: list[tuple[str, Row] | Group]
    rows: list[Row]


class Flow:
    """What each row of a network is taken by, and when.

    Parameters
    ----------
    order : sequence of Row
        All rows, each after those that feed it.
    outputs : sequence of Row
        Those whose results are the answer.
    """

    def __init__(self, order: Sequence[Row], outputs: Sequence[Row]) -> None:
        self._places = {id(row): place for place, row in enumerate(order)}
        self._ends = {id(row) for row in outputs}
        self._users: dict[int, set[int]] = {}
        for row in order:
            for each in row.inputs:
                self._users.setdefault(id(each), set()).add(id(row))

    def is_block(self, rows: Sequence[Row]) -> bool:
        """Tell whether rows give one array only, of which nothing comes back to them."""
        inside = {id(row) for row in rows}
        leaving = [
            key for key in inside if key in self._ends or self._users.get(key, set()) - inside
        ]
        if len(leaving) != 1:
            return False
        first = min(self._places[key] for key in inside)
        pending = [each for row in rows for each in row.inputs if id(each) not in inside]
        seen: set[int] = set()
        while pending:
            row = pending.pop()
            if id(row) in inside:
                return False
            if id(row) not in seen and self._places[id(row)] > first:
                seen.add(id(row))
                pending.extend(row.inputs)
        return True


@dataclass(frozen=True, slots=True)
class Written:
    """A model as Keras reads it.

    Attributes
    ----------
    config : dict
        Its description.
    weights : list of (str, list of array)
        By layer, in the order in which Keras' old format has them.
    """

    config: Config
    weights: list[tuple[str, list[NDArray[Any]]]]


def write_model(rows: Rows, name: str) -> Written:
    """Return the description of a network and its weights.

    Parameters
    ----------
    rows : Rows
        The network.
    name : str
        Of the model.
    """
    order = rows.in_order()
    inner = [row for row in order if row.cls != INPUT]
    paths = _short_paths(inner)
    items = _grouped([(paths[id(row)], row) for row in inner], Flow(order, rows.outputs))
    taken: set[str] = set()
    inputs = [(_unique(_safe(row.path[-1]), taken), row) for row in rows.inputs]
    return _written(name, inputs, _renamed(items, taken), rows.outputs)


def _short_paths(rows: Sequence[Row]) -> dict[int, Path]:
    """Return where each row stands: scopes without those of all rows, and as short as possible."""
    paths = {id(row): _clean(row.path) for row in rows}
    common = _common([path[:-1] for path in paths.values()])
    paths = {key: path[common:] for key, path in paths.items()}
    return _without_repeats(_shortest(paths), paths)


def _clean(path: Path) -> Path:
    parts = tuple(_safe(part) for part in path if not _CALLS.fullmatch(part))
    return parts[: _MAX_DEPTH - 1] + parts[-1:] if len(parts) > _MAX_DEPTH else parts or ("layer",)


def _safe(part: str) -> str:
    """Return a name that is no path and no control character."""
    name = _UNSAFE.sub("_", part)[:_MAX_NAME]
    while ".." in name:
        name = name.replace("..", ".")
    return name.strip(".") or "layer"


def _common(scopes: Sequence[Path]) -> int:
    """Return how many scopes all paths begin with."""
    if not scopes:
        return 0
    shortest = min(len(scope) for scope in scopes)
    first = scopes[0]
    same = (all(scope[at] == first[at] for scope in scopes) for at in range(shortest))
    return next((at for at, is_same in enumerate(same) if not is_same), shortest)


def _shortest(paths: dict[int, Path]) -> dict[int, Path]:
    """Return paths cut where only one row is left below."""
    below: dict[Path, int] = {}
    for path in paths.values():
        for length in range(1, len(path) + 1):
            below[path[:length]] = below.get(path[:length], 0) + 1

    def cut(path: Path) -> Path:
        found = (n for n in range(1, len(path)) if below[path[:n]] == 1)
        return path[: next(found, len(path))]

    return {key: cut(path) for key, path in paths.items()}


def _without_repeats(paths: dict[int, Path], whole: dict[int, Path]) -> dict[int, Path]:
    """Return paths without the number that each scope gets at a second use.

    Keras writes a layer `conv` as `conv_1` when it exports a model. The number is taken off only
    where nearly all scopes side by side have one, and differ without it. Operations that stand
    beside the scopes are numbered for themselves.
    """
    inside: dict[Path, set[str]] = {}
    for key, path in paths.items():
        for length, part in enumerate(path[: len(whole[key]) - 1]):
            inside.setdefault(path[:length], set()).add(part)
    shorter: dict[Path, dict[str, str]] = {}
    for scope, parts in inside.items():
        found = {part: match[1] for part in parts if (match := _AGAIN.fullmatch(part))}
        names = [found.get(part, part) for part in parts]
        if len(parts) > 1 and len(found) >= _NEARLY_ALL * len(parts):
            if len(set(names)) == len(names):
                shorter[scope] = found

    def shortened(path: Path, scopes: int) -> Path:
        return tuple(
            shorter.get(path[:at], {}).get(part, part) if at < scopes else part
            for at, part in enumerate(path)
        )

    return {key: shortened(path, len(whole[key]) - 1) for key, path in paths.items()}


def _grouped(placed: Sequence[tuple[Path, Row]], flow: Flow) -> list[tuple[str, Row] | Group]:
    """Return rows and groups side by side."""
    together: dict[str, list[tuple[Path, Row]]] = {}
    for path, row in placed:
        together.setdefault(path[0], []).append((path, row))
    items: list[tuple[str, Row] | Group] = []
    for name, members in together.items():
        deeper = [(path[1:], row) for path, row in members if len(path) > 1]
        items += [(name, row) for path, row in members if len(path) == 1]
        if not deeper:
            continue
        inner = [row for _, row in deeper]
        if len(deeper) == len(members) and len(inner) > 1 and flow.is_block(inner):
            items.append(Group(name, _grouped(deeper, flow), inner))
        else:
            joined = [((f"{name}_{path[0]}"[:_MAX_NAME], *path[1:]), row) for path, row in deeper]
            items += _grouped(joined, flow)
    return items


def _renamed(
    items: Iterable[tuple[str, Row] | Group], taken: set[str]
) -> list[tuple[str, Row] | Group]:
    """Return rows and groups with names of which none stands twice."""
    made: list[tuple[str, Row] | Group] = []
    for item in items:
        if isinstance(item, Group):
            inside = _renamed(item.items, set())
            made.append(Group(_unique(item.name, taken), inside, item.rows))
        else:
            made.append((_unique(item[0], taken), item[1]))
    return made


def _unique(name: str, taken: set[str]) -> str:
    fresh, number = name, 1
    while fresh in taken:
        number += 1
        fresh = f"{name}_{number}"
    taken.add(fresh)
    return fresh


def _written(
    name: str,
    inputs: Sequence[tuple[str, Row]],
    items: Sequence[tuple[str, Row] | Group],
    outputs: Sequence[Row],
) -> Written:
    """Return one model's description and its weights."""
    names = {id(row): own for own, row in inputs}
    for item in items:
        if isinstance(item, Group):
            names |= {id(row): item.name for row in item.rows}
        else:
            names[id(item[1])] = item[0]
    configs = {own: _input_config(own, row) for own, row in inputs}
    feeds: dict[str, list[str]] = {own: [] for own, _ in inputs}
    weights: dict[str, list[NDArray[Any]]] = {}
    for item in items:
        if not isinstance(item, Group):
            own, row = item
            configs[own] = _row_config(own, row, names)
            feeds[own] = [names[id(each)] for each in row.inputs]
            weights[own] = list(row.weights)
            continue
        outside = _entries(item)
        taken: set[str] = {each[0] if isinstance(each, tuple) else each.name for each in item.items}
        entries = [(_unique("input", taken), row) for row in outside]
        inner = _written(item.name, entries, item.items, [_leaving(item, items, outputs)])
        arguments = [_tensor(names[id(row)], row) for row in outside]
        call = arguments[0] if len(arguments) == 1 else arguments
        configs[item.name] = {
            **inner.config,
            "name": item.name,
            "inbound_nodes": [{"args": [call], "kwargs": {}}],
        }
        feeds[item.name] = [names[id(row)] for row in outside]
        weights[item.name] = _flattened(item, inner)
    order = layer_order(feeds, [own for own, _ in inputs], [names[id(row)] for row in outputs])
    ends = [[own, 0, 0] for own, _ in inputs]
    leaves = [[names[id(row)], 0, 0] for row in outputs]
    config = {
        "name": name,
        "trainable": True,
        "layers": [configs[own] for own in order],
        "input_layers": ends[0] if len(ends) == 1 else ends,
        "output_layers": leaves[0] if len(leaves) == 1 else leaves,
    }
    made: Config = {
        "module": "keras.src.models.functional",
        "class_name": "Functional",
        "config": config,
        "registered_name": "Functional",
    }
    return Written(made, [(own, weights[own]) for own in order if weights.get(own)])


def _entries(group: Group) -> list[Row]:
    """Return what feeds a group from outside, each once."""
    inside = {id(row) for row in group.rows}
    found = {id(each): each for row in group.rows for each in row.inputs if id(each) not in inside}
    return list(found.values())


def _leaving(group: Group, items: Sequence[tuple[str, Row] | Group], outputs: Sequence[Row]) -> Row:
    """Return the one row of a group whose result others take."""
    inside = {id(row): row for row in group.rows}
    for row in outputs:
        if id(row) in inside:
            return row
    for item in items:
        for row in item.rows if isinstance(item, Group) else [item[1]]:
            if id(row) in inside:
                continue
            for each in row.inputs:
                if id(each) in inside:
                    return each
    return group.rows[-1]


def _flattened(group: Group, inner: Written) -> list[NDArray[Any]]:
    """Return a nested model's weights as the old format has them: the trained ones first."""
    frozen = _frozen_counts(group)
    trained: list[NDArray[Any]] = []
    others: list[NDArray[Any]] = []
    for name, arrays in inner.weights:
        kept = len(arrays) - frozen[name]
        trained += arrays[:kept]
        others += arrays[kept:]
    return trained + others


def _frozen_counts(group: Group) -> dict[str, int]:
    counts: dict[str, int] = {}
    for item in group.items:
        if isinstance(item, Group):
            counts[item.name] = sum(_FROZEN.get(row.cls, 0) for row in item.rows)
        else:
            counts[item[0]] = _FROZEN.get(item[1].cls, 0)
    return counts


def _input_config(name: str, row: Row) -> Config:
    settings = {
        "batch_shape": [None, *known(row.shape[1:])],
        "dtype": row.dtype,
        "sparse": False,
        "name": name,
    }
    return {
        "module": "keras.layers",
        "class_name": INPUT,
        "config": settings,
        "registered_name": None,
        "name": name,
        "inbound_nodes": [],
    }


def _row_config(name: str, row: Row, names: dict[int, str]) -> Config:
    settings = {"name": name, **row.settings}
    is_layer = not row.module.startswith("keras.src.ops")
    if is_layer:
        settings = {"trainable": True, "dtype": "float32", **settings}
    return {
        "module": row.module,
        "class_name": row.cls,
        "config": settings,
        "registered_name": None if row.module == "keras.layers" else row.cls,
        "name": name,
        "inbound_nodes": [{"args": _arguments(list(row.arguments), names), "kwargs": {}}],
    }


def _arguments(value: Any, names: dict[int, str]) -> Any:  # noqa: ANN401  (any JSON)
    if isinstance(value, Row):
        return _tensor(names[id(value)], value)
    if isinstance(value, (list, tuple)):
        return [_arguments(each, names) for each in value]
    return value


def _tensor(name: str, row: Row) -> Config:
    settings = {"shape": known(row.shape), "dtype": row.dtype, "keras_history": [name, 0, 0]}
    return {"class_name": "__keras_tensor__", "config": settings}
