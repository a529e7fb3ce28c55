"""One run writes to a folder at a time; what a killed one leaves stops nobody, and goes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.e2e.commands import PATIENCE_S, PROGRAM, ROOT, Done, files_in, manifest_in
from tests.e2e.slow_disk import slow_disk
from tests.e2e.test_cli_batch import fill, read_until_closed
from tests.e2e.test_window_real import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Done]

COUNT = 200


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_second_run_is_refused_until_the_first_is_killed(
    run: Run, flat: Path, image: Path, tmp_path: Path
):
    photos, out = tmp_path / "photos", tmp_path / "out"
    fill(photos, *(f"{number:03d}.png" for number in range(COUNT)))
    again = ("explain", image, "--model", flat, "--out", out)
    command = ("explain", str(photos), "--model", str(flat), "--out", str(out), "--method", "rise")
    ours, theirs = os.openpty()
    child = subprocess.Popen([*PROGRAM, *command], stdout=subprocess.PIPE, stderr=theirs, cwd=ROOT)
    os.close(theirs)
    try:
        said = b""
        while f"3/{COUNT}".encode() not in said:
            said += os.read(ours, 4096)
        for words in (again, ("activations", image, "--model", flat, "--out", out)):
            refused = run(*words)
            assert refused.code == 2
            assert f"(process {child.pid} on " in refused.complaint
            assert refused.complaint.endswith("Wait for its end, or choose another folder.")
        assert ".camscope.lock" in files_in(out)
        child.kill()
        while read_until_closed(ours):
            pass
        child.communicate(timeout=PATIENCE_S)
    finally:
        child.kill()
        child.wait()
        os.close(ours)
    assert ".camscope.lock" in files_in(out)
    assert run(*again).is_quiet
    assert [name for name in files_in(out) if name.startswith(".")] == []
    assert manifest_in(out)["images"][-1]["path"] == str(image)
    for path in out.glob("*.npy"):
        np.load(path)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_a_signal_in_the_middle_of_a_file_leaves_the_old_one(
    run: Run, flat: Path, image: Path, tmp_path: Path
):
    out = tmp_path / "out"
    assert run("explain", image, "--model", flat, "--out", out).is_quiet
    before = {name: (out / name).read_bytes() for name in files_in(out)}
    env, begun = slow_disk(dict(os.environ), out, tmp_path)
    again = ("explain", str(image), "--model", str(flat), "--out", str(out), "--method", "rise")
    child = subprocess.Popen([*PROGRAM, *again], env=env, cwd=ROOT, stderr=subprocess.PIPE)
    try:
        until(begun.exists, PATIENCE_S, "a file that is never whole")
        child.send_signal(signal.SIGHUP)
        _, complaint = child.communicate(timeout=PATIENCE_S)
    finally:
        child.kill()
        child.wait()
    assert child.returncode == 128 + signal.SIGHUP
    assert b"Traceback" not in complaint
    assert {name: (out / name).read_bytes() for name in files_in(out)} == before
