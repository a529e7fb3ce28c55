"""Starts Camscope: window, headless command, or (when spawned) the engine process or a box."""

from __future__ import annotations

import multiprocessing
import os
import sys
from contextlib import closing

_DEBUG = "--debug"
_FRESH = "--fresh"
_WATCH = "--watch"


def main(arguments: list[str]) -> int:
    """Run the program and return its exit code.

    The order matters: a packaged program without a console has no standard streams, commands must
    work without Qt, and the engine process loads its framework while the window is made.
    """
    from engine.box.command import is_box

    if is_box(arguments):
        from engine.box.worker import run_box

        return run_box(arguments)
    from engine.api import garbage

    garbage.pause()  # until the window is painted, or the command's framework is loaded
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w"))
    from engine.api.logs import start_logging
    from engine.cli.command_words import is_command, unknown_word

    debug = _DEBUG in arguments
    arguments = [each for each in arguments if each != _DEBUG]
    files = [each for each in arguments if each not in (_FRESH, _WATCH)]
    is_headless = is_command(arguments) or is_command(files)  # and refuses an option of the window
    log = start_logging("command" if is_headless else "window", debug=debug)
    if debug and log.path:
        sys.stderr.write(f"Log: {log.path}\n")
    if is_headless:
        from engine.cli.main import run_command

        return run_command(arguments)
    from gui.screen import missing_screen

    obstacle = unknown_word(files) or missing_screen(os.environ)
    if obstacle:
        from engine.cli.main import say

        say(obstacle)
        return 2
    from engine.ipc.early_process import EarlyProcess
    from gui.core.settings_file import options_at_start

    with closing(EarlyProcess(options_at_start())) as engine:
        from gui.import_hook import remove_import_hook

        remove_import_hook()  # before the window's hundreds of modules
        from gui.app import run

        return run(
            files,
            start_child=engine.take,
            is_fresh=_FRESH in arguments,
            is_watching=_WATCH in arguments,
        )


if __name__ == "__main__":
    multiprocessing.freeze_support()  # a spawned engine process never returns from here
    sys.exit(main(sys.argv[1:]))
