"""Shuts a box in before it reads the first byte of a stranger's, as far as its system can."""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
import sys
from typing import TYPE_CHECKING

from engine.box.guarantees import Guarantees

if TYPE_CHECKING:
    from engine.box.jobs import KindLimits

_DESCRIPTORS = 16
_MESSAGE_BYTES = 100_000
"""Largest file: what a dying box writes to its standard error, the one file that it can write."""

_PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 4, 38
_CAPABILITIES_VERSION = 0x20080522


def confine(limits: KindLimits) -> Guarantees:
    """Give up all that reading a file does not need, for good; return what holds.

    Parameters
    ----------
    limits : KindLimits
        Memory and processor time.
    """
    if sys.platform == "win32":
        # What holds is the job object's, which the waiting side put this process in.
        return Guarantees(memory=True, cpu=True, processes=True, means=("job object",))
    elif sys.platform == "linux":
        return _confine_linux(limits)
    else:
        _limit(limits)
        # Memory: the limit is taken and not kept by macOS.
        return Guarantees(cpu=True, processes=os.getuid() != 0, means=("resource limits",))


def watch_lifeline(descriptor: int) -> None:
    """Have the system end this process when the waiting side is gone, even within a loop (Linux).

    Parameters
    ----------
    descriptor : int
        Reading end of a pipe into which nothing is ever written.
    """
    if sys.platform == "linux":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_SETOWN, os.getpid())
        flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
        fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | os.O_ASYNC)  # SIGIO ends a process


if sys.platform != "win32":

    def _confine_linux(limits: KindLimits) -> Guarantees:
        from engine.box import landlock, seccomp

        libc = ctypes.CDLL(None, use_errno=True)
        zero = ctypes.c_ulong(0)
        is_alone = len(os.listdir("/proc/self/task")) == 1
        _limit(limits)
        libc.prctl(_PR_SET_DUMPABLE, zero, zero, zero, zero)
        may_not_rise = libc.prctl(_PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), zero, zero, zero) == 0
        header = struct.pack("=Ii", _CAPABILITIES_VERSION, 0)
        libc.capset(header, bytes(24))  # a root without a root's powers
        abi = landlock.restrict_files() if may_not_rise and is_alone else 0
        is_filtered = may_not_rise and seccomp.restrict_calls()
        means = ["resource limits"]
        if abi:
            means.append(f"Landlock {abi}")
        if is_filtered:
            means.append("seccomp")
        return Guarantees(
            memory=True,
            cpu=True,
            files=bool(abi) or is_filtered,
            network=is_filtered,
            processes=is_filtered,
            calls=is_filtered,
            means=tuple(means),
        )

    def _limit(limits: KindLimits) -> None:
        """Set the limits of POSIX, soft and hard."""
        import resource

        room = limits.memory_bytes + _address_space()
        for which, most in (
            ("RLIMIT_AS", room),
            ("RLIMIT_CPU", limits.cpu_s),
            ("RLIMIT_FSIZE", _MESSAGE_BYTES),
            ("RLIMIT_CORE", 0),
            ("RLIMIT_NOFILE", _DESCRIPTORS),
            ("RLIMIT_NPROC", 0),
            ("RLIMIT_MEMLOCK", 0),
        ):
            number = getattr(resource, which, None)
            if number is None:
                continue
            hard = resource.getrlimit(number)[1]
            if hard != resource.RLIM_INFINITY:
                most = min(most, hard)
            with contextlib.suppress(OSError, ValueError):  # a system that has no such limit
                resource.setrlimit(number, (most, most))

    def _address_space() -> int:
        """Return the bytes of addresses that the process has now; 0 where nobody tells."""
        try:
            with open("/proc/self/statm", "rb") as table:
                return int(table.read().split()[0]) * os.sysconf("SC_PAGESIZE")
        except OSError:
            return 0
