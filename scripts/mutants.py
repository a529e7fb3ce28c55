"""Measures the tests: changes the program in small ways, and counts the changes that they notice.

Each mutant is one change of one place: a comparison, an operator, a constant, a result, an argument
or a statement. Mutants are drawn by a seed, so two runs draw the same ones. The tests of the
changed module run in a copy of the project; a mutant is killed when they fail or do not end.

    .venv/bin/python scripts/mutants.py                     # all targets, 100 mutants
    .venv/bin/python scripts/mutants.py --target resume     # one of them
    .venv/bin/python scripts/mutants.py --files a.py --tests tests/test_a.py --count 20 --root DIR

What is known already stands in out/mutants/*.jsonl and is not run again while neither the module
nor its tests change. See docs/testing.md for the figures and for the mutants that change nothing.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
HEALTHY_S = 900
SLOWER = 5
"""Tests that take so many times longer with a mutant, and half a minute, count as never ending."""
MOST_PROCESSES = 2


@dataclass(frozen=True)
class Target:
    """Modules whose mutants are drawn together, and which tests are run beside their own."""

    files: tuple[str, ...]
    count: int
    tests: tuple[str, ...] = ()


_ATTRIBUTION = "engine/attribution/"
TARGETS = {
    "attribution": Target(
        (
            f"{_ATTRIBUTION}methods/*.py",
            *(
                f"{_ATTRIBUTION}{name}.py"
                for name in (
                    "sums",
                    "upsampling",
                    "principal_component",
                    "parameters",
                    "smoothing",
                )
            ),
        ),
        40,
        ("tests/unit/engine/attribution/test_registry_arithmetic.py",),
    ),
    "lane_queue": Target(("engine/ipc/lane_queue.py",), 15),
    "planning": Target(("gui/core/planning.py",), 25),
    "resume": Target(("engine/cli/explain/resume.py",), 20),
}


class Mutant(NamedTuple):
    """One change: the module, the line, its kind, and the module's text with it."""

    path: str
    line: int
    kind: str
    text: str


# --- making them ----------------------------------------------------------------------------------

_COMPARISONS = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_ARITHMETIC = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
}


def mutants_of(path: str, text: str) -> list[Mutant]:
    """Return every mutant of a module, in the order of its lines."""
    tree = ast.parse(text)
    starts = [0]
    for line in text.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    for node, kind, replacement in _changes(tree):
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + node.end_col_offset
        data = text.encode()
        changed = (data[:begin] + replacement.encode() + data[end:]).decode()
        if changed != text and _compiles(changed):
            found.append(Mutant(path, node.lineno, kind, changed))
    return sorted(found, key=lambda each: (each.line, each.kind, each.text))


def _compiles(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def _changes(tree: ast.AST) -> Iterator[tuple[ast.AST, str, str]]:
    """Yield nodes, what is done to them, and the text to put there."""
    for node in _program_nodes(tree):
        if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARISONS:
            ops = [_COMPARISONS[type(node.ops[0])](), *node.ops[1:]]
            yield node, "comparison", _source(ast.Compare(node.left, ops, node.comparators))
        elif isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
            op = _ARITHMETIC[type(node.op)]()
            yield node, "arithmetic", _source(ast.BinOp(node.left, op, node.right))
        elif isinstance(node, ast.AugAssign) and type(node.op) in _ARITHMETIC:
            op = _ARITHMETIC[type(node.op)]()
            changed = ast.AugAssign(node.target, op, node.value)
            yield node, "arithmetic", ast.unparse(ast.fix_missing_locations(changed))
        elif isinstance(node, ast.BoolOp):
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield node, "boolean", _source(ast.BoolOp(other, node.values))
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
            yield node, "boolean", _source(node.operand)
        elif isinstance(node, ast.Constant) and type(node.value) in (bool, int, float):
            value = not node.value if isinstance(node.value, bool) else node.value + 1
            yield node, "constant", repr(value)
        elif isinstance(node, ast.Return) and node.value is not None:
            if not (isinstance(node.value, ast.Constant) and node.value.value is None):
                yield node, "return", "return None"
        elif isinstance(node, ast.Call):
            yield from _dropped_arguments(node)
        if isinstance(node, ast.Expr | ast.Assign | ast.AugAssign | ast.Raise | ast.Continue):
            yield node, "statement", "pass"
        if isinstance(node, ast.If) and not node.orelse:
            yield node, "statement", "pass"


def _dropped_arguments(call: ast.Call) -> Iterator[tuple[ast.AST, str, str]]:
    for index in range(len(call.keywords)):
        rest = [*call.keywords[:index], *call.keywords[index + 1 :]]
        yield call, "argument", _source(ast.Call(call.func, call.args, rest))
    if len(call.args) > 1:
        yield call, "argument", _source(ast.Call(call.func, call.args[:-1], call.keywords))


def _program_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs: no annotations, no docstrings, no imports for types, no exports."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or _is_mute(child):
                continue
            yield child
            yield from _program_nodes(child)


def _is_mute(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        return True
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"


def _source(node: ast.expr) -> str:
    return f"({ast.unparse(ast.fix_missing_locations(node))})"


def draw(root: Path, files: Sequence[str], count: int, seed: str) -> list[Mutant]:
    """Return so many mutants of these modules; of each place at most one."""
    paths = sorted({path for pattern in files for path in root.glob(pattern)})
    if not paths:
        sys.exit(f"There is none of {', '.join(files)} in {root}.")
    everything: dict[tuple[str, int, str], list[Mutant]] = {}
    for path in paths:
        name = path.relative_to(root).as_posix()
        for each in mutants_of(name, path.read_text(encoding="utf-8")):
            everything.setdefault((each.path, each.line, each.kind), []).append(each)
    rng = random.Random(seed)
    places = rng.sample(sorted(everything), min(count, len(everything)))
    return [rng.choice(everything[place]) for place in places]


# --- running them ---------------------------------------------------------------------------------


def tests_of(root: Path, path: str, more: Sequence[str]) -> list[str]:
    """Return the test files of a module, found by its name, then others."""
    module = Path(path)
    folder = root / "tests" / "unit" / module.parent
    own = [*folder.glob(f"test_{module.stem}.py"), *folder.glob(f"test_{module.stem}_*.py")]
    for pattern in more:
        own += sorted(root.glob(pattern))
    return list(dict.fromkeys(each.relative_to(root).as_posix() for each in own))


class Outcome(NamedTuple):
    """Whether the tests noticed, and what they said."""

    killed: bool
    how: str


def run_tests(folder: Path, tests: Sequence[str], timeout_s: float) -> Outcome:
    """Run tests in a copy of the project until the first one fails."""
    if not tests:
        return Outcome(False, "there are no tests of this module")
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--tb=line", "-p", "no:cacheprovider"]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    if tests[0].startswith("tests/unit/engine/backends/torch/"):
        env["KERAS_BACKEND"] = "torch"  # tests/torch_run.py leaves them out elsewhere
    with subprocess.Popen(
        [*command, *tests],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as child:
        try:
            said, _ = child.communicate(timeout=timeout_s)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.communicate()
            return Outcome(True, "does not end")
    last = [line for line in said.splitlines() if line.startswith(("FAILED", "ERROR", "E  "))]
    return Outcome(child.returncode != 0, last[-1] if last else said[-200:].strip())


def copy_of(root: Path, folder: Path) -> Path:
    """Copy the project's files, without what is built, to a folder."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        source, place = root / name, folder / name
        if source.is_file() and not name.startswith(("docs/images/", ".venv")):
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, place)
    return folder


def report(name: str, mutants: Sequence[Mutant], args: argparse.Namespace) -> list[str]:
    """Run a target's mutants; return a line for each that survived, and write the record."""
    more = tuple(args.tests or (TARGETS[name].tests if name in TARGETS else ()))
    record = Path(args.out) / f"{name}-{args.seed}.jsonl"
    record.parent.mkdir(parents=True, exist_ok=True)
    known = _read(record)
    with tempfile.TemporaryDirectory(prefix="mutants-") as temporary:
        folders: SimpleQueue[Path] = SimpleQueue()
        for number in range(args.processes):
            folders.put(copy_of(args.root, Path(temporary) / str(number)))
        tests = {each.path: tests_of(args.root, each.path, more) for each in mutants}
        timeout_s = 30 + SLOWER * _healthy_s(Path(temporary) / "0", tests)

        def outcome(mutant: Mutant) -> Outcome:
            key = _key(args.root, mutant, tests[mutant.path])
            if key in known:
                return known[key]
            folder = folders.get()
            place = folder / mutant.path
            whole = place.read_text(encoding="utf-8")
            try:
                place.write_text(mutant.text, encoding="utf-8")
                found = run_tests(folder, tests[mutant.path], timeout_s)
            finally:
                place.write_text(whole, encoding="utf-8")
                folders.put(folder)
            line = {"key": key, "at": f"{mutant.path}:{mutant.line}", "kind": mutant.kind}
            with record.open("a", encoding="utf-8") as file:
                file.write(json.dumps({**line, "killed": found.killed, "how": found.how}) + "\n")
            sys.stderr.write("." if found.killed else "s")
            sys.stderr.flush()
            return found

        with ThreadPoolExecutor(args.processes) as pool:
            outcomes = list(pool.map(outcome, mutants))
    sys.stderr.write("\n")
    pairs = zip(mutants, outcomes, strict=True)
    return [_difference(args.root, mutant) for mutant, found in pairs if not found.killed]


def _healthy_s(folder: Path, tests: dict[str, list[str]]) -> float:
    """Return how long all tests take without a mutant; leave when they fail."""
    together = sorted({test for found in tests.values() for test in found})
    begun = time.monotonic()
    if together and (whole := run_tests(folder, together, HEALTHY_S)).killed:
        sys.exit(f"The tests fail without any mutant: {whole.how}")
    for path, found in tests.items():
        if not found:
            sys.stderr.write(f"{path} has no tests of its own.\n")
    return time.monotonic() - begun


def _key(root: Path, mutant: Mutant, tests: Sequence[str]) -> str:
    """Return a digest of the mutant and of the tests that it meets."""
    digest = hashlib.sha256(mutant.text.encode())
    for test in tests:
        digest.update((root / test).read_bytes())
    return digest.hexdigest()[:20]


def _read(record: Path) -> dict[str, Outcome]:
    if not record.exists():
        return {}
    lines = [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]
    return {line["key"]: Outcome(line["killed"], line["how"]) for line in lines}


def _difference(root: Path, mutant: Mutant) -> str:
    before = (root / mutant.path).read_text(encoding="utf-8").splitlines()
    lines = difflib.unified_diff(before, mutant.text.splitlines(), n=0, lineterm="")
    return "\n".join([f"{mutant.path}:{mutant.line} ({mutant.kind})", *list(lines)[3:]])


def main() -> int:
    """Run what the command line asks for; the exit status is 1 below 90 %."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--target", action="append", choices=[*TARGETS], help="default: all")
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--processes", type=int, default=1, choices=range(1, MOST_PROCESSES + 1))
    parser.add_argument("--root", type=Path, default=ROOT, help="another checkout")
    parser.add_argument("--files", nargs="+", help="modules of no target")
    parser.add_argument("--tests", nargs="+", help="tests beside those found by name")
    parser.add_argument("--count", type=int, help="how many; default: the target's own number")
    parser.add_argument("--name", default="files", help="what --files are called in the record")
    parser.add_argument("--out", default=str(ROOT / "out" / "mutants"))
    parser.add_argument("--list", action="store_true", help="show the mutants, run nothing")
    args = parser.parse_args()
    args.root = args.root.resolve()
    chosen = {name: TARGETS[name] for name in args.target or TARGETS}
    if args.files:
        chosen = {args.name: Target(tuple(args.files), args.count or 20)}
    total = killed = 0
    for name, target in chosen.items():
        mutants = draw(args.root, target.files, args.count or target.count, f"{args.seed} {name}")
        if args.list:
            print(*(_difference(args.root, each) for each in mutants), sep="\n\n")
            continue
        survivors = report(name, mutants, args)
        print(*survivors, sep="\n\n")
        print(f"{name}: {len(mutants) - len(survivors)} of {len(mutants)} killed", flush=True)
        total += len(mutants)
        killed += len(mutants) - len(survivors)
    if args.list:
        return 0
    print(f"In all: {killed} of {total}, {100 * killed / total:.0f} %")
    return 0 if killed >= 0.9 * total else 1


if __name__ == "__main__":
    sys.exit(main())
