"""Collects the wheels of pins into a folder, and checks such a folder before pip installs from it.

`make wheelhouse` runs `collect` where there is internet, `scripts/setup.sh` runs `check` with
OFFLINE=1 where there is none. Nothing but Python's own library is needed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PINS = ROOT / "requirements"
SUMS, FACTS, README = "SHA256SUMS", "wheelhouse.json", "README.txt"
ALWAYS = ("pip", "setuptools", "wheel")
ALONE = "peers"
"""Pins beside those of the tests, installed without what they name; not all have wheels."""
ASKED_BY = {"torch": "TORCH=1", "tensorflow-cuda": "GPU=1"}
"""What `make` is told for pins that are no target of their own."""
EXPLAINED = """\
Wheels of Camscope's packages, for Python {python} on {platform}: {pins}.

1. Copy this folder, whole, to the computer without internet, beside Camscope's Makefile.
2. There, type: make run OFFLINE=1{more}

Camscope compares every file with SHA256SUMS before anything is installed (as does
`sha256sum -c SHA256SUMS`), and pip asks no index.
"""


class Refusal(Exception):
    """One sentence: what is wrong with a wheelhouse, and what to do."""


# --- pins -----------------------------------------------------------------------------------------


def files_of(name: str, *, constraints: bool = False) -> list[Path]:
    """Return the file of some pins, and those that it names, also as constraints if so wished."""
    path = PINS / f"{name}.txt"
    named = re.findall(r"^-([rc]) (\S+)\.txt$", path.read_text("utf-8"), re.MULTILINE)
    found = [path]
    for kind, other in named:
        if kind == "r" or constraints:
            found += files_of(other, constraints=constraints)
    return found


def pins_of(name: str, system: str, *, constraints: bool = False) -> dict[str, str]:
    """Return the versions of all packages, by their names, of some pins on a system.

    Parameters
    ----------
    name : str
        "run" for `requirements/run.txt`.
    system : str
        As `sys.platform`: other systems' packages are left out.
    constraints : bool
        Those that are pinned only in case that they are needed, too.
    """
    found = {}
    for path in files_of(name, constraints=constraints):
        for line in path.read_text("utf-8").splitlines():
            pinned = re.fullmatch(r'([\w.-]+)==([^;\s]+)(?:; sys_platform == "(\w+)")?', line)
            if pinned is not None and pinned[3] in (None, system):
                found[pinned[1]] = pinned[2]
    return found


def with_alone(names: list[str]) -> list[str]:
    """Return names of pins, with those that stand beside the tests'."""
    paths = {path.stem for name in names for path in files_of(name)}
    return [*names, ALONE] if "test" in paths else names


# --- computers ------------------------------------------------------------------------------------


def this_platform() -> str:
    """Return the system and the processor of this computer: "linux-x86_64"."""
    return f"{sys.platform}-{platform.machine().lower().replace('amd64', 'x86_64')}"


def platform_of(tag: str) -> str:
    """Return the same for a tag of wheels, such as "win_amd64" or "macosx_14_0_arm64".

    Raises
    ------
    Refusal
        When the tag names no system that Camscope runs on.
    """
    known = {"manylinux": "linux", "macosx": "darwin", "win": "win32"}
    found = re.fullmatch(r"(manylinux|macosx|win)(?:_?\d+)*_(amd64|x86_64|arm64|aarch64)", tag)
    if found is None:
        raise Refusal(
            f'"{tag}" is no platform: say win_amd64, manylinux_2_34_x86_64 or macosx_14_0_arm64.'
        )
    return f"{known[found[1]]}-{found[2].replace('amd64', 'x86_64')}"


def tags_of(tag: str) -> list[str]:
    """Return a tag and those of older systems, whose wheels fit; pip knows macOS' by itself."""
    newest = re.fullmatch(r"manylinux_2_(\d+)_(\w+)", tag)
    if newest is None:
        return [tag]
    older = [f"manylinux_2_{minor}_{newest[2]}" for minor in range(int(newest[1]), 4, -1)]
    return [*older, *(f"manylinux{year}_{newest[2]}" for year in ("2014", "2010", "1"))]


def own_tag() -> str:
    """Return the tag of the newest wheels that fit this computer."""
    if sys.platform == "linux":
        glibc = platform.libc_ver()[1].replace(".", "_") or "2_17"
        return f"manylinux_{glibc}_{platform.machine()}"
    return re.sub(r"[-.]", "_", sysconfig.get_platform())


# --- collecting -----------------------------------------------------------------------------------


def collect(folder: Path, names: list[str], tag: str = "", python: str = "") -> None:
    """Fill a folder with the wheels of pins; what was in it is replaced when all are there.

    Parameters
    ----------
    folder : Path
        The wheelhouse.
    names : list of str
        Which pins, "run" for `requirements/run.txt`.
    tag, python : str
        Of another computer, "win_amd64" and "3.12"; empty for this one's.

    Raises
    ------
    Refusal
        When pip cannot find a wheel.
    """
    version = python or f"{sys.version_info.major}.{sys.version_info.minor}"
    if not re.fullmatch(r"3\.\d+", version):
        raise Refusal(f'"{version}" is no version of Python: say PYTHON_VERSION=3.12.')
    where = platform_of(tag) if tag else this_platform()
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        for name in with_alone(names):
            if tag or python:
                _fetch_for_another(part, folder, name, where, tag, version)
            elif name == ALONE:
                listed = ["--no-deps", "--requirement", str(PINS / f"{name}.txt")]
                _fetch(part, folder, listed, builds=True)
            else:
                _fetch(part, folder, [*ALWAYS, "--requirement", str(PINS / f"{name}.txt")])
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    facts = {"python": version, "platform": where, "pins": names}
    (part / FACTS).write_text(json.dumps(facts, indent=2) + "\n", "utf-8")
    more = "".join(f" {ASKED_BY[name]}" for name in names if name in ASKED_BY)
    (part / README).write_text(
        EXPLAINED.format(python=version, platform=where, pins=", ".join(names), more=more), "utf-8"
    )
    lines = [f"{sha256(path)}  {path.name}\n" for path in sorted(part.iterdir())]
    (part / SUMS).write_text("".join(lines), "utf-8")
    old = folder.with_name(f"{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    part.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _fetch_for_another(
    part: Path, folder: Path, name: str, where: str, tag: str, version: str
) -> None:
    """Fetch what is pinned; pip would look for what is needed on the computer that it runs on."""
    system = where.partition("-")[0]
    pinned = pins_of(name, system, constraints=system == "linux")
    wanted = [f"{package}=={number}" for package, number in pinned.items()]
    tags = [word for each in tags_of(tag or own_tag()) for word in ("--platform", each)]
    options = ["--no-deps", "--python-version", version, "--implementation", "cp", *tags]
    with tempfile.TemporaryDirectory() as work_dir:
        listed = Path(work_dir, "pins.txt")
        listed.write_text("\n".join((*wanted, *(each for each in ALWAYS if each not in pinned))))
        _fetch(part, folder, [*options, "--requirement", str(listed)])


def _fetch(part: Path, folder: Path, wanted: list[str], *, builds: bool = False) -> None:
    """Get wheels with pip, or from the wheelhouse that is there; build them if that is allowed."""
    way = ["wheel", "--wheel-dir"] if builds else ["download", "--only-binary", ":all:", "--dest"]
    options = ["--quiet", "--disable-pip-version-check"]
    if folder.is_dir():
        options += ["--find-links", str(folder)]
    pip = [sys.executable, "-m", "pip", *way, str(part), *options, *wanted]
    if subprocess.run(pip, check=False, stdout=2).returncode:  # stdout has the last line alone
        raise Refusal("Not every wheel was found: see pip's message above, then try again.")


def sha256(path: Path) -> str:
    """Return a file's checksum."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# --- checking -------------------------------------------------------------------------------------


def check(folder: Path, name: str) -> None:
    """Compare a wheelhouse with its checksums, with this computer, and with pins.

    Parameters
    ----------
    folder : Path
        The wheelhouse.
    name : str
        The pins that are to be installed from it.

    Raises
    ------
    Refusal
        When it is not there, is for another computer, is not whole, or lacks something.
    """
    if not folder.is_dir():
        raise Refusal(
            f"There is no {folder}: on a computer with internet, of the same system and with the "
            f"same Python, type '{_command([name])}', and copy the folder here (docs/offline.md)."
        )
    facts = _facts(folder)
    _check_computer(folder, facts)
    _check_files(folder)
    wheels = {_key(*path.name.split("-")[:2]) for path in folder.glob("*.whl")}
    pinned = {k: v for each in with_alone([name]) for k, v in pins_of(each, sys.platform).items()}
    lacking = [f"{k} {v}" for k, v in pinned.items() if _key(k, v) not in wheels]
    if lacking:
        names = list(dict.fromkeys((*facts["pins"], name)))
        raise Refusal(
            f"{folder} lacks {_some(lacking)}: where there is internet, type '{_command(names)}' "
            "with this Camscope, and copy the folder here."
        )


def _facts(folder: Path) -> dict[str, Any]:
    """Return for which computers and pins a wheelhouse is, as it says."""
    try:
        facts = json.loads((folder / FACTS).read_text("utf-8"))
        assert isinstance(facts["python"], str)
        assert isinstance(facts["platform"], str)
        assert all((PINS / f"{name}.txt").name == f"{name}.txt" for name in facts["pins"])
    except (OSError, ValueError, KeyError, TypeError, AssertionError) as error:
        raise Refusal(
            f"{folder} is no wheelhouse, or not a whole one: {FACTS} cannot be read. Copy it again."
        ) from error
    return facts


def _check_computer(folder: Path, facts: dict[str, Any]) -> None:
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    if facts["platform"] != this_platform():
        raise Refusal(
            f"{folder} is for {facts['platform']}, and this computer is {this_platform()}: make "
            "one on a computer like this, or with PLATFORM= (docs/offline.md)."
        )
    if facts["python"] != here:
        raise Refusal(
            f"{folder} is for Python {facts['python']}, and this is {here}: name the other one, "
            f"PYTHON=/path/to/python{facts['python']}, or make a wheelhouse with "
            f"PYTHON_VERSION={here} (docs/offline.md)."
        )


def _check_files(folder: Path) -> None:
    try:
        lines = (folder / SUMS).read_text("utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise Refusal(f"{folder} is not whole: {SUMS} cannot be read. Copy it again.") from error
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    missing = [name for name in sums if not (folder / name).is_file()]
    if missing:
        raise Refusal(f"{folder} is not whole, {_some(missing)} is missing: copy it again.")
    strange = [path.name for path in sorted(folder.glob("*.whl")) if path.name not in sums]
    if strange:
        raise Refusal(f"{_some(strange)} in {folder} is not in its {SUMS}: remove it.")
    damaged = [name for name, digest in sums.items() if sha256(folder / name) != digest]
    if damaged:
        raise Refusal(
            f"{_some(damaged)} in {folder} is damaged, its checksum is another one: copy it again."
        )


def _key(name: str, version: str) -> tuple[str, str]:
    """Return a package's name and version as they are compared: "Jinja2" is "jinja2"."""
    public = re.sub(r"(\.0)+$", "", version.partition("+")[0])
    return re.sub(r"[-_.]+", "-", name).lower(), public


def _some(names: list[str]) -> str:
    """Return the first of names, and how many more there are."""
    return names[0] if len(names) == 1 else f"{names[0]} (and {len(names) - 1} more)"


def _command(names: list[str]) -> str:
    """Return the command that collects pins."""
    targets = [name for name in names if name not in (*ASKED_BY, "run")]
    asked = [ASKED_BY[name] for name in names if name in ASKED_BY]
    return " ".join(("make wheelhouse", *(f"TARGET={name}" for name in targets[-1:]), *asked))


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 1 with one sentence on stderr when it cannot be done."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("command", choices=("collect", "check"))
    parser.add_argument("pins", nargs="+", help="run, torch, tensorflow-cuda, test ...")
    parser.add_argument("--folder", type=Path, default=ROOT / "wheelhouse")
    parser.add_argument("--platform", default="", help="of another computer: win_amd64")
    parser.add_argument("--python", default="", help="its version of Python: 3.12")
    options = parser.parse_args(arguments)
    try:
        unknown = [name for name in options.pins if not (PINS / f"{name}.txt").is_file()]
        if unknown:
            raise Refusal(f"There are no pins for {_some(unknown)} in requirements/.")
        if options.command == "check":
            for name in options.pins:
                check(options.folder, name)
            return 0
        collect(options.folder, options.pins, options.platform, options.python)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{options.folder}: {error.strerror or error}", file=sys.stderr)
        return 1
    wheels = list(options.folder.glob("*.whl"))
    size = sum(path.stat().st_size for path in wheels)
    print(f"{options.folder} has {len(wheels)} wheels, {size / 1e6:.0f} MB: copy it whole.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
