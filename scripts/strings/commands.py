"""Finds what `--help` says of every command, for translators, by building the grammar itself."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from engine.cli.argument_parser import HELP_WORDS, OWN_WORDS, REFUSAL_WORDS
from engine.cli.language import CONTEXT
from engine.cli.parser import COMMAND_NAMES, parser
from scripts.strings.extract import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

PARSER = "engine/cli/parser.py"
WORDS = "engine/cli/argument_parser.py"


def messages() -> dict[Message, set[str]]:
    """Return the words of the grammar and of argparse, with the files that they stand in."""
    grammar = parser(dict.fromkeys(COMMAND_NAMES, _nothing))
    words = (*HELP_WORDS, *REFUSAL_WORDS, *OWN_WORDS)
    found = {Message(CONTEXT, each): {PARSER} for each in _said(grammar)}
    return found | {Message(CONTEXT, each): {WORDS} for each in words}


def _nothing(*_: object) -> int:
    return 0


def _said(grammar: argparse.ArgumentParser) -> Iterator[str]:
    if grammar.description:
        yield grammar.description
    for action in grammar._actions:
        if action.help:
            yield action.help
        if isinstance(action, argparse._SubParsersAction):
            yield from filter(None, (each.help for each in action._choices_actions))
            for each in action.choices.values():
                yield from _said(each)
