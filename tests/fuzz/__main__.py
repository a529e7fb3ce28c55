"""Fuzzes all targets, or those that are named, for a bounded time: `python -m tests.fuzz`.

What libFuzzer stops at is taken through the program's own door once more, in a fresh process: a
death or a loop of a decoder is no finding where a box turns it into one sentence in time. What is
left is copied into the findings' folder, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.fuzz.targets import ROOT, TARGETS, seeds

if TYPE_CHECKING:
    from collections.abc import Sequence

WORK = ROOT / "build" / "fuzz"
MEMORY_MB = 4096


class Outcome(NamedTuple):
    """What fuzzing a target came to."""

    name: str
    seconds: float
    runs: int
    held: int
    findings: list[Path]


def fuzz(name: str, seconds: float, work: Path) -> Outcome:
    """Fuzz one target for so long, beginning anew after each stop."""
    corpus, stops = work / "corpus" / name, work / "stops" / name
    findings = work / "findings"
    for folder in (corpus, stops, findings):
        folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds(name):
        shutil.copy(seed, corpus)
    started, runs, held, found = time.monotonic(), 0, 0, []
    while (left := seconds - (time.monotonic() - started)) > 1:
        before = set(stops.iterdir())
        runs += _run(name, left, corpus, stops)
        new = sorted(set(stops.iterdir()) - before)
        for stop in new:
            for file in corpus.iterdir():  # it would stop there again
                if file.read_bytes() == stop.read_bytes():
                    file.unlink()
            if why := fails(name, stop):
                kept = findings / f"{name}-{stop.name}{TARGETS[name].suffix}"
                shutil.copy(stop, kept)
                found.append(kept)
                sys.stdout.write(f"FINDING {kept}: {why}\n")
            else:
                held += 1
        if not new:
            break
    return Outcome(name, time.monotonic() - started, runs, held, found)


def _run(name: str, seconds: float, corpus: Path, stops: Path) -> int:
    """Let libFuzzer run until it stops; return how many inputs it tried."""
    target = TARGETS[name]
    log = stops.parent / f"{name}.log"
    with log.open("ab") as output:
        at = output.tell()
        subprocess.run(
            [
                *(sys.executable, "-m", "tests.fuzz.enter", name),
                str(corpus),
                f"-max_total_time={int(seconds)}",
                f"-timeout={target.single_s}",
                f"-rss_limit_mb={MEMORY_MB}",
                f"-max_len={target.most_bytes}",
                f"-artifact_prefix={stops}{os.sep}",
                "-print_final_stats=1",
            ],
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
            timeout=seconds + 120,
            check=False,
        )
    text = log.read_bytes()[at:].decode(errors="replace")
    counts = [line.split()[-1] for line in text.splitlines() if "executed_units" in line]
    counts += [line[1:].split()[0] for line in text.splitlines() if line.startswith("#")][-1:]
    return next((int(count) for count in counts if count.isdigit()), 0)


def fails(name: str, file: Path) -> str:
    """Return how a file fails that is taken through the door; empty for one sentence in time."""
    target = TARGETS[name]
    copy = file.parent / f"replayed{target.suffix}"
    shutil.copy(file, copy)
    door = [sys.executable, "-m", "tests.fuzz.enter", "--door", name, str(copy)]
    try:
        done = subprocess.run(
            door, cwd=ROOT, capture_output=True, timeout=target.patience_s, check=False
        )
    except subprocess.TimeoutExpired:
        return f"no end after {target.patience_s:.0f} s"
    finally:
        copy.unlink(missing_ok=True)
    if done.returncode < 0:
        return f"killed by {signal.Signals(-done.returncode).name}"
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return (lines or ["it failed"])[-1] if done.returncode else ""


def main(arguments: Sequence[str]) -> int:
    """Fuzz, and tell; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--minutes", type=float, default=10.0, help="in all; 10 unless given")
    parser.add_argument("--folder", type=Path, default=WORK, help="for corpus and findings")
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.targets if name not in TARGETS]:
        parser.error(f"no such target: {', '.join(unknown)}")
    names = options.targets or list(TARGETS)
    found = []
    for name in names:
        outcome = fuzz(name, options.minutes * 60 / len(names), options.folder.absolute())
        found += outcome.findings
        sys.stdout.write(
            f"{name}: {outcome.runs} inputs in {outcome.seconds:.0f} s, "
            f"{outcome.held} held by a box, {len(outcome.findings)} findings\n"
        )
        sys.stdout.flush()
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
