"""Tells whether arguments name a headless command, before anything of a command is loaded.

Called by `main.py`: what the window does not need must not be in its way.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from engine.api.errors import text
from engine.api.spelling import nearest_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.api.errors import Text

COMMAND_WORDS = (
    *("activations", "atlas", "diagnostics", "explain", "figure", "filters", "layers", "library"),
    *("match", "methods", "predict", "preprocessing", "presets"),
)
"""First words that are a headless command."""

_FLAGS = ("--selftest", "--help", "-h", "--version")


def is_command(arguments: Sequence[str]) -> bool:
    """Tell whether the arguments ask for a headless command (otherwise the window opens)."""
    return bool(arguments) and arguments[0] in (*COMMAND_WORDS, *_FLAGS)


def unknown_word(arguments: Sequence[str]) -> Text | None:
    """Return what is wrong with a first word that is neither a command nor a file, or None."""
    word = arguments[0] if arguments else ""
    if not word or os.path.exists(word) or os.path.exists(word.partition("[")[0]):
        return None
    close = nearest_names(word, COMMAND_WORDS, most=1) or COMMAND_WORDS
    return text(
        '"{word}" is neither a command nor a file. Commands: {commands}.',
        word=word,
        commands=", ".join(close),
    )
