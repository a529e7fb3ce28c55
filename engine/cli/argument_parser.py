"""Parses arguments in the user's language: argparse's words, lines of CJK letters, kinds of values.

For `engine.cli.parser`, which has the grammar.
"""

from __future__ import annotations

import argparse
import contextlib
import re
from typing import TYPE_CHECKING, Any, NoReturn

from engine.api.errors import EngineError
from engine.api.limits import INPUT_SIDES_PX
from engine.api.spelling import nearest_names
from engine.cli.language import help_words, spoken_words
from engine.cli.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIZE = re.compile(r"(\d{1,5})(?:[xX×](\d{1,5}))?", re.ASCII)
_DEVICE = re.compile(r"auto|cpu|gpu:\d+")

HELP_WORDS = (
    "usage: ",
    "positional arguments",
    "options",
    "show this help message and exit",
    "show program's version number and exit",
)
"""What argparse says in a help."""

REFUSAL_WORDS = (
    "argument %(argument_name)s: %(message)s",
    "the following arguments are required: %s",
    "not allowed with argument %s",
    "ignored explicit argument %r",
    "expected one argument",
    "expected at most one argument",
    "expected at least one argument",
    "invalid %(type)s value: %(value)r",
    "ambiguous option: %(option)s could match %(matches)s",
)
"""What argparse says of a mistyped command."""

_UNRECOGNIZED = "unrecognized arguments: %(words)s"
_UNRECOGNIZED_NEAR = "unrecognized arguments: %(words)s. Nearest: %(names)s"
_INVALID = "invalid choice: %(value)r (choose from %(choices)s)"
_NO_NUMBER = "%(value)s is not a whole number from 1"
_NO_SIZE = (
    "%(value)s is not a size: write 224, or height x width as 240x320, each from %(least)s to "
    "%(most)s"
)
_NO_DEVICE = "%(value)s is not auto, cpu or gpu:0 (gpu:1 and so on)"
OWN_WORDS = (_UNRECOGNIZED, _UNRECOGNIZED_NEAR, _INVALID, _NO_NUMBER, _NO_SIZE, _NO_DEVICE)
"""What the parser says itself of a mistyped command."""


class _Formatter(argparse.HelpFormatter):
    """Writes a help in the user's language."""

    def add_text(self, text: str | None) -> None:
        super().add_text(text and help_words(text))

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return action.help and help_words(action.help)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrapped(text, width - len(indent)))


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, with the names that a misspelt one is like."""

    def __init__(self, **how: Any) -> None:  # noqa: ANN401  argparse's own
        super().__init__(formatter_class=_Formatter, **how)

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse, and refuse what is none of the options, here where it is known which there are."""
        options, unknown = super().parse_known_args(args, namespace)
        if unknown:
            known = [name for action in self._actions for name in action.option_strings]
            name = unknown[0].partition("=")[0]
            near = nearest_names(name, known) if name.startswith("-") else []
            words = spoken_words(_UNRECOGNIZED_NEAR if near else _UNRECOGNIZED)
            self.error(words % {"words": " ".join(unknown), "names": ", ".join(near)})
        return options, unknown

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is not None and value not in action.choices:
            choices = list(map(str, action.choices))
            near = nearest_names(str(value), choices) or choices
            words = spoken_words(_INVALID) % {"value": value, "choices": ", ".join(near)}
            raise argparse.ArgumentError(action, words)

    def error(self, message: str) -> NoReturn:
        """Refuse, as commands refuse everything else."""
        raise EngineError(
            "{message}. Type `{program} --help` to see what can be given.",
            message=message[:1].upper() + message[1:],
            program=self.prog,
        )


@contextlib.contextmanager
def argparse_translated() -> Iterator[None]:
    """Put our translations in the place of gettext's, by which argparse looks for its words."""
    kept = vars(argparse)["_"]
    vars(argparse)["_"] = _argparse_words
    try:
        yield
    finally:
        vars(argparse)["_"] = kept


def _argparse_words(english: str) -> str:
    return help_words(english) if english in HELP_WORDS else spoken_words(english)


def whole_number(value: str) -> int:
    """Return a number from 1, or raise `argparse.ArgumentTypeError`."""
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(spoken_words(_NO_NUMBER) % {"value": value})
    return int(value)


def input_size(value: str) -> tuple[int, int]:
    """Return the height and width of an input, or raise `argparse.ArgumentTypeError`."""
    found = _SIZE.fullmatch(value)
    least, most = INPUT_SIDES_PX
    sides = () if found is None else (int(found[1]), int(found[2] or found[1]))
    if not sides or not all(least <= side <= most for side in sides):
        words = spoken_words(_NO_SIZE) % {"value": value, "least": least, "most": most}
        raise argparse.ArgumentTypeError(words)
    return sides


def device(value: str) -> str:
    """Return the id of a device, or raise `argparse.ArgumentTypeError`."""
    if not _DEVICE.fullmatch(value):
        raise argparse.ArgumentTypeError(spoken_words(_NO_DEVICE) % {"value": value})
    return value
