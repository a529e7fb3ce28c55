"""Tells whether a window can open: Qt ends the whole program where there is no display."""

from __future__ import annotations

import contextlib
import re
import socket
import sys
from typing import TYPE_CHECKING

from engine.api.errors import text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.api.errors import Text

_LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")
_WAIT_S = 2.0


def missing_screen(environment: Mapping[str, str], platform: str = sys.platform) -> Text | None:
    """Return why no window can open, or None when one can, as far as can be told without Qt.

    Parameters
    ----------
    environment : mapping of str to str
        Environment variables.
    platform : str
        `sys.platform`; elsewhere than on Linux there always is a screen.
    """
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return None
    wayland, display = environment.get("WAYLAND_DISPLAY"), environment.get("DISPLAY")
    if not wayland and not display:
        return text(
            "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can "
            "open. `camscope --help` lists the commands that need none."
        )
    if wayland or display is None:
        return None
    local = _LOCAL.fullmatch(display)
    if local is None or _answers(f"/tmp/.X11-unix/X{local[1]}"):
        return None
    return text(
        "The display {display} does not answer, so no window can open. `camscope --help` lists the "
        "commands that need none.",
        display=display,
    )


def _answers(path: str) -> bool:
    for address in (path, f"\0{path}"):  # X servers listen at a file, or at a name without one
        with socket.socket(socket.AF_UNIX) as connection, contextlib.suppress(OSError):
            connection.settimeout(_WAIT_S)
            connection.connect(address)
            return True
    return False
