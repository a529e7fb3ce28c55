"""Puts processes of Windows into job objects: memory, processor time, one process, no desktop.

The structures are those of winnt.h (JOBOBJECT_EXTENDED_LIMIT_INFORMATION,
JOBOBJECT_BASIC_UI_RESTRICTIONS). When the object is closed, or whoever has it ends, its process
ends.
"""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.box.jobs import KindLimits

_PROCESS_TIME, _ACTIVE_PROCESS = 0x2, 0x8
_PROCESS_MEMORY, _DIE_ON_UNHANDLED, _KILL_ON_CLOSE = 0x100, 0x400, 0x2000
LIMIT_FLAGS = _PROCESS_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_UNHANDLED | _KILL_ON_CLOSE
UI_LIMITS = 0xFF
"""No desktop, no clipboard, no handles of others, no settings of the system, no end of Windows."""

_TICKS_PER_S = 10_000_000
_EXTENDED_LIMITS, _UI_RESTRICTIONS = 9, 4


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = [
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    ]


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = [
        ("basic", BasicLimits),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    ]


def extended_limits(limits: KindLimits) -> ExtendedLimits:
    """Return the structure for the limits of a kind of boxes."""
    wanted = ExtendedLimits()
    wanted.basic.process_time = limits.cpu_s * _TICKS_PER_S
    wanted.basic.flags = LIMIT_FLAGS
    wanted.basic.processes = 1
    wanted.process_memory = limits.memory_bytes
    return wanted


def memory_limits(size_bytes: int | None) -> ExtendedLimits:
    """Return the structure that bounds the memory of each process, or nothing at all."""
    wanted = ExtendedLimits()
    if size_bytes is not None:
        wanted.basic.flags = _PROCESS_MEMORY
        wanted.process_memory = size_bytes
    return wanted


if sys.platform == "win32":

    class MemoryJob:
        """A job object around this process, whose limit on memory can be changed.

        Raises
        ------
        OSError
            When Windows does not make one.
        """

        def __init__(self) -> None:
            self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            self._kernel.CreateJobObjectW.restype = ctypes.c_void_p
            self._kernel.GetCurrentProcess.restype = ctypes.c_void_p
            self._handle = ctypes.c_void_p(self._kernel.CreateJobObjectW(None, None))
            this = ctypes.c_void_p(self._kernel.GetCurrentProcess())
            if not self._handle or not self._kernel.AssignProcessToJobObject(self._handle, this):
                raise ctypes.WinError(ctypes.get_last_error())

        def limit(self, size_bytes: int | None) -> None:
            """Bound the bytes that a process of the job may have; None takes the limit away."""
            wanted = memory_limits(size_bytes)
            self._kernel.SetInformationJobObject(
                self._handle, _EXTENDED_LIMITS, ctypes.byref(wanted), ctypes.sizeof(wanted)
            )

    class WindowsJob:
        """A job object.

        Raises
        ------
        OSError
            When Windows does not make one.
        """

        def __init__(self, limits: KindLimits) -> None:
            self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            self._kernel.CreateJobObjectW.restype = ctypes.c_void_p
            self._handle = ctypes.c_void_p(self._kernel.CreateJobObjectW(None, None))
            if not self._handle:
                raise ctypes.WinError(ctypes.get_last_error())
            ui = ctypes.c_uint32(UI_LIMITS)
            wanted = extended_limits(limits)
            for number, value in ((_EXTENDED_LIMITS, wanted), (_UI_RESTRICTIONS, ui)):
                if not self._kernel.SetInformationJobObject(
                    self._handle, number, ctypes.byref(value), ctypes.sizeof(value)
                ):
                    error = ctypes.WinError(ctypes.get_last_error())
                    self.close()
                    raise error

        def add(self, process_handle: int) -> None:
            """Put a process in. Raises OSError."""
            if not self._kernel.AssignProcessToJobObject(
                self._handle, ctypes.c_void_p(process_handle)
            ):
                raise ctypes.WinError(ctypes.get_last_error())

        def close(self) -> None:
            """Close it; its process ends."""
            self._kernel.CloseHandle(self._handle)
