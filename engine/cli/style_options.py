"""Makes the options of `camscope explain` for overlays: one for each field of `Style`."""

from __future__ import annotations

import argparse
from dataclasses import fields, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from engine.api.display import Normalization, Style
from engine.api.errors import EngineError
from engine.api.spelling import nearest
from engine.api.style_fields import parse_field

if TYPE_CHECKING:
    from engine.api.style_fields import Value

DEFAULT = Style()


def add_style_options(parser: argparse.ArgumentParser, default: Style = DEFAULT) -> None:
    """Add an option for each field of a style; `style_of` reads them."""
    for each in fields(default):
        usual = getattr(default, each.name)
        words = each.metadata.get("help", "")
        more: dict[str, Any] = {}
        if isinstance(usual, StrEnum):
            more["choices"] = [choice.value for choice in type(usual)]
            more["type"] = partial(_choice, type(usual))
        else:
            more["metavar"] = "0-1" if isinstance(usual, float) else "NAME"
            more["type"] = partial(_parsed, default, each.name)
        parser.add_argument(
            each.metadata.get("option", f"--{each.name}"),
            dest=each.name,
            default=usual,
            help=f"{words}; default: {usual}".removeprefix("; "),
            **more,
        )
    parser.add_argument(
        "--signed",
        dest="normalization",
        action="store_const",
        const=Normalization.SIGNED.value,
        help="the same as --normalise signed: what speaks for the target, and what against it",
    )


def style_of(options: argparse.Namespace, default: Style = DEFAULT) -> Style:
    """Return the style that the options of `add_style_options` ask for.

    Raises
    ------
    EngineError
        For a colour map that there is not.
    """
    found: dict[str, Any] = {
        each.name: parse_field(default, each.name, getattr(options, each.name))
        for each in fields(default)
    }
    style = replace(default, **found)
    check_colormap(style.colormap)
    return style


def check_colormap(name: str) -> None:
    """Raise EngineError, with the nearest names, for a colour map that there is not."""
    from engine.imaging import COLORMAPS

    if name not in COLORMAPS:
        raise EngineError(
            'There is no colour map "{name}". {nearest}',
            name=name,
            nearest=nearest(name, COLORMAPS),
        )


def _choice(kind: type[StrEnum], word: str) -> str:
    """Return a choice by its own name; what is none is left for argparse to refuse."""
    try:
        return kind(word).value
    except ValueError:
        return word


def _parsed(default: Style, name: str, word: str) -> Value:
    try:
        return parse_field(default, name, word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{word} is not a number from 0 to 1") from None
