"""Takes the file system and the network from a process of Linux (landlock(7))."""

from __future__ import annotations

import ctypes
import os
import struct

_CREATE_RULESET, _RESTRICT_SELF = 444, 446
"""Numbers of the calls, the same on every processor."""

_VERSION = 1
_FILES = {1: 13, 2: 14, 3: 15, 5: 16}
"""From which version on how many kinds of access to files can be refused."""

_NET_SINCE, _SCOPES_SINCE = 4, 6
_BOTH = 0b11
"""Making and taking connections; signals and abstract sockets of processes outside."""


def version() -> int:
    """Return the kernel's version of Landlock; 0 where it has none."""
    found = _libc().syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION)
    return max(0, int(found))


def ruleset(abi: int) -> bytes:
    """Return what is refused from now on: everything that a version knows.

    Parameters
    ----------
    abi : int
        Version, at least 1.

    Returns
    -------
    bytes
        `struct landlock_ruleset_attr`.
    """
    bits = max(count for since, count in _FILES.items() if since <= abi)
    words = [(1 << bits) - 1]
    if abi >= _NET_SINCE:
        words.append(_BOTH)
    if abi >= _SCOPES_SINCE:
        words.append(_BOTH)
    return struct.pack(f"={len(words)}Q", *words)


def restrict_files() -> int:
    """Refuse every file and connection from now on; return the version, 0 where that is not done.

    The process must have given up new privileges before (`no_new_privs`), and have one thread.
    """
    abi = version()
    if abi == 0:
        return 0
    libc = _libc()
    rules = ruleset(abi)
    descriptor = libc.syscall(_CREATE_RULESET, rules, ctypes.c_size_t(len(rules)), 0)
    if descriptor < 0:
        return 0
    try:
        return abi if libc.syscall(_RESTRICT_SELF, descriptor, 0) == 0 else 0
    finally:
        os.close(descriptor)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
