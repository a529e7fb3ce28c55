"""Builds dist/camscope, checks it and packs it: `python -m scripts.packaging [--variant gpu]`."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.packaging.archives import archive_name, write_archive, write_sums
from scripts.packaging.contents import ROOT, VARIANTS, cuda_libraries, write_absent_modules
from scripts.packaging.imports import program_imports
from scripts.packaging.licences import NoLicence, third_party
from scripts.packaging.stripping import strip_libraries
from scripts.packaging.systems import add_system_files

DIST = ROOT / "dist"
WORK = ROOT / "build" / "build"
SOURCES = WORK / "sources.json"
"""Where the files of the package come from, as `build.spec` tells."""
SUFFIX = ".exe" if sys.platform == "win32" else ""


def main() -> int:
    """Build, check, pack. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="scripts.packaging", description=__doc__)
    parser.add_argument("--variant", choices=VARIANTS, default="cpu")
    parser.add_argument("--folder-only", action="store_true", help="build and check; pack nothing")
    options = parser.parse_args()
    package = DIST / "camscope"
    _build(options.variant)
    if sys.platform.startswith("linux"):
        saved = strip_libraries(package)
        _say(f"Symbols for debuggers took {saved / 1e6:.0f} million bytes.")
    try:
        licences = third_party(json.loads(SOURCES.read_text(encoding="utf-8")))
    except NoLicence as error:
        _say(str(error))
        return 1
    for folder in _internal_folders():
        (folder / "THIRD_PARTY.txt").write_text(licences, encoding="utf-8")
    if not _is_whole(package, options.variant):
        return 1
    add_system_files(package)
    size = sum(one.lstat().st_size for one in package.rglob("*") if one.is_file())
    _say(f"Built {package.relative_to(ROOT)}, {size / 1e6:.0f} million bytes.")
    if not options.folder_only:
        _pack(package, options.variant)
    return 0


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def _build(variant: str) -> None:
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    absent = WORK / "absent"
    write_absent_modules(absent)
    path = os.pathsep.join(filter(None, (str(absent), os.environ.get("PYTHONPATH"))))
    own = {"CAMSCOPE_VARIANT": variant, "PYTHONPATH": path}
    environment = {"TF_CPP_MIN_LOG_LEVEL": "3", **os.environ, **own}
    subprocess.run([*command, "build.spec"], cwd=ROOT, check=True, env=environment)


def _internal_folders() -> list[Path]:
    """Return where the program's own files lie: in the folder, and in macOS's bundle."""
    places = (DIST / "camscope" / "_internal", DIST / "Camscope.app" / "Contents" / "Resources")
    return [place for place in places if place.is_dir()]


def _is_whole(package: Path, variant: str) -> bool:
    """Import all that the program imports inside the package, and say what is missing."""
    checker = package / f"camscope-check{SUFFIX}"
    wanted = WORK / "wanted.json"
    libraries = [f"{folder}/{Path(file).name}" for file, folder in cuda_libraries(variant)]
    everything = {"names": program_imports(variant), "libraries": libraries}
    wanted.write_text(json.dumps(everything), encoding="utf-8")
    shutil.copy2(WORK / checker.name, checker)
    try:
        return subprocess.run([str(checker), str(wanted)], cwd=WORK).returncode == 0
    finally:
        checker.unlink()


def _pack(package: Path, variant: str) -> None:
    """Write the archive, on Debian a package as well, and the sums."""
    files = [DIST / archive_name(variant)]
    app = DIST / "Camscope.app"
    write_archive(app if app.is_dir() else package, files[0])
    if shutil.which("dpkg-deb") and variant == "cpu":
        from scripts.packaging.debian import package_name, write_package

        files.append(DIST / package_name())
        write_package(package, files[-1], WORK / "deb")
    write_sums(files)
    for file in files:
        _say(f"Packed {file.relative_to(ROOT)}, {file.stat().st_size / 1e6:.0f} million bytes.")


if __name__ == "__main__":
    sys.exit(main())
