"""Where native messages go, also when there is no place for them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from engine.ipc.native_logging import redirect_native_stderr

if TYPE_CHECKING:
    from pathlib import Path


def written_to(path: Path) -> None:
    terminal = redirect_native_stderr(str(path))
    try:
        os.write(2, b"from native code\n")
    finally:
        os.dup2(terminal, 2)
        os.close(terminal)


def test_native_messages_go_to_a_file(tmp_path: Path):
    written_to(tmp_path / "native.log")
    assert (tmp_path / "native.log").read_text() == "from native code\n"


def test_without_room_for_the_file_they_are_lost_and_nothing_else_is(tmp_path: Path):
    written_to(tmp_path / "no folder" / "native.log")
    assert list(tmp_path.iterdir()) == []
