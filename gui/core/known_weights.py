"""Keeps which network each file of weights is opened as, as a text of the settings. Without Qt."""

from __future__ import annotations

import json
import re

MOST_FILES = 500
"""Answers that are kept, the newest ones."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NETWORK = re.compile(r"\w{1,80}", re.ASCII)


def text_of(known: dict[str, str]) -> str:
    """Return the text that the settings keep.

    Parameters
    ----------
    known : dict of str to str
        Names of networks (`engine.api.weights.WeightsFit.network`) by the files' SHA-256, the
        oldest answer first.
    """
    return json.dumps(dict(list(known.items())[-MOST_FILES:]))


def known_in(text: str) -> dict[str, str]:
    """Return the answers of a text; what is not as written is left out."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    known = {
        sha256: network
        for sha256, network in found.items()
        if isinstance(network, str) and _SHA256.fullmatch(sha256) and _NETWORK.fullmatch(network)
    }
    return dict(list(known.items())[-MOST_FILES:])
