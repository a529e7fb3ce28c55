"""Tells what the axes of an exported program's tensors are, for `layer_tree`: height, tokens ...

Networks have channels first, channels last (ConvNeXt, Swin), or rows of patches (ViT). Where the
axes come from is followed through the operations, each as the factors that it is made of, so
that a view that parts or joins axes loses nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from engine.models.exported_program.operations import operation_of, taken

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from engine.models.exported_program.program_graph import ProgramGraph, ProgramNode, Shape

MOST_LEADING = 8
"""Tokens of classes and registers before those of the patches."""

_IMAGE = ("n", "c", "h", "w")


class Patches(NamedTuple):
    """A row of tokens: some of no place, then those of a grid's cells."""

    leading: int
    height: int
    width: int

    @property
    def total(self) -> int:
        """Number of all tokens."""
        return self.leading + self.height * self.width


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """An axis that an operation made: height, width, channels, images; "" for any other."""

    role: str
    size: int | None
    patches: Patches | None = None


@dataclass(frozen=True, slots=True)
class Factor:
    """A part of an axis, at `place` among its parts."""

    whole: Whole
    size: int | None
    place: tuple[int, ...] = ()


Axis = tuple[Factor, ...]
"""Factors, the slowest first; none for a side of one that comes from nowhere."""
Axes = tuple[Axis, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a tensor lies as images see it.

    Attributes
    ----------
    order : tuple of int
        Its axes as (n, h, w, c), as (n, t, c) for tokens and other rows, otherwise as they are.
    patches : Patches or None
        The grid of its tokens; None for any other tensor.
    has_grid : bool
        It is (n, h, w, c), or tokens of a grid.
    """

    order: tuple[int, ...]
    patches: Patches | None = None
    has_grid: bool = False


def layouts(graph: ProgramGraph) -> dict[str, Layout]:
    """Return how each tensor of a program lies that follows from its inputs, by value.

    Inputs of four axes are taken for images (n, c, h, w).
    """
    return _Follower(graph).layouts()


class _Follower:
    """Follows axes through a program's nodes."""

    def __init__(self, graph: ProgramGraph) -> None:
        self._graph = graph
        self._axes: dict[str, Axes | None] = {}
        self._patches: Patches | None = None
        for name in graph.inputs:
            if name in graph.values:
                shape = graph.values[name].shape
                is_image = len(shape) == len(_IMAGE)
                roles = _IMAGE if is_image else ("n", *([""] * (len(shape) - 2)), "c")
                self._axes[name] = _fresh(roles[: len(shape)], shape)

    def layouts(self) -> dict[str, Layout]:
        for node in self._graph.nodes:
            self._follow(node)
        for node in reversed(self._graph.nodes):
            self._return(node)
        made = {
            name: self._layout(name, axes) for name, axes in self._axes.items() if axes is not None
        }
        grids = {self._grid(name, layout) for name, layout in made.items() if layout.has_grid}
        return {name: made.get(name) or self._guess(name, grids) for name in self._axes}

    def _grid(self, name: str, layout: Layout) -> Shape:
        shape = self._graph.values[name].shape
        return tuple(shape[place] for place in layout.order[1:-1])

    def _follow(self, node: ProgramNode) -> None:
        operands = [
            (name, self._axes[name], self._graph.values[name].shape)
            for name in taken(node)
            if name in self._axes
        ]
        if not operands:
            return
        is_convolution = operation_of(node) in _CONVOLUTIONS
        for result in node.results:
            if result not in self._graph.values:
                continue
            shape = self._graph.values[result].shape
            known = [(axes, sides) for _, axes, sides in operands if axes is not None]
            if is_convolution and len(shape) == len(_IMAGE):
                axes: Axes | None = _fresh(_IMAGE, shape)
            else:
                axes = _made(node, known, shape, self._sizes(node)) if known else None
            if axes is not None and len(axes) != len(shape):
                axes = None
            self._axes[result] = axes
            for axis in axes or ():
                self._patches = _patches_of(axis) or self._patches

    def _sizes(self, node: ProgramNode) -> list[tuple[str, Axes | None, Shape]]:
        """Return what `cat` joins: also tensors that no image changes."""
        return [
            (name, self._axes.get(name), self._graph.values[name].shape)
            for name in taken(node)
            if name in self._graph.values
        ]

    def _return(self, node: ProgramNode) -> None:
        """Tell an operand whose axes were lost by the result that it shapes."""
        for result in node.results[:1]:
            axes = self._axes.get(result)
            if axes is None or not all(map(_role, axes)):
                continue
            sides = self._graph.values[result].shape
            for name in taken(node):
                if name not in self._axes or self._graph.values[name].shape != sides:
                    continue
                if self._axes[name] is None and operation_of(node) not in _MOVING:
                    self._axes[name] = axes

    def _layout(self, name: str, axes: Axes) -> Layout:
        shape = self._graph.values[name].shape
        plain = tuple(range(len(shape)))
        roles = [_role(axis) for axis in axes]
        batch = _batch(roles, axes, shape)
        if batch is None:
            return Layout(plain)
        roles[batch] = "n"
        cells = [place for place, role in enumerate(roles) if not role and shape[place] == 1]
        missing = [role for role in _IMAGE if role not in roles]
        if len(roles) == 4 and len(cells) == len(missing):
            for place, role in zip(cells, missing, strict=True):
                roles[place] = role
        if sorted(roles) == sorted(_IMAGE):
            return Layout(tuple(roles.index(role) for role in "nhwc"), None, has_grid=True)
        if sorted(roles) == ["c", "n", "t"]:
            patches = _patches_of(axes[roles.index("t")])
            order = tuple(roles.index(role) for role in "ntc")
            return Layout(order, patches, has_grid=patches is not None)
        if len(roles) == 3 and roles.count("c") == 1:  # rows that are no patches
            channels = roles.index("c")
            return Layout((batch, 3 - batch - channels, channels))
        return Layout(plain)

    def _guess(self, name: str, grids: Collection[Shape]) -> Layout:
        """Return the layout of a tensor whose axes were lost, by its sides and others' grids."""
        shape = self._graph.values[name].shape
        plain = tuple(range(len(shape)))
        if len(shape) == 4 and shape[2:] in grids:
            return Layout((0, 2, 3, 1), None, has_grid=True)
        if len(shape) == 3 and self._patches is not None and shape[1] is not None:
            leading = shape[1] - self._patches.height * self._patches.width
            if 0 <= leading <= MOST_LEADING:
                return Layout(plain, self._patches._replace(leading=leading), True)
        return Layout(plain)


_CONVOLUTIONS = frozenset({"conv2d", "conv_transpose2d"})
_VIEWS = frozenset({"view", "reshape", "flatten", "unflatten", "view_copy", "_reshape_copy"})
_PRODUCTS = frozenset({"linear", "addmm", "mm"})
_MATRIX_PRODUCTS = frozenset({"matmul", "bmm", "baddbmm"})
_DIM_IS_0 = frozenset({"cat", "stack", "slice", "unbind", "split", "split_with_sizes", "chunk"})
"""Operations whose `dim` may be left out."""
_MOVING = _VIEWS | _PRODUCTS | _MATRIX_PRODUCTS | {"permute", "transpose", "t", "select", "slice"}


def _made(
    node: ProgramNode,
    known: Sequence[tuple[Axes, Shape]],
    shape: Shape,
    operands: Sequence[tuple[str, Axes | None, Shape]],
) -> Axes | None:
    """Return a result's axes; None where they are lost."""
    operation, (first, sides) = operation_of(node), known[0]
    rank = len(first)
    if operation in _VIEWS:
        return _regrouped(first, shape)
    if operation in ("permute", "transpose", "t", "swapaxes", "movedim"):
        order = _order(node, operation, rank)
        return None if order is None else tuple(first[place] for place in order)
    if operation in _PRODUCTS and rank == len(shape):
        return (*first[:-1], _new("c", shape[-1]))
    if operation in _MATRIX_PRODUCTS and len(known) == 2 and len(known[1][0]) == rank >= 2:
        return (*first[:-1], known[1][0][-1])
    if operation == "cat":
        return _joined(node, known, shape, operands)
    dims = _dims(node, rank)
    if operation == "unsqueeze" and dims is not None:
        place = dims[0]
        return (*first[:place], (), *first[place:])
    if operation == "slice" and rank == len(shape) and dims is not None:
        return _sliced(node, first, sides, shape, dims[0])
    if len(shape) < rank and dims is not None and rank - len(shape) == len(dims):
        return tuple(axis for place, axis in enumerate(first) if place not in dims)
    if operation == "squeeze" and len(shape) < rank:
        return tuple(axis for axis, side in zip(first, sides, strict=True) if side != 1)
    return _alike(known, shape)


def _alike(known: Sequence[tuple[Axes, Shape]], shape: Shape) -> Axes | None:
    """Return the axes of what is computed cell by cell, or keeps their order at least."""
    if max(len(sides) for _, sides in known) != len(shape):
        return None
    made = []
    for place in range(1, len(shape) + 1):
        side = shape[-place]
        aligned = [(axes[-place], sides[-place]) for axes, sides in known if len(sides) >= place]
        same = [axis for axis, other in aligned if other == side]
        same.sort(key=lambda axis: _role(axis) not in ("h", "w", "t"))
        made.append(same[0] if same else _new(_renewed(aligned[0][0]), side))
    return tuple(reversed(made))


def _joined(
    node: ProgramNode,
    known: Sequence[tuple[Axes, Shape]],
    shape: Shape,
    operands: Sequence[tuple[str, Axes | None, Shape]],
) -> Axes | None:
    """Return the axes of tensors that are put one behind the other."""
    alike = [each for each in known if len(each[0]) == len(shape)]
    if not alike:
        return None
    made = _alike(alike, shape)
    place = (_dims(node, len(shape)) or (0,))[0]
    if made is None:
        return None
    axes = [None if each is None else each[place] for _, each, _ in operands]
    tokens = [at for at, axis in enumerate(axes) if axis is not None and _patches_of(axis)]
    if len(tokens) == 1:
        patches = _patches_of(axes[tokens[0]] or ())
        before = [sides[place] for _, _, sides in operands[: tokens[0]]]
        is_last = tokens[0] == len(operands) - 1
        joined = _new("", shape[place])
        if patches is not None and is_last and None not in before:
            leading = patches.leading + sum(side or 0 for side in before)
            if leading <= MOST_LEADING:
                joined = _new("t", shape[place], patches._replace(leading=leading))
    else:
        joined = _new(_renewed(alike[0][0][place]), shape[place])
    return (*made[:place], joined, *made[place + 1 :])


def _sliced(node: ProgramNode, axes: Axes, sides: Shape, shape: Shape, place: int) -> Axes:
    """Return the axes of a part along one axis."""
    if sides[place] == shape[place]:
        return axes
    start, patches = node.arguments.get("start"), _patches_of(axes[place])
    part = _new(_renewed(axes[place]), shape[place])
    if patches is not None and isinstance(start, int) and 0 < start <= patches.leading:
        rest = patches._replace(leading=patches.leading - start)
        if shape[place] == rest.total:
            part = _new("t", shape[place], rest)
    return (*axes[:place], part, *axes[place + 1 :])


def _regrouped(axes: Axes, shape: Shape) -> Axes | None:
    """Return the axes of the same numbers in the same order with other sides."""
    rest = [factor for axis in axes for factor in _opened(axis)]
    if 0 in shape or any(factor.size == 0 for factor in rest):
        return None
    rest.reverse()  # taken from the end
    made: list[Axis] = []
    for place, side in enumerate(shape):
        if side is None:
            group = _open_group(rest, shape[place + 1 :])
        else:
            group = _group(rest, side)
        if group is None:
            return None
        made.append(group)
    if any(factor.size != 1 for factor in rest):
        return None
    if rest and made:
        made[-1] = (*made[-1], *reversed(rest))
    return tuple(made)


def _group(rest: list[Factor], side: int) -> Axis | None:
    """Take the factors of one axis; the last of them may be parted."""
    if side == 1:
        return (rest.pop(),) if rest and rest[-1].size == 1 else ()
    taken_ones: list[Factor] = []
    size = 1
    while size < side:
        factor = rest.pop() if rest else None
        if factor is None or factor.size is None:
            return None
        if side % (size * factor.size):
            wanted, left = divmod(side, size)
            if left or factor.size % wanted:
                return None
            inner = Factor(factor.whole, factor.size // wanted, (*factor.place, 1))
            rest.append(inner)
            factor = Factor(factor.whole, wanted, (*factor.place, 0))
        taken_ones.append(factor)
        size *= factor.size or 1
    return tuple(taken_ones)


def _open_group(rest: list[Factor], after: Shape) -> Axis | None:
    """Take the factors of an axis whose side is told only when the program runs."""
    taken_ones: list[Factor] = []
    while rest and (not taken_ones or taken_ones[-1].size is not None):
        taken_ones.append(rest.pop())
    sizes = [factor.size for factor in rest]
    if None not in sizes and None not in after:
        needed = math.prod(side or 0 for side in after)
        while rest and math.prod(factor.size or 0 for factor in rest) > needed:
            taken_ones.append(rest.pop())
    return tuple(taken_ones)


def _opened(axis: Axis) -> Axis:
    """Return an axis' factors; a row of tokens without leading ones is height and width."""
    patches = _patches_of(axis)
    if patches is None or len(axis) != 1 or patches.leading:
        return axis
    return (*_new("h", patches.height), *_new("w", patches.width))


def _order(node: ProgramNode, operation: str, rank: int) -> tuple[int, ...] | None:
    """Return where the axes of a result come from."""
    told = node.arguments
    if operation == "permute":
        dims = told.get("dims")
        if not isinstance(dims, tuple):
            return None
        order = tuple(place % rank for place in dims if isinstance(place, int))
        return order if sorted(order) == list(range(rank)) else None
    ends = [told.get("dim0", told.get("axis0", 0)), told.get("dim1", told.get("axis1", 1))]
    if operation == "movedim" or not all(isinstance(end, int) for end in ends) or rank < 2:
        return None
    one, two = (end % rank for end in ends if isinstance(end, int))
    order_list = list(range(rank))
    order_list[one], order_list[two] = two, one
    return tuple(order_list)


def _dims(node: ProgramNode, rank: int) -> tuple[int, ...] | None:
    """Return the axes that an operation is told to work on, from the front."""
    told = node.arguments.get("dim", 0 if operation_of(node) in _DIM_IS_0 else None)
    dims = told if isinstance(told, tuple) else (told,)
    whole = [dim for dim in dims if isinstance(dim, int)]
    if len(whole) != len(dims) or not whole:
        return None
    more = 1 if operation_of(node) == "unsqueeze" else 0
    return tuple(dim % (rank + more) for dim in whole) if rank + more else None


def _fresh(roles: Sequence[str], shape: Shape) -> Axes:
    return tuple(_new(role, side) for role, side in zip(roles, shape, strict=True))


def _new(role: str, size: int | None, patches: Patches | None = None) -> Axis:
    return (Factor(Whole(role, size, patches), size),)


def _is_whole(factors: Sequence[Factor]) -> bool:
    """Tell whether factors are all parts of one axis, in their order."""
    wholes = {id(factor.whole) for factor in factors}
    places = [factor.place for factor in factors]
    if len(wholes) != 1 or places != sorted(places):
        return False
    sizes = [factor.size for factor in factors]
    known = math.prod(size for size in sizes if size is not None)
    return len(factors) == 1 if None in sizes else known == factors[0].whole.size


def _role(axis: Axis) -> str:
    """Return what an axis is: n, c, h, w, or t of tokens; empty for anything else."""
    factors = [factor for factor in axis if factor.size != 1] or list(axis[:1])
    roles = "".join(factor.whole.role or "?" for factor in factors)
    if not roles:
        return ""
    if set(roles) == {"c"}:
        return "c"
    if _patches_of(tuple(factors)) is not None:
        return "t"
    if roles[0] in "hw" and set(roles[1:]) <= {roles[0], "c"}:  # "c": pixels made of channels
        own = [factor for factor in factors if factor.whole.role == roles[0]]
        return roles[0] if _is_whole(own) else ""
    return roles[0] if len(set(roles)) == 1 and _is_whole(factors) and roles[0] in "nhw" else ""


def _patches_of(axis: Axis) -> Patches | None:
    """Return the grid of an axis of tokens; None for another axis."""
    factors = [factor for factor in axis if factor.size != 1]
    if len(factors) == 1 and factors[0].whole.role == "t":
        return factors[0].whole.patches if _is_whole(factors) else None
    rows = [factor for factor in factors if factor.whole.role == "h"]
    columns = factors[len(rows) :]
    if not rows or not columns or any(factor.whole.role != "w" for factor in columns):
        return None
    if factors[: len(rows)] != rows or not (_is_whole(rows) and _is_whole(columns)):
        return None
    height, width = rows[0].whole.size, columns[0].whole.size
    return None if height is None or width is None else Patches(0, height, width)


def _renewed(axis: Axis) -> str:
    """Return what an axis is whose size an operation changes."""
    role = _role(axis)
    return "" if role == "t" else role


def _batch(roles: Sequence[str], axes: Axes, shape: Shape) -> int | None:
    """Return which axis is that of the images; one of a single image may have been made anew."""
    if "n" in roles:
        return roles.index("n")
    if any(factor.whole.role == "n" and factor.size != 1 for axis in axes for factor in axis):
        return None
    return 0 if shape and shape[0] == 1 else None
