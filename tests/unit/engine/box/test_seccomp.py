"""The filter of system calls, run by a small machine that is written from seccomp(2)."""

from __future__ import annotations

import struct

import pytest

from engine.box.seccomp import MACHINES, program

ALLOWED, KILLED, REFUSED = 0x7FFF0000, 0x80000000, 0x00050001
X86, ARM = 0xC000003E, 0xC00000B7


def verdict(code: bytes, audit: int, number: int, *arguments: int) -> int:
    """What a filter answers to a call: `struct seccomp_data` is number, machine, address, six."""
    data = struct.pack("<IIQ6Q", number, audit, 0, *arguments, *[0] * (6 - len(arguments)))
    steps = [struct.unpack_from("<HBBI", code, at) for at in range(0, len(code), 8)]
    at, register = 0, 0
    while True:
        kind, if_true, if_false, value = steps[at]
        at += 1
        if kind == 0x20:
            (register,) = struct.unpack_from("<I", data, value)
        elif kind == 0x15:
            at += if_true if register == value else if_false
        elif kind == 0x45:
            at += if_true if register & value else if_false
        else:
            assert kind == 0x06
            return value


@pytest.mark.parametrize(("name", "audit"), [("x86_64", X86), ("aarch64", ARM)])
def test_listed_calls_are_allowed_and_all_others_refused(name, audit):
    machine = MACHINES[name]
    code = program(machine)
    allowed = {number for number in range(600) if verdict(code, audit, number) == ALLOWED}
    assert allowed == set(machine.calls.values())
    assert {verdict(code, audit, number) for number in range(600)} == {ALLOWED, REFUSED}
    assert len(code) // 8 < 4096  # the kernel's own limit


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("open", 2), ("socket", 41), ("connect", 42), ("bind", 49), ("clone", 56), ("fork", 57),
        ("vfork", 58), ("execve", 59), ("kill", 62), ("rename", 82), ("mkdir", 83), ("creat", 85),
        ("unlink", 87), ("chmod", 90), ("ptrace", 101), ("prctl", 157), ("setrlimit", 160),
        ("tkill", 200), ("tgkill", 234), ("openat", 257), ("unlinkat", 263),
        ("process_vm_writev", 311), ("prlimit64", 302), ("memfd_create", 319), ("bpf", 321),
        ("execveat", 322), ("io_uring_setup", 425), ("pidfd_send_signal", 424),
        ("clone3", 435), ("openat2", 437),
    ],
)  # fmt: skip
def test_what_does_harm_is_refused_by_its_number_in_the_table_of_linux(name, number):
    assert verdict(program(MACHINES["x86_64"]), X86, number) == REFUSED


@pytest.mark.parametrize(("name", "audit"), [("x86_64", X86), ("aarch64", ARM)])
def test_memory_may_be_written_but_not_run(name, audit):
    machine = MACHINES[name]
    code = program(machine)
    for call in ("mmap", "mprotect"):
        number = machine.calls[call]
        assert verdict(code, audit, number, 0, 4096, 1 | 2) == ALLOWED
        assert verdict(code, audit, number, 0, 4096, 1 | 4) == REFUSED


def test_descriptors_are_duplicated_and_send_no_signals():
    code = program(MACHINES["x86_64"])
    get_flags, set_owner, set_signal = 3, 8, 10
    assert verdict(code, X86, 72, 0, get_flags) == ALLOWED
    assert verdict(code, X86, 72, 0, set_owner) == REFUSED
    assert verdict(code, X86, 72, 0, set_signal) == REFUSED


def test_calls_of_another_processor_end_the_process():
    assert verdict(program(MACHINES["x86_64"]), 0x40000003, 3) == KILLED  # 32-bit numbers
    assert verdict(program(MACHINES["x86_64"]), X86, 0x40000000) == REFUSED  # x32
