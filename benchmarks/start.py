"""Measures the start of the program, as a user sees it: `python -m benchmarks.start`.

Prints JSON. Times a cold process from its start to the window's first paint, and to the demo's
first heatmap when a sample is given on the command line. Needs a display.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "demo" / "samples" / "gear_star.png"


def main() -> None:
    """Start the program, wait for both marks, end it, print."""
    settings = tempfile.mkdtemp()
    started = time.time()
    program = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), str(SAMPLE)],
        # With bytecode kept, as on a user's machine, whatever is set here.
        env={
            **os.environ,
            "CAMSCOPE_TRACE": "1",
            "XDG_CONFIG_HOME": settings,
            "PYTHONDONTWRITEBYTECODE": "",
        },
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stderr is not None
    marks = {}
    for line in program.stderr:
        words = line.split()
        if words[:1] == ["CAMSCOPE_TRACE"]:
            marks[words[1]] = (float(words[2]) - started) * 1000
        if "first_heatmap" in marks:
            break
    program.terminate()
    program.wait()
    sys.stdout.write(json.dumps(marks) + "\n")


if __name__ == "__main__":
    main()
