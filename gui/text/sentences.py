"""Puts sentences one after another, as languages with and without spaces do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FULL_STOP = "。"
"""Of Japanese and Chinese: it has its space in it."""


def in_a_row(sentences: Iterable[str]) -> str:
    """Return sentences in one line; empty ones are left out."""
    said = ""
    for sentence in filter(None, sentences):
        said += sentence if not said or said.endswith(FULL_STOP) else f" {sentence}"
    return said
