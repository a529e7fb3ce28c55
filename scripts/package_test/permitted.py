"""Lists what the program may write to and connect to, each with the reason. Nothing else is."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from scripts.package_test.trace import changed_paths, socket_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scripts.package_test.trace import Call

WRITES = {
    "{config}/Camscope": "the settings, and what was open last",
    "{data}/Camscope": "labels, how models are fed, weights of the library",
    "{cache}/Camscope": "the program's cache",
    "{state}/Camscope": "the log, and which folders hold scratch files",
    "{temporary}": "scratch files; that none is left is a check of its own",
    "{chosen}": "where the user saved something",
    "{config}/QtProject.conf*": "folders of Qt's own file dialogs, where no desktop has any",
    "{cache}/fontconfig": "fontconfig's list of fonts, which all programs of the user share",
    "/dev/null": "takes what nobody wants",
    "/dev/shm": "memory that processes share: multiprocessing's semaphores",
    "/proc": "no file: names of threads, and what a box gives up before it reads",
}
"""Folders or files; a folder stands for all below it, and may itself be made. A star at the end
stands for more letters of a name: of a file's lock, and of the one that takes its place."""

SOCKETS = {
    r"@?/tmp/\.X11-unix/X\d+": "the screen",
    r"@?(?:/run/user/\d+/bus|/tmp/dbus-.*)": "the session's bus: accessibility, input methods",
    r"(?:/var)?/run/dbus/system_bus_socket": "the system's bus, of which Qt asks the colour scheme",
    r"@?.*/at-spi/bus.*": "the bus of screen readers",
    r"(?:/var)?/run/nscd/socket": "glibc asks for the user's name",
    r"@?/tmp/\.ICE-unix/\d+": "the desktop's session",
}
"""Names of sockets on this machine, as patterns."""


def unpermitted(calls: Iterable[Call], places: Mapping[str, str], folder: str) -> Iterator[str]:
    """Find what a program must not do; give one sentence for each path or address.

    Parameters
    ----------
    calls : iterable of Call
        What it did.
    places : mapping of str to str
        Absolute folders for the words in braces of `WRITES`.
    folder : str
        Its working folder.
    """
    told = set()
    for call in calls:
        for path in changed_paths(call, folder):
            if not may_write(path, places) and not _is_old_parent(call, path, places):
                told.add(f"it changes {path} ({call.name})")
        address = socket_of(call)
        if address is not None and not may_connect(address):
            told.add(f"it asks for a socket: {address} ({call.name})")
    yield from sorted(told)


def may_write(path: str, places: Mapping[str, str]) -> bool:
    """Tell whether an absolute path is, or lies below, one of those in `WRITES`."""
    return any(_is_below(path, each) for each in _filled(places))


def may_connect(address: str) -> bool:
    """Tell whether the name of a socket is one of `SOCKETS`; a family alone never is."""
    return any(re.fullmatch(pattern, address) for pattern in SOCKETS)


def _filled(places: Mapping[str, str]) -> list[str]:
    return [template.format_map(places) for template in WRITES]


def _is_old_parent(call: Call, path: str, places: Mapping[str, str]) -> bool:
    """Tell whether a call makes a folder on the way to a permitted one: ~/.config of a new user."""
    if call.name not in ("mkdir", "mkdirat"):
        return False
    users = {name for name in places if name not in ("temporary", "chosen")}
    return any(_is_below(places[name], path) for name in users)


def _is_below(path: str, folder: str) -> bool:
    if folder.endswith("*"):
        return path.startswith(folder[:-1]) and os.sep not in path[len(folder) - 1 :]
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
