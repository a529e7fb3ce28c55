"""Puts an activation into the layer of its scope, as Keras wrote it, for `keras_description`.

`conv1/Conv2D` and `conv1/Relu` were one layer with an activation. A ReLU in a scope of its own, or
in none, was a layer of its own and stays one, so that both rows can be explained.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.models.saved_model.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Callable

    Path = tuple[str, ...]

_INNER = frozenset({"Tensordot", "Gelu", "einsum"})
"""Scopes that are opened within a layer."""

_ACTIVE = frozenset({"Conv2D", "DepthwiseConv2D", "Conv2DTranspose", "Dense", "EinsumDense"})


def fuse_activations(rows: Rows) -> Rows:
    """Return rows in which layers have the activations of their scopes."""
    order = rows.in_order()
    uses: dict[int, int] = {id(row): 1 for row in rows.outputs}
    for row in order:
        for each in row.inputs:
            uses[id(each)] = uses.get(id(each), 0) + 1
    inhabitants: dict[Path, int] = {}
    for row in order:
        for length in range(len(row.path)):
            scope = row.path[:length]
            inhabitants[scope] = inhabitants.get(scope, 0) + 1

    def fused(row: Row) -> Row:
        name = _activation(row)
        before = row.inputs[0] if name else row
        if name is None or before.cls not in _ACTIVE or uses[id(before)] != 1:
            return row
        scope = _outer_scope(_layer_scope(before.path), _layer_scope(row.path))
        if not scope or inhabitants.get(scope) != 2 or before.settings.get("activation"):
            return row
        settings = {**before.settings, "activation": name}
        return replace(before, settings=settings, path=(*scope, before.path[-1]))

    return changed(rows, fused)


def changed(rows: Rows, change: Callable[[Row], Row]) -> Rows:
    """Return rows of which each may have become another one; what feeds them is followed."""
    made: dict[int, Row] = {}

    def known(value: object) -> object:
        if isinstance(value, Row):
            return made[id(value)]
        if isinstance(value, (list, tuple)):
            return type(value)(known(each) for each in value)
        return value

    for row in rows.in_order():
        fresh = change(row)
        arguments = known(fresh.arguments)
        assert isinstance(arguments, tuple)
        same = all(a is b for a, b in zip(_flat(arguments), _flat(fresh.arguments), strict=True))
        made[id(row)] = fresh if same else replace(fresh, arguments=arguments)
    return Rows([made[id(each)] for each in rows.inputs], [made[id(each)] for each in rows.outputs])


def _flat(value: object) -> list[object]:
    if isinstance(value, (list, tuple)):
        return [item for each in value for item in _flat(each)]
    return [value]


def _activation(row: Row) -> str | None:
    if row.cls == "Activation":
        return str(row.settings["activation"])
    return "softmax" if row.cls == "Softmax" else None


def _layer_scope(path: Path) -> Path:
    """Return the scope of the layer that an operation belongs to."""
    scope = path[:-1]
    while scope and scope[-1] in _INNER:
        scope = scope[:-1]
    return scope


def _outer_scope(first: Path, second: Path) -> Path:
    """Return the outer one of two scopes of which one is in the other; none where neither is."""
    shorter = min(first, second, key=len)
    return shorter if first[: len(shorter)] == second[: len(shorter)] else ()
