"""Finds entries of the command palette by a few letters, best first. Without Qt.

`gui.actions.palette_entries` makes the entries, `gui.actions.command_palette` shows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QIcon

_SEPARATORS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """Something that the palette finds.

    Attributes
    ----------
    title : str
        Its name.
    kind : str
        What it is: "Action", "Layer", "Class".
    run : callable
        Does it, chooses it, opens it.
    hint : str
        What stands before the kind: keys, type of the layer, probability of the class.
    tip : str
        A sentence.
    also : str
        Other words by which it is found.
    icon : QIcon or None
        A symbol.
    """

    title: str
    kind: str
    run: Callable[[], object]
    hint: str = ""
    tip: str = ""
    also: str = ""
    icon: QIcon | None = None
    searched: Searched = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "searched", Searched.of(self.title, f"{self.kind} {self.also}"))


@dataclass(frozen=True, slots=True)
class Searched:
    """A name as it is searched: what takes time is done once, before the first letter is typed.

    Attributes
    ----------
    name : str
        In small letters, its words one space apart.
    words : str
        Its words, each after a space; underscores and signs part words.
    initials : str
        Their first letters.
    also : str
        Other words, each after a space.
    """

    name: str
    words: str
    initials: str
    also: str

    @classmethod
    def of(cls, title: str, also: str = "") -> Searched:
        """Return a name with the other words by which it is found."""
        name = " ".join(title.casefold().split())
        words = _SEPARATORS.sub(" ", f" {name}")
        initials = "".join(word[0] for word in words.split())
        return cls(name, words, initials, _SEPARATORS.sub(" ", f" {also.casefold()}"))


class Query:
    """What was typed: every word of it has to be found.

    A word is worth most where a word of the name begins with it, less inside of one, then as
    initials, as a word that is not in the name, and as letters in order.

    Examples
    --------
    >>> Query("sv").score(Searched.of("Save view")) > Query("sv").score(Searched.of("Saved"))
    True
    >>> Query("xq").score(Searched.of("Save view")) is None
    True
    """

    def __init__(self, text: str) -> None:
        self._terms = text.casefold().split()
        self._scattered = [_in_order(term) for term in self._terms]
        self._whole = " ".join(self._terms)

    def score(self, searched: Searched) -> float | None:
        """Return how well a name fits, higher is better, or None; shorter names win ties."""
        total = 5.0 if searched.name == self._whole else 0.0
        for term, scattered in zip(self._terms, self._scattered, strict=True):
            found = _term_score(term, scattered, searched)
            if found is None:
                return None
            total += found
        return total - 0.01 * len(searched.name)

    def best(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return the entries that fit, best first; all in their order where nothing is typed."""
        if not self._terms:
            return list(entries)
        scored = [
            (score, entry) for entry in entries if (score := self.score(entry.searched)) is not None
        ]
        scored.sort(key=lambda pair: -pair[0])  # stable: equal ones keep their order
        return [entry for _, entry in scored]


def _term_score(term: str, scattered: re.Pattern[str], searched: Searched) -> float | None:
    length = len(term)
    place = searched.name.find(term)
    if place == 0:
        return 4.0 * length + 1
    if place > 0:
        starts = f" {term}" in searched.words or not searched.name[place - 1].isalnum()
        return 4.0 * length - (0 if starts else 3)
    if term in searched.initials:
        return 3.0 * length
    found = scattered.search(searched.words)
    if found is not None:
        return length + length * length / (found.end() - found.start())
    return 0.5 * length if f" {term}" in searched.also else None


def _in_order(term: str) -> re.Pattern[str]:
    """Return a pattern for a term's letters in order, the first of them beginning a word."""
    first, *rest = (re.escape(letter) for letter in term)
    return re.compile(f" {first}" + "".join(f"[^{letter}]*{letter}" for letter in rest))


def fitting(text: str, entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that fit what was typed, best first."""
    return Query(text).best(tuple(entries))
