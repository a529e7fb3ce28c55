"""The headless commands: arguments in, one exit code out. Errors are one sentence on stderr.

The contract other programs rely on is docs/cli.md.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
import tempfile
import warnings
from typing import TYPE_CHECKING, Any, NoReturn

from engine import __version__
from engine.errors import EngineError
from engine.places import DEMO_MODEL
from engine.quiet import quiet_frameworks, redirect_native_stderr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from engine.results import LayerNode, ModelInfo

_COMMANDS = ("layers", "predict", "explain")
_PLANNED = ("activations", "filters")  # in the contract, not in this version: refused, not opened
_FLAGS = ("--selftest", "--help", "-h", "--version")


def is_command(arguments: Sequence[str]) -> bool:
    """Tell whether the arguments ask for a headless command (otherwise the window opens)."""
    return bool(arguments) and arguments[0] in (*_COMMANDS, *_PLANNED, *_FLAGS)


def run_command(arguments: Sequence[str]) -> int:
    """Run a headless command.

    Returns
    -------
    int
        0 done; 1 some of several images failed, or the self-test did; 2 bad argument, file or
        layer, with one sentence on stderr; 130 interrupted.
    """
    quiet_frameworks()
    warnings.simplefilter("ignore")  # stderr is for sentences to the user
    _free_stderr_of_native_messages()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        options = _parser().parse_args(arguments)
        command: Callable[[argparse.Namespace, str], int] = options.command
        with tempfile.TemporaryDirectory(prefix="camscope-") as work_dir:
            return command(options, work_dir)
    except EngineError as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        say("Interrupted.")
        return 130
    except BrokenPipeError:
        with contextlib.suppress(OSError):  # or Python complains about the pipe when it ends
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # as the window has it: an error of ours or of the framework's
        why = (str(error).strip().splitlines() or [type(error).__name__])[0]
        say(f"The engine could not do this: {why}")
        return 2


def say(sentence: str) -> None:
    """Print one sentence to stderr."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def progress(sentence: str) -> None:
    """Show how far the work is, on the line above; only when stderr is a terminal."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{sentence}")
        sys.stderr.flush()


def _free_stderr_of_native_messages() -> None:
    with contextlib.suppress(OSError, AttributeError):  # a program without a console has none
        sys.stderr.flush()
        kept = redirect_native_stderr(os.devnull)
        sys.stderr = os.fdopen(kept, "w", encoding="utf-8", errors="replace")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        raise EngineError(
            "{message}. Type `{program} --help` to see what can be given.",
            message=message[:1].upper() + message[1:],
            program=self.prog,
        )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="camscope",
        description="See what a convolutional network looks at. Files alone open the window.",
    )
    parser.add_argument("--version", action="version", version=f"camscope {__version__}")
    parser.add_argument(
        "--selftest",
        dest="command",
        action="store_const",
        const=_selftest,
        help="open the demo model, explain, export; exit 0 when all is well",
    )
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)

    layers = commands.add_parser("layers", help="print the layer tree")
    layers.add_argument("model", nargs="?", default=str(DEMO_MODEL), metavar="MODEL")
    layers.add_argument("--json", action="store_true", help="print JSON")
    layers.set_defaults(command=_layers)

    predict = commands.add_parser("predict", help="print the most probable classes")
    _add_common(predict)
    predict.add_argument("--top", type=_positive, default=5, metavar="N", help="how many classes")
    predict.add_argument("--json", action="store_true", help="print JSON")
    predict.set_defaults(command=_predict)

    explain = commands.add_parser("explain", help="write heatmaps, overlays and a manifest")
    _add_common(explain)
    explain.add_argument("--out", required=True, metavar="DIR", help="folder to write to")
    explain.add_argument("--method", default="grad-cam", metavar="ID[,ID]|all")
    explain.add_argument("--layer", default="auto", metavar="auto|all|PATH")
    explain.add_argument("--target", default="top", metavar="top|INDEX|LABEL")
    explain.add_argument("--intensity", type=_share, default=0.4, metavar="0-1")
    explain.set_defaults(command=_explain)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("images", nargs="+", metavar="IMAGE")
    parser.add_argument("--model", default=str(DEMO_MODEL), help="default: the built-in demo model")
    parser.add_argument("--preprocess", default="auto", metavar="auto|none|NAME")


def _positive(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value} is not a whole number from 1")
    return int(value)


def _share(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{value} is not a number from 0 to 1")
    return number


def _layers(options: argparse.Namespace, work_dir: str) -> int:
    from engine.headless import open_session

    _, info = open_session(options.model, work_dir)
    if options.json:
        _print_json(
            {
                "model": model_record(info),
                "layers": [layer_record(node) for node in info.layers],
                "auto_layer": info.auto_layer,
                "auto_reason": str(info.auto_reason),
            }
        )
        return 0
    rows = [("  Layer", "Type", "Output shape", "Params")]
    for layer in info.layers:
        rows.extend(_layer_lines(layer, info.auto_layer))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for name, kind, shape, params in rows:
        cells = f"{name:<{widths[0]}}  {kind:<{widths[1]}}  {shape:<{widths[2]}}"
        _print(f"{cells}  {params:>{widths[3]}}")
    _print(f"\n{info.params:,} parameters, {info.trainable_params:,} trainable")
    _print(f"* {info.auto_layer or 'none'}: {info.auto_reason}")
    return 0


def _layer_lines(
    node: LayerNode, auto_layer: str | None, depth: int = 0
) -> Iterator[tuple[str, str, str, str]]:
    mark = "* " if node.path == auto_layer else "  "
    name = f"{mark}{'  ' * depth}{node.name}"
    yield name, node.type, shape_text(node.output_shape), f"{node.params:,}"
    for child in node.children:
        yield from _layer_lines(child, auto_layer, depth + 1)


def _predict(options: argparse.Namespace, work_dir: str) -> int:
    from engine.headless import open_session, predict_images

    session, info = open_session(options.model, work_dir)
    records = predict_images(session, info, options.images, options.preprocess, options.top)
    if options.json:
        _print_json({"model": model_record(info), "images": records})
    for record in records:
        if "error" in record:
            say(record["error"])
        elif not options.json:
            _print(record["path"])
            for row in record["predictions"]:
                share = row["probability"]
                shown = "" if share is None else f"{share:8.2%}"
                _print(f"  {shown}  logit {row['logit']:9.4f}  {row['label']}")
    return _exit_code(records)


def _explain(options: argparse.Namespace, work_dir: str) -> int:
    from engine.evidence import explain_images

    records = explain_images(options, work_dir, progress)
    progress("")
    for record in records:
        if "error" in record:
            say(record["error"])
    return _exit_code(records)


def _selftest(options: argparse.Namespace, work_dir: str) -> int:
    from engine.selftest import selftest

    return selftest(work_dir, _print, say)


def _exit_code(records: Sequence[dict[str, Any]]) -> int:
    """Return 0, 1 when some of several images failed, 2 when the only image did."""
    failed = sum("error" in record for record in records)
    if not failed:
        return 0
    return 2 if len(records) == 1 else 1


def model_record(info: ModelInfo) -> dict[str, Any]:
    """Return what JSON output tells of a model."""
    return {
        "path": info.request.path,
        "sha256": info.key,
        "name": info.name,
        "input_shape": list(info.input_shape),
        "class_count": info.class_count,
        "activation": info.activation,
        "params": info.params,
        "trainable_params": info.trainable_params,
        "preprocess": info.preprocess,
        "preprocess_reason": str(info.preprocess_reason),
        "preprocess_guessed": info.preprocess_guessed,
    }


def layer_record(node: LayerNode) -> dict[str, Any]:
    """Return what `layers --json` tells of a layer and its children."""
    return {
        "path": node.path,
        "name": node.name,
        "type": node.type,
        "output_shape": list(node.output_shape),
        "params": node.params,
        "trainable": node.trainable,
        "connected_to": list(node.connected_to),
        "explainable": node.explainable,
        "reason": None if node.reason is None else str(node.reason),
        "children": [layer_record(child) for child in node.children],
    }


def shape_text(shape: tuple[int | None, ...]) -> str:
    """Return an output shape as people write it, without the batch axis."""
    return " × ".join("?" if side is None else str(side) for side in shape[1:])


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")


def _print_json(value: object) -> None:
    _print(json.dumps(value, ensure_ascii=False, indent=2))
