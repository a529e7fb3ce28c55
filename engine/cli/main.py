"""Runs the command that the arguments name, and turns errors into sentences and exit codes.

The contract other programs rely on is docs/cli.md.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import sys
import warnings
from functools import partial
from typing import TYPE_CHECKING, Any

from engine import box  # loads numpy when a box is started, which help does not wait for
from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError, text
from engine.api.foreign_text import visible
from engine.api.presets import PRESETS
from engine.api.units import counted
from engine.backends import AUTO, backend_to_open, configure_environment
from engine.backends.first_import import import_framework
from engine.cli.language import spoken
from engine.cli.parser import parsed
from engine.cli.preset_options import preset_record, preset_table
from engine.ipc.native_logging import configure_native_logging, redirect_native_stderr
from engine.ipc.quit_signals import QuitSignals, exit_code, interrupt
from engine.storage.scratch import SCRATCH, remove_leftovers

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Sequence

    from engine.api.errors import Text

_PATIENCE_S = 3.0
"""After a signal: time to finish the files and the manifest that are being written."""

_log = logging.getLogger(__name__)

_shown: list[str] = []
"""What `progress` shows now; empty for nothing."""


def run_command(arguments: Sequence[str]) -> int:
    """Run a headless command.

    Returns
    -------
    int
        0 done; 1 some of several images failed, or the self-test did; 2 bad argument, file or
        layer, with one sentence on stderr; 130 interrupted (143 by SIGTERM, 129 by SIGHUP).
    """
    with QuitSignals(interrupt, _PATIENCE_S):
        return _run_command(arguments)


def _run_command(arguments: Sequence[str]) -> int:
    configure_native_logging()
    warnings.simplefilter("ignore")  # stderr is for sentences to the user
    _free_stderr_of_native_messages()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        options = parsed({**_COMMANDS, "selftest": _selftest}, arguments)
        command: Callable[[argparse.Namespace, str], int] = options.command
        if hasattr(options, "image") or hasattr(options, "images"):
            box.start_ahead(box.Kind.IMAGES)
        if hasattr(options, "model"):
            wanted = getattr(options, "backend", AUTO)
            options.backend = backend_to_open(options.model, wanted)
            configure_environment(options.backend)
            progress(spoken(text("Opening {name}", name=options.model)))
            box.start_ahead(box.Kind.MODELS)  # it is ready before the framework is
            import_framework()
        remove_leftovers(patience_s=1.0)
        with SCRATCH.work_folder() as work_dir:
            return command(options, work_dir)
    except EngineError as error:
        say(error.text)
        _say_lines(error.script)
        return 2
    except KeyboardInterrupt as interruption:
        say(text("Interrupted."))
        return exit_code(getattr(interruption, "number", signal.SIGINT))
    except BrokenPipeError:
        with contextlib.suppress(OSError):  # or Python complains about the pipe when it ends
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # as the window has it: an error of ours or of the framework's
        _log.exception("Unexpected, in a command.")
        why = (str(error).strip().splitlines() or [type(error).__name__])[0]
        say(text("The engine could not do this: {why}", why=why))
        return 2
    finally:
        progress("")


def say(sentence: str | Text) -> None:
    """Print one sentence to stderr; what a name may hide in it is shown."""
    progress("")
    sys.stderr.write(visible(spoken(sentence)) + "\n")
    sys.stderr.flush()


def _say_lines(script: str) -> None:
    """Print lines of Python to stderr, to be copied."""
    if script:
        sys.stderr.write(f"\n{visible(script, keep_lines=True)}")
        sys.stderr.flush()


def progress(sentence: str) -> None:
    """Show how far the work is, on one line that the next words replace.

    Only when stderr is a terminal; "" takes the line away.
    """
    if (sentence or _shown) and sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{visible(sentence)}")
        sys.stderr.flush()
    _shown[:] = [sentence] if sentence else []


def _free_stderr_of_native_messages() -> None:
    with contextlib.suppress(OSError, AttributeError):  # a program without a console has none
        sys.stderr.flush()
        kept = redirect_native_stderr(os.devnull)
        sys.stderr = os.fdopen(kept, "w", encoding="utf-8", errors="replace")


def _methods(options: argparse.Namespace, work_dir: str) -> int:
    from engine.cli.method_tables import method_table, methods_record

    if options.json:
        _print_json(methods_record())
    else:
        _print_all(method_table())
    return 0


def _presets(options: argparse.Namespace, work_dir: str) -> int:
    if options.json:
        _print_json({"presets": [preset_record(each) for each in PRESETS.values()]})
    else:
        _print_all(preset_table())
    return 0


def _layers(options: argparse.Namespace, work_dir: str) -> int:
    from engine.cli.common import end_command, opened
    from engine.cli.model_options import load_request
    from engine.cli.tables import layer_table, layers_record
    from engine.session.session import Session

    give_up = partial(end_command, work_dir)
    session = Session(
        work_dir, EngineOptions(precision="float32", backend=options.backend), give_up
    )
    info = opened(session, load_request(options))
    for sentence in info.refusals:
        say(sentence)
    _say_lines(info.script)
    if info.needs:
        code = " --custom-objects FILE.py" if info.needs.classes else ""
        option = f"--trust {options.model}{code}"
        say(text("If you trust who made it, let its code run: {option}", option=option))
    if options.json:
        _print_json(layers_record(info))
    else:
        _print_all(layer_table(info))
    return 1 if info.is_only_inspected else 0


def _predict(options: argparse.Namespace, work_dir: str) -> int:
    from engine.api.scores import OutputActivation
    from engine.cli.common import predict_images
    from engine.cli.tables import model_record, prediction_rows

    info, index, records = predict_images(options, work_dir, progress)
    told = options.output_activation
    read = info.read_as(info.told if told is None else OutputActivation(told))
    output = read.outputs[index] if read.outputs else None
    note = read.ranking_note(index)
    if options.json:
        _print_json({"model": model_record(info), "images": records})
    elif note is not None:
        reason = None if output is None else output.reason
        _print(str(note) if reason is None else f"{note} {reason}")
    for record in records:
        if "error" in record:
            say(record["error"])
        elif not options.json:
            known = record.get("true_class")
            path = visible(record["path"])
            _print(path if known is None else f"{path}  true class: {visible(known['label'])}")
            if sys.stderr.isatty():  # programs read them as JSON
                for sentence in record.get("notes", ()):
                    say(sentence)
            _print_all(prediction_rows(record["predictions"], output))
    return _exit_code(records)


def _preprocessing(options: argparse.Namespace, work_dir: str) -> int:
    from engine.cli.preprocessing import trial_lines, try_ways

    record = try_ways(options, work_dir, progress)
    if options.json:
        _print_json(record)
    else:
        for line in trial_lines(record):
            _print(line)
    return 0


def _explain(options: argparse.Namespace, work_dir: str) -> int:
    from engine.cli.explain import explain_images
    from engine.cli.tables import explain_record, explain_words

    records = explain_images(options, work_dir, progress)
    for record in records:
        if "error" in record:
            say(record["error"])
    told = explain_record(options.out, records, options.code)
    code = _exit_code(records)
    if options.json:
        _print_json(told)
    elif code != 2:
        _print_written(explain_words(told), told)
    return code


def _figure(options: argparse.Namespace, work_dir: str) -> int:
    from engine.cli.figure import figure_words, run_figure

    record = run_figure(options, work_dir, progress)
    cells = [cell for row in record["cells"] for cell in row]
    for sentence in dict.fromkeys(cell["error"] for cell in cells if "error" in cell):
        say(sentence)
    if options.json:
        _print_json(record)
    else:
        _print(figure_words(record))
        _print(record["written"])
    return 1 if any("error" in cell for cell in cells) else 0


def _selftest(options: argparse.Namespace, work_dir: str) -> int:
    from engine.cli.selftest import selftest

    if not options.json:
        return selftest(work_dir, _told, say)
    lines: list[str] = []
    code = selftest(work_dir, lines.append, say)
    _print_json({"ok": code == 0, "lines": lines})
    return code


def _activations(options: argparse.Namespace, work_dir: str) -> int:
    from engine.cli.activations import run_activations

    record = run_activations(options, work_dir, progress)
    _print_json(record)
    if sys.stderr.isatty():  # stdout has always been JSON, with and without --json
        say(f"{counted(len(record['layers']), 'layer')}: {options.out}")
    return 0


def _filters(options: argparse.Namespace, work_dir: str) -> int:
    from engine.cli.filters import filters_words, write_filters

    told = write_filters(options, work_dir, progress)
    if options.json:
        _print_json(told)
    else:
        _print_written(filters_words(told), told)
    return 0


def _atlas(options: argparse.Namespace, work_dir: str) -> int:
    from engine.cli.atlas import run_atlas

    return run_atlas(options, work_dir, _told, say, progress)


def _match(options: argparse.Namespace, work_dir: str) -> int:
    from engine.cli.match import lines, run_match

    match, record = run_match(options, work_dir, progress)
    if options.json:
        _print_json(record)
    else:
        _print_all(lines(match, record))
    return 0 if record["match"] != "none" else 1


def _diagnostics(options: argparse.Namespace, work_dir: str) -> int:
    from engine.cli.diagnostics import diagnostics_lines

    lines = diagnostics_lines()
    if options.json:
        _print_json({"lines": lines})
    else:
        _print_all(lines)
    return 0


def _library(options: argparse.Namespace, work_dir: str) -> int:
    from engine.cli.library import run_library

    table, record = run_library(options, progress)
    if options.json:
        _print_json(record)
    else:
        _print_all(table)
    return 0


_COMMANDS: dict[str, Callable[[argparse.Namespace, str], int]] = {
    "methods": _methods,
    "presets": _presets,
    "layers": _layers,
    "predict": _predict,
    "preprocessing": _preprocessing,
    "explain": _explain,
    "figure": _figure,
    "activations": _activations,
    "filters": _filters,
    "atlas": _atlas,
    "match": _match,
    "library": _library,
    "diagnostics": _diagnostics,
}


def _exit_code(records: Sequence[dict[str, Any]]) -> int:
    """Return 0, 1 when some of several images failed, 2 when the only image did."""
    failed = sum("error" in record for record in records)
    if not failed:
        return 0
    return 2 if len(records) == 1 else 1


def _print(line: str) -> None:
    """Print a line; JSON stays JSON, with more of it escaped."""
    progress("")
    sys.stdout.write(visible(line, keep_lines=True) + "\n")


def _told(line: str) -> None:
    """Print a line now: the next one may take minutes."""
    _print(line)
    sys.stdout.flush()


def _print_all(lines: Iterable[str]) -> None:
    for line in lines:
        _print(line)


def _print_written(words: str, record: dict[str, Any]) -> None:
    """Say what was written: how much, the script where there is one, and last the file to open."""
    _print(words)
    if record["script"] is not None:
        _print(record["script"])
    _print(record["written"])


def _print_json(value: object) -> None:
    _print(json.dumps(value, ensure_ascii=False, indent=2))
