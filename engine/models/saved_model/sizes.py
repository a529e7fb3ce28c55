"""Computes with sides that are not known yet, for `folding` and `operations`: polynomials.

A graph computes shapes while it runs: the batch's size times 4 times 4, or a side doubled. What it
computes is followed with the unknown sides as letters, so that a target such as (batch, 16) is
recognised. What is no sum of products (a half of an odd side, say) is a letter of its own, the same
one whenever it is computed in the same way.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

Terms = dict[tuple[str, ...], int]

MAX_TERMS = 32
"""Of one polynomial: no graph of an honest network has more than three."""
_MAX_DEGREE = 8
_MAX_LETTERS = 400


class Size:
    """A side that is not known yet: a sum of products of letters.

    Parameters
    ----------
    terms : mapping
        How often each product of letters is added; the letters of a product in their order.
    """

    __slots__ = ("terms",)

    def __init__(self, terms: Mapping[tuple[str, ...], int]) -> None:
        self.terms = dict(terms)

    def __repr__(self) -> str:
        return "+".join(
            "*".join((str(times), *letters)) for letters, times in sorted(self.terms.items())
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Size) and self.terms == other.terms

    def __hash__(self) -> int:
        return hash(frozenset(self.terms.items()))

    def __add__(self, other: Side) -> Side:
        terms = Counter(self.terms)
        for letters, times in _terms(other).items():
            terms[letters] += times
        return _side(terms)

    __radd__ = __add__

    def __neg__(self) -> Side:
        return self * -1

    def __sub__(self, other: Side) -> Side:
        return self + -1 * other

    def __rsub__(self, other: Side) -> Side:
        return -1 * self + other

    def __mul__(self, other: Side) -> Side:
        terms: Counter[tuple[str, ...]] = Counter()
        for letters, times in self.terms.items():
            for more, factor in _terms(other).items():
                terms[tuple(sorted(letters + more))] += times * factor
        return _side(terms)

    __rmul__ = __mul__

    def __floordiv__(self, other: Side) -> Side:
        if other == 0:
            raise ZeroDivisionError
        found = _quotient(self, other)
        return letter(f"({self!r}//{other!r})") if found is None else found

    def __rfloordiv__(self, other: Side) -> Side:
        return letter(f"({other!r}//{self!r})")

    def __mod__(self, other: Side) -> Side:
        return 0 if _quotient(self, other) is not None else letter(f"({self!r}%{other!r})")

    def __rmod__(self, other: Side) -> Side:
        return letter(f"({other!r}%{self!r})")


Side = int | Size
Sides = tuple[Side, ...]


def letter(name: str) -> Size:
    """Return an unknown side. Raises ValueError for one that is computed in endless steps."""
    if len(name) > _MAX_LETTERS:
        raise ValueError("a side is computed in too many steps")
    return Size({(name,): 1})


def known(sides: Iterable[Side]) -> list[int | None]:
    """Return sides as a description writes them: None for an unknown one."""
    return [None if isinstance(side, Size) else int(side) for side in sides]


def product(sides: Iterable[Side]) -> Side:
    """Return the product of sides; 1 of none."""
    return math.prod(sides)


def quotient(whole: Side, part: Side) -> Side | None:
    """Return how often a side goes into another; None where that is no sum of products."""
    if isinstance(whole, Size):
        return None if part == 0 else _quotient(whole, part)
    if isinstance(part, Size) or part == 0 or whole % part:
        return 1 if whole == part else None
    return whole // part


def as_array(sides: Sequence[Any] | NDArray[Any]) -> NDArray[Any]:
    """Return sides as an array: of whole numbers where all of them are known."""
    array = np.array(sides, dtype=object)
    if all(isinstance(side, (int, np.integer)) for side in array.reshape(-1)):
        return array.astype(np.int64)
    return array


def _terms(side: Side) -> Terms:
    if isinstance(side, Size):
        return side.terms
    number = int(side)
    return {(): number} if number else {}


def _side(terms: Mapping[tuple[str, ...], int]) -> Side:
    """Return the simplest form. Raises ValueError for one that grows without end."""
    left = {letters: times for letters, times in terms.items() if times}
    if len(left) > MAX_TERMS or any(len(letters) > _MAX_DEGREE for letters in left):
        raise ValueError("a side is computed in too many steps")
    if all(letters == () for letters in left):
        return left.get((), 0)
    return Size(left)


def _quotient(whole: Size, part: Side) -> Side | None:
    """Return an exact quotient by one product of letters; None where there is none."""
    terms = _terms(part)
    if len(terms) != 1:
        return 1 if whole == part else None
    ((divisor, factor),) = terms.items()
    found: Terms = {}
    for letters, times in whole.terms.items():
        left, taken = Counter(letters), Counter(divisor)
        if times % factor or taken - left:
            return None
        found[tuple(sorted((left - taken).elements()))] = times // factor
    return _side(found)
