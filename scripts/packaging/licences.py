"""Collects the licence of everything that the package ships into THIRD_PARTY.txt.

Each file of the package belongs to somebody: the program itself, Python, a distribution of PyPI, or
a package of the system that it was built on. Whoever has no licence text ends the build.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from engine.api.version import VERSION
from scripts.packaging.contents import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OWN_TEXTS = ROOT / "scripts" / "packaging" / "licences"

WITHOUT_TEXT = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt", "ICU.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "flatbuffers": ("Apache-2.0",),
    "tensorflow": ("Apache-2.0",),
    "tensorflow-cpu": ("Apache-2.0",),
}
"""Distributions whose wheels name a licence without its text: files of `OWN_TEXTS`, or ours."""

ALWAYS = ("pyinstaller",)
"""Distributions of which the executable has parts that are no file of the package."""

_NAMES = ("licen", "copying", "notice", "third_party", "authors", "patents")
_SUFFIXES = {"", ".txt", ".md", ".rst", ".apache", ".bsd", ".external", ".eigen", ".markdown-it"}
_COMMON = re.compile(r"/usr/share/common-licenses/([\w.+-]+)")
_RULE = "=" * 100


class NoLicence(Exception):
    """Something that is shipped has no licence text."""


class Work(NamedTuple):
    """Something that is shipped.

    Attributes
    ----------
    name : str
        With its version.
    licence : str
        The licence's name, if it tells; empty otherwise.
    texts : tuple of str
        The texts of its licences.
    """

    name: str
    licence: str
    texts: tuple[str, ...]


def third_party(sources: Iterable[str]) -> str:
    """Return the licences of all files, the Python's first.

    Parameters
    ----------
    sources : iterable of str
        Where the files of the package lie on this machine.

    Raises
    ------
    NoLicence
        When a file belongs to nobody known, or its owner has no licence text.
    """
    works = [_python(), *sorted(_works(sources), key=lambda work: work.name.lower())]
    missing = [work.name for work in works if not any(text.strip() for text in work.texts)]
    if missing:
        raise NoLicence(f"No licence text is known of: {', '.join(missing)}")
    head = (
        f"Camscope {VERSION} is under the Apache License 2.0 (the file LICENSE). Its demo model,\n"
        "sample images, icons and translations were made for it and are under the same licence.\n\n"
        "It is shipped with the following works, whose licences follow in this order:\n"
    )
    names = "".join(f"  {work.name}{work.licence and f': {work.licence}'}\n" for work in works)
    parts = (f"\n{_RULE}\n{work.name}\n{_RULE}\n\n{_together(work.texts)}\n" for work in works)
    return f"{head}{names}{''.join(parts)}"


def _together(texts: Iterable[str]) -> str:
    return f"\n{'-' * 100}\n\n".join(dict.fromkeys(text.strip() + "\n" for text in texts))


def _works(sources: Iterable[str]) -> Iterator[Work]:
    owners = _owners()
    distributions: dict[str, metadata.Distribution] = {}
    strangers: list[str] = []
    for name in ALWAYS:
        distributions[name] = metadata.distribution(name)
    for source in sorted(set(sources)):
        real = os.path.realpath(source)
        owner = owners.get(os.path.normcase(source)) or owners.get(os.path.normcase(real))
        if owner is not None:
            distributions[_normal(owner.metadata["Name"])] = owner
        elif not _is_own(source) and not _is_python(real):
            strangers.append(real)
    for name, distribution in distributions.items():
        yield _work_of(name, distribution)
    yield from _system_works(strangers)


def _owners() -> dict[str, metadata.Distribution]:
    """Return which distribution each installed file belongs to."""
    found = {}
    for distribution in metadata.distributions():
        for file in distribution.files or ():
            found[os.path.normcase(os.path.normpath(str(file.locate())))] = distribution
    return found


def _normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def _work_of(name: str, distribution: metadata.Distribution) -> Work:
    texts = [
        Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
        for file in sorted(distribution.files or (), key=str)
        if _is_licence(str(file))
    ]
    texts += [_own_text(each) for each in WITHOUT_TEXT.get(name, ())]
    about = distribution.metadata
    licence = about.get("License-Expression") or about.get("License") or ""
    named = licence.strip().splitlines()[0] if licence.strip() else ""
    return Work(f"{about['Name']} {distribution.version}", named[:80], tuple(texts))


def _is_licence(place: str) -> bool:
    """Tell whether a file of a distribution is a text about its licence."""
    path = Path(place.replace("\\", "/").lower())
    if "licenses" in path.parts[:-1] and path.parts[0].endswith(".dist-info"):
        return True
    is_text = path.suffix in _SUFFIXES or path.stem.startswith("license-")
    return is_text and any(each in path.name for each in _NAMES)


def _own_text(name: str) -> str:
    file = ROOT / "LICENSE" if name == "Apache-2.0" else OWN_TEXTS / name
    return file.read_text(encoding="utf-8")


def _is_own(source: str) -> bool:
    """Tell whether a file is the program's, or was made while it was built."""
    path = Path(source)
    return path.is_relative_to(ROOT) and not any(part.startswith(".venv") for part in path.parts)


def _is_python(real: str) -> bool:
    folders = {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib"), sys.base_prefix}
    return any(
        Path(real).is_relative_to(os.path.realpath(folder))
        for folder in folders
        if folder not in ("/usr", "/usr/local")
    ) or Path(real).name.startswith("libpython")


def _python() -> Work:
    """Return Python itself."""
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    places = (
        Path(sysconfig.get_path("stdlib"), "LICENSE.txt"),
        Path(sys.base_prefix, "LICENSE.txt"),
        Path("/usr/share/doc", version, "copyright"),
        Path("/usr/share/doc", f"lib{version}-stdlib", "copyright"),
    )
    texts = [
        place.read_text(encoding="utf-8", errors="replace") for place in places if place.exists()
    ]
    number = ".".join(map(str, sys.version_info[:3]))
    return Work(f"Python {number}", "PSF-2.0", tuple(texts[:1]))


def _system_works(files: Iterable[str]) -> Iterator[Work]:
    """Yield the packages of the system that files come from."""
    packages: dict[str, list[str]] = {}
    common: set[str] = set()
    for file in files:
        packages.setdefault(_package_of(file), []).append(file)
    for package, theirs in packages.items():
        if not package:
            raise NoLicence(f"Nobody is known whose these files are: {', '.join(theirs)}")
        text = Path("/usr/share/doc", package.partition(":")[0], "copyright")
        found = (text.read_text(encoding="utf-8", errors="replace"),) if text.exists() else ()
        common.update(name.rstrip(".") for one in found for name in _COMMON.findall(one))
        yield Work(f"{package.partition(':')[0]} (Debian)", "", found)
    for name in sorted(common):
        text = Path("/usr/share/common-licenses", name)
        if text.is_file():
            yield Work(f"~ {name}, as Debian's packages name it", "", (text.read_text("utf-8"),))


def _package_of(file: str) -> str:
    """Return the Debian package that a file belongs to, or nothing."""
    for place in (file, file.removeprefix("/usr")):  # before /lib was a link, it was not in /usr
        try:
            asked = subprocess.run(["dpkg", "-S", place], capture_output=True, text=True)
        except FileNotFoundError:
            return ""
        if asked.returncode == 0:
            return asked.stdout.partition(": ")[0].split(",")[0]
    return ""
