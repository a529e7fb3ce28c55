"""Checks the built program from outside, in a real window on a virtual screen (Linux).

``python -m scripts.package_test [FOLDER|ARCHIVE] [--only NAME]...``: the program is started as a
user starts it, with folders of its own, and strace watches it. Each check is one line, "ok", "FAIL"
with what is wrong, or "skip" with the reason; measured times follow. The exit code is 1 when
something is wrong. Pictures of the screen are left in dist/, to be looked at.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.virtual_screen import virtual_screen
from scripts.package_test.commands import check_commands, check_exported_program
from scripts.package_test.package import ROOT, Failed, Package, can_trace, unpacked
from scripts.package_test.sessions import (
    check_languages,
    check_places,
    check_session,
    check_starts,
)
from scripts.package_test.trial import Trial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHECKS: dict[str, tuple[str, Callable[[Trial], Iterator[str]]]] = {
    "starts": ("the window and the demo's heatmap are there soon", check_starts),
    "session": ("a heatmap is seen; the engine may die; it quits cleanly", check_session),
    "commands": ("every command works, and refuses in a sentence", check_commands),
    "places": ("it runs where the path is Chinese and read-only; dark", check_places),
    "languages": ("the window follows the system's language", check_languages),
    "exported": ("a PyTorch program is opened, or named", check_exported_program),
}


def main(arguments: list[str] | None = None) -> int:
    """Make the checks; return 1 if something is wrong, 2 if there is nothing to check."""
    parser = argparse.ArgumentParser(prog="python -m scripts.package_test", description=__doc__)
    default = ROOT / "dist" / "camscope"
    parser.add_argument("package", nargs="?", type=Path, default=default, metavar="FOLDER|ARCHIVE")
    parser.add_argument("--only", action="append", choices=CHECKS, help="leave out other checks")
    options = parser.parse_args(arguments)
    if missing := [each for each in ("Xvfb", "xdotool") if shutil.which(each) is None]:
        print(f"This needs {' and '.join(missing)}; `make package-test` installs it.")
        return 2
    folder = Path(tempfile.mkdtemp(prefix="package-test-"))
    pictures = ROOT / "dist"
    pictures.mkdir(exist_ok=True)
    try:
        package = Package(unpacked(options.package, folder / "unpacked"))
        trial = Trial(package, folder, pictures)
        with virtual_screen():
            return run_checks(trial, options.only or list(CHECKS))
    except Failed as error:
        print(error)
        return 2
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_checks(trial: Trial, names: list[str]) -> int:
    """Make checks and print what each finds; return 1 if something is wrong."""
    failed = []
    if not can_trace():
        print("skip  files and sockets: strace is missing, or may not watch a process here")
    for name in names:
        words, check = CHECKS[name]
        trial.notes.clear()
        began = time.monotonic()
        try:
            faults = list(check(trial))
        except Failed as error:
            faults = [str(error)]
        if faults:
            failed.append(name)
        seconds = time.monotonic() - began
        print(f"{'FAIL' if faults else 'ok':<4}  {name}: {words} ({seconds:.0f} s)")
        for note in trial.notes:
            print(f"        {note}")
        for fault in faults:
            print(f"      ! {fault}")
        sys.stdout.flush()
    for figure in trial.figures:
        print(figure)
    print(f"The pictures to look at: {trial.pictures / 'package-test*.png'}")
    print(f"Wrong: {', '.join(failed)}." if failed else "All is well.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
