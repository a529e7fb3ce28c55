"""Reads what strace wrote: which paths a program changed, and which sockets it asked for."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Of each call that can change a file: where in its arguments a folder's descriptor and the path
# stand. A path without a descriptor counts from the working folder.
_PATHS: dict[str, tuple[tuple[int | None, int], ...]] = {
    "open": ((None, 0),),
    "openat": ((0, 1),),
    "openat2": ((0, 1),),
    "creat": ((None, 0),),
    "mkdir": ((None, 0),),
    "mkdirat": ((0, 1),),
    "mknod": ((None, 0),),
    "mknodat": ((0, 1),),
    "rmdir": ((None, 0),),
    "unlink": ((None, 0),),
    "unlinkat": ((0, 1),),
    "rename": ((None, 0), (None, 1)),
    "renameat": ((0, 1), (2, 3)),
    "renameat2": ((0, 1), (2, 3)),
    "link": ((None, 1),),
    "linkat": ((2, 3),),
    "symlink": ((None, 1),),
    "symlinkat": ((1, 2),),
    "truncate": ((None, 0),),
    "chmod": ((None, 0),),
    "fchmodat": ((0, 1),),
    "chown": ((None, 0),),
    "lchown": ((None, 0),),
    "fchownat": ((0, 1),),
    "utimensat": ((0, 1),),
    "setxattr": ((None, 0),),
}
_OPENS = {"open", "openat", "openat2"}
_FOR_WRITING = re.compile(r"\bO_(?:WRONLY|RDWR|CREAT|TRUNC)\b")
_NAMELESS = re.compile(r"\bO_TMPFILE\b")
_SOCKETS = ("socket", "connect", "bind", "sendto")
TRACED = (*_PATHS, *_SOCKETS)
"""The calls that strace is to write down."""

_NAME = re.compile(r"(\w+)\(")
_FAMILY = re.compile(r"\b(?:AF|PF)_\w+")
_ADDRESS = re.compile(r'sun_path=(@?)("(?:[^"\\]|\\.)*")')
_OPENING, _CLOSING = "([{", ")]}"


@dataclass(frozen=True)
class Call:
    """A call of the system.

    Attributes
    ----------
    name : str
        "openat".
    arguments : tuple of str
        As strace writes them, texts in quotes.
    result : str
        What stands behind the equals sign.
    """

    name: str
    arguments: tuple[str, ...]
    result: str

    @property
    def has_succeeded(self) -> bool:
        """Whether the system did it."""
        return not self.result.startswith(("-1", "?"))

    def __str__(self) -> str:
        return f"{self.name}({', '.join(self.arguments)}) = {self.result}"


def read_calls(text: str) -> Iterator[Call]:
    """Find the calls in what ``strace -y`` wrote of one thread; signals and ends are passed over.

    Raises
    ------
    ValueError
        For a line that is neither: what cannot be read must not pass for harmless.
    """
    for line in text.splitlines():
        begin = _NAME.match(line)
        if begin is not None:
            arguments, rest = _split(line, begin.end())
            yield Call(begin[1], arguments, rest.strip().removeprefix("=").strip())
        elif line and not line.startswith(("+++", "---")):
            raise ValueError(f"this is no line of strace: {line}")


def changed_paths(call: Call, folder: str) -> list[str]:
    """Return the absolute paths that a call changed; none if it failed or only read.

    Parameters
    ----------
    call : Call
        Of any kind.
    folder : str
        Working folder of the program, for calls that do not tell theirs.
    """
    if call.name not in _PATHS or not call.has_succeeded:
        return []
    flags = " ".join(each for each in call.arguments if not each.startswith('"'))
    if call.name in _OPENS and (_NAMELESS.search(flags) or not _FOR_WRITING.search(flags)):
        return []  # a file without a name is gone with its process; a link would give it one
    found = []
    for descriptor, place in _PATHS[call.name]:
        base = folder if descriptor is None else _folder_of(call.arguments[descriptor], folder)
        found.append(os.path.normpath(os.path.join(base, _unquoted(call.arguments[place]))))
    return found


def socket_of(call: Call) -> str | None:
    """Return what a call reaches for: a socket's family, or the name of one on this machine.

    Families are as in "AF_INET6". A name that is no file begins with "@". None: it is no such call,
    or about a socket of the family AF_UNIX as such, which is nothing before it is connected.
    """
    if call.name not in _SOCKETS:
        return None
    words = " ".join(call.arguments)
    address = _ADDRESS.search(words)
    if address is not None:
        return address[1] + _unquoted(address[2])
    family = _FAMILY.search(words)
    return None if family is None or family[0] in ("AF_UNIX", "PF_UNIX") else family[0]


def _split(line: str, begin: int) -> tuple[tuple[str, ...], str]:
    """Split a call's arguments, from behind its bracket; return them and what follows."""
    arguments, word, depth, place = [], "", 0, begin
    while place < len(line):
        letter = line[place]
        if letter == '"':
            end = place + 1
            while line[end] != '"':
                end += 2 if line[end] == "\\" else 1
            word += line[place : end + 1]
            place = end + 1
            continue
        if letter == "<" and (end := line.find(">", place)) > 0:  # a descriptor's path
            word += line[place : end + 1]
            place = end + 1
            continue
        if letter in _OPENING:
            depth += 1
        elif letter in _CLOSING:
            if not depth:
                arguments.append(word.strip())
                return tuple(arguments), line[place + 1 :]
            depth -= 1
        if letter == "," and not depth:
            arguments.append(word.strip())
            word = ""
        else:
            word += letter
        place += 1
    return (*arguments, word.strip()), "?"  # the process was killed in the call


def _folder_of(descriptor: str, folder: str) -> str:
    """Return the folder that an argument such as ``AT_FDCWD</home/ada>`` names."""
    begin = descriptor.find("<")
    return folder if begin < 0 else _decoded(descriptor[begin + 1 : descriptor.rfind(">")])


def _unquoted(argument: str) -> str:
    if not argument.startswith('"'):
        return ""  # NULL: the descriptor itself is meant
    return _decoded(argument[1 : argument.rfind('"')])


def _decoded(text: str) -> str:
    r"""Turn strace's escapes, ``\346\226\207``, into letters."""
    octets = text.encode("latin-1", "replace").decode("unicode_escape").encode("latin-1", "replace")
    return os.fsdecode(octets)
