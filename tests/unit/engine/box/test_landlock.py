"""What Landlock refuses, against the constants of linux/landlock.h."""

from __future__ import annotations

import struct

import pytest

from engine.box import landlock

FILES_1 = 0b1_1111_1111_1111  # EXECUTE (bit 0) to MAKE_SYM (bit 12)
REFER, TRUNCATE, IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
NET = 0b11  # BIND_TCP, CONNECT_TCP
SCOPES = 0b11  # ABSTRACT_UNIX_SOCKET, SIGNAL


@pytest.mark.parametrize(
    ("abi", "words"),
    [
        (1, [FILES_1]),
        (2, [FILES_1 | REFER]),
        (3, [FILES_1 | REFER | TRUNCATE]),
        (4, [FILES_1 | REFER | TRUNCATE, NET]),
        (5, [FILES_1 | REFER | TRUNCATE | IOCTL_DEV, NET]),
        (6, [FILES_1 | REFER | TRUNCATE | IOCTL_DEV, NET, SCOPES]),
        (7, [FILES_1 | REFER | TRUNCATE | IOCTL_DEV, NET, SCOPES]),
    ],
)
def test_each_version_refuses_all_that_it_knows(abi, words):
    assert landlock.ruleset(abi) == b"".join(struct.pack("=Q", word) for word in words)
