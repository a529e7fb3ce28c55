"""Shuts a process of Linux in: the system calls that reading a file needs, and no others.

The filter is a program of the kernel's own small machine (BPF; seccomp(2)): it compares the number
of each call with a list. Every other call fails with EPERM, as if it were forbidden to this user,
so that a library that tries one goes on without it.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from dataclasses import dataclass

_LD_ABS, _JEQ, _JSET, _RET = 0x20, 0x15, 0x45, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16
"""Offsets in what the filter looks at (`struct seccomp_data`)."""

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_SET_FILTER, _FOR_ALL_THREADS = 1, 1

_PROT_EXEC = 4
_FCNTL_COMMANDS = (0, 1, 2, 3, 4, 1030, 1034)
"""Duplicate a descriptor, its flags, its status flags, its seals; none that sends signals."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A kind of processor.

    Attributes
    ----------
    audit : int
        The kernel's number for it.
    seccomp : int
        The number of the call that sets a filter.
    calls : dict of str to int
        Calls that are allowed.
    """

    audit: int
    seccomp: int
    calls: dict[str, int]


MACHINES = {
    "x86_64": Machine(
        0xC000003E,
        317,
        {
            "read": 0,
            "write": 1,
            "futex": 202,
            "recvfrom": 45,
            "sendto": 44,
            "mmap": 9,
            "munmap": 11,
            "madvise": 28,
            "brk": 12,
            "lseek": 8,
            "pread64": 17,
            "close": 3,
            "fstat": 5,
            "newfstatat": 262,
            "poll": 7,
            "ppoll": 271,
            "recvmsg": 47,
            "readv": 19,
            "writev": 20,
            "mremap": 25,
            "mprotect": 10,
            "fcntl": 72,
            "clock_gettime": 228,
            "clock_getres": 229,
            "clock_nanosleep": 230,
            "nanosleep": 35,
            "gettimeofday": 96,
            "getrusage": 98,
            "getrandom": 318,
            "getpid": 39,
            "gettid": 186,
            "sched_yield": 24,
            "sched_getaffinity": 204,
            "rt_sigaction": 13,
            "rt_sigprocmask": 14,
            "rt_sigreturn": 15,
            "sigaltstack": 131,
            "restart_syscall": 219,
            "set_robust_list": 273,
            "rseq": 334,
            "membarrier": 324,
            "exit": 60,
            "exit_group": 231,
        },
    ),
    "aarch64": Machine(
        0xC00000B7,
        277,
        {
            "read": 63,
            "write": 64,
            "futex": 98,
            "recvfrom": 207,
            "sendto": 206,
            "mmap": 222,
            "munmap": 215,
            "madvise": 233,
            "brk": 214,
            "lseek": 62,
            "pread64": 67,
            "close": 57,
            "fstat": 80,
            "newfstatat": 79,
            "ppoll": 73,
            "recvmsg": 212,
            "readv": 65,
            "writev": 66,
            "mremap": 216,
            "mprotect": 226,
            "fcntl": 25,
            "clock_gettime": 113,
            "clock_getres": 114,
            "clock_nanosleep": 115,
            "nanosleep": 101,
            "gettimeofday": 169,
            "getrusage": 165,
            "getrandom": 278,
            "getpid": 172,
            "gettid": 178,
            "sched_yield": 124,
            "sched_getaffinity": 123,
            "rt_sigaction": 134,
            "rt_sigprocmask": 135,
            "rt_sigreturn": 139,
            "sigaltstack": 132,
            "restart_syscall": 128,
            "set_robust_list": 99,
            "rseq": 293,
            "membarrier": 283,
            "exit": 93,
            "exit_group": 94,
        },
    ),
}
"""Calls that a decoder, a hash, Python's memory and the pipe need; the frequent ones first."""


def restrict_calls() -> bool:
    """Forbid every other call from now on, in all threads; False where that cannot be done.

    The process must have given up new privileges before (`no_new_privs`).
    """
    machine = MACHINES.get(platform.machine())
    if machine is None:
        return False
    code = program(machine)
    libc = ctypes.CDLL(None, use_errno=True)
    kept = ctypes.create_string_buffer(code, len(code))
    filter_ = _Program(len(code) // 8, ctypes.addressof(kept))
    place = ctypes.byref(filter_)
    if libc.syscall(machine.seccomp, _SET_FILTER, _FOR_ALL_THREADS, place) == 0:
        return True
    none = ctypes.c_ulong(0)
    return bool(libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, place, none, none) == 0)


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_void_p)]


def program(machine: Machine) -> bytes:
    """Return the filter for a kind of processor: steps of 8 bytes (`struct sock_filter`)."""
    looked_into = {"mmap": 2, "mprotect": 2, "fcntl": 1}
    plain = [number for name, number in machine.calls.items() if name not in looked_into]
    steps = [
        _step(_LD_ABS, _MACHINE),
        _step(_JEQ, machine.audit, 1, 0),
        _step(_RET, _KILL),
        _step(_LD_ABS, _NUMBER),
    ]
    for number in plain:
        steps += [_step(_JEQ, number, 0, 1), _step(_RET, _ALLOW)]
    for name in ("mmap", "mprotect"):  # memory that is run as a program is refused
        steps += [
            _step(_JEQ, machine.calls[name], 0, 4),
            _step(_LD_ABS, _ARGUMENTS + 8 * looked_into[name]),
            _step(_JSET, _PROT_EXEC, 1, 0),
            _step(_RET, _ALLOW),
            _step(_RET, _ERRNO | errno.EPERM),
        ]
    commands: list[bytes] = []
    for command in _FCNTL_COMMANDS:
        commands += [_step(_JEQ, command, 0, 1), _step(_RET, _ALLOW)]
    steps += [
        _step(_JEQ, machine.calls["fcntl"], 0, 1 + len(commands)),
        _step(_LD_ABS, _ARGUMENTS + 8 * looked_into["fcntl"]),
        *commands,
        _step(_RET, _ERRNO | errno.EPERM),
    ]
    return b"".join(steps)


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("<HBBI", code, if_true, if_false, value)
