"""A disk that does not answer, for processes that tests start: no file there is ever written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CUSTOM = """
import os
import time

_real, _folder, _begun = os.fsync, os.environ["SLOW_FOLDER"], os.environ["SLOW_BEGUN"]


def fsync(descriptor):
    if os.readlink(f"/proc/self/fd/{descriptor}").startswith(_folder):
        open(_begun, "w").close()
        while True:
            time.sleep(60)
    _real(descriptor)


os.fsync = fsync
"""


def slow_disk(env: dict[str, str], folder: Path, work: Path) -> tuple[dict[str, str], Path]:
    """Return an environment in which files in a folder are never written, and what tells of one.

    The program's own files beside them do: it is the last step before a file takes its place that
    does not come to an end.
    """
    site = work / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(CUSTOM)
    begun = work / "begun"
    more = {"PYTHONPATH": str(site), "SLOW_FOLDER": f"{folder}{os.sep}", "SLOW_BEGUN": str(begun)}
    return {**env, **more}, begun
