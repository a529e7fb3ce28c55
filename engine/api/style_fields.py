"""Carries a `Style` field by field: to settings, command line and manifest, and back.

A field of `Style` that is added is carried with no line more: numbers are shares, 0-1, choices are
`StrEnum`s, anything else is a word.
"""

from __future__ import annotations

from dataclasses import fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.api.display import Style

Value = float | str


def style_record(style: Style) -> dict[str, Value]:
    """Return a style's fields by name, as plain numbers and words, for JSON and settings."""
    return {each.name: _plain(getattr(style, each.name)) for each in fields(style)}


def style_from(values: Mapping[str, object], default: Style) -> Style:
    """Return a style of these values; those that are missing or impossible are the default's.

    Parameters
    ----------
    values : mapping
        By field name; numbers may be written as words.
    default : Style
        Gives the fields, and their values unless there are others.
    """
    found: dict[str, Any] = {}
    for each in fields(default):
        try:
            found[each.name] = parse_field(default, each.name, values[each.name])
        except (KeyError, ValueError):
            continue
    return replace(default, **found)


def parse_field(default: Style, name: str, value: object) -> Value:
    """Return a field's value from what settings or command line say.

    Raises
    ------
    ValueError
        When the field cannot have this value.
    """
    usual = getattr(default, name)
    if isinstance(usual, StrEnum):
        return type(usual)(str(value))
    if isinstance(usual, float):
        share = float(str(value))
        if not 0.0 <= share <= 1.0:
            raise ValueError(value)
        return share
    if not isinstance(value, str) or not value:
        raise ValueError(value)
    return value


def _plain(value: object) -> Value:
    return value if isinstance(value, float) else str(value)
