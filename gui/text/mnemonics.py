"""Takes mnemonics, colons and dots off the labels of actions and controls."""

from __future__ import annotations

import re

_MNEMONIC = re.compile(r"\(&.\)|&(?=.)")  # "&File"; behind words without Latin letters, "(&F)"
_ENDS = "…:\N{FULLWIDTH COLON}"


def plain_words(label: str) -> str:
    """Return the name of an action or a control, as it is read aloud and listed."""
    return _MNEMONIC.sub("", label).rstrip(_ENDS)
