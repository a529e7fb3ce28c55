"""Describes program, machine and last crash in plain lines, for whoever is asked about a fault.

Nothing is sent: the window shows the text, and the user copies it or not. Folders, people and
images are taken out of all of it, once and at the end (`engine.api.redaction`). It is in English,
because those read it who write the program.
"""

from __future__ import annotations

import datetime
import os
import platform
import re
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.api.crashes import last_crash
from engine.api.foreign_text import visible
from engine.api.graphics import graphics_words, read_graphics
from engine.api.log_tail import last_lines, newest_log
from engine.api.logs import log_folder
from engine.api.memory import free_bytes, total_bytes
from engine.api.redaction import known_here, redacted
from engine.api.resources import third_party_works
from engine.api.units import size_text
from engine.api.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.api.crashes import Crash
    from engine.api.graphics import Graphics
    from engine.api.model import ModelInfo

LINE_COUNT = 60
"""Lines of each log."""
_LONGEST_LINE = 600
_WORK = re.compile(r"^  (\S+ \d\S*): ", re.MULTILINE)
"""A package with its version, as a packaged program lists it."""
_MODULES = (("NumPy", "numpy"), ("OpenCV", "cv2"), ("Keras", "keras"))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report.

    Attributes
    ----------
    title : str
    lines : tuple of str
    """

    title: str
    lines: tuple[str, ...]


def facts(title: str, *pairs: tuple[str, object]) -> Section:
    """Return a section of names and values; those without a value are left out."""
    said = [(name, str(value)) for name, value in pairs if value not in (None, "")]
    width = max((len(name) for name, _ in said), default=0)
    return Section(title, tuple(f"{name:{width}}  {value}" for name, value in said))


def program_section(frameworks: Iterable[tuple[str, str]], *more: tuple[str, object]) -> Section:
    """Return the versions of the program and of what it is made of.

    A packaged program has no metadata of packages; all that it brings along is listed then.

    Parameters
    ----------
    frameworks : iterable of (str, str)
        The name of each, and its module. None is imported.
    *more : (str, object)
        What else has a version.
    """
    kind = "package" if getattr(sys, "frozen", False) else "source"
    section = facts(
        "Program",
        ("Camscope", f"{VERSION} ({kind})"),
        ("Python", platform.python_version()),
        *more,
        *((name, version(module)) for name, module in (*_MODULES, *frameworks)),
    )
    return replace(section, lines=(*section.lines, *_WORK.findall(third_party_works())))


def machine_section(*more: tuple[str, object], graphics: Graphics | None = None) -> Section:
    """Return system, processor, memory and graphics.

    Parameters
    ----------
    *more : (str, object)
        What else is known.
    graphics : Graphics or None
        The cards; None takes what files tell, and leaves them out where these tell nothing.
    """
    graphics = graphics or read_graphics()
    return facts(
        "Machine",
        ("System", f"{platform.system()} {platform.release()} {platform.machine()}"),
        ("Distribution", _distribution()),
        ("Processor", f"{_processor()}, {os.cpu_count()} cores"),
        ("Memory", f"{size_text(total_bytes())}, {size_text(free_bytes())} free"),
        ("Graphics", graphics and graphics_words(graphics)),
        *more,
    )


def model_section(info: ModelInfo | None) -> Section:
    """Return what helps to find a fault with a model: no weights, no path."""
    if info is None:
        return Section("Model", ("none is open",))
    return facts(
        "Model",
        ("File", info.file_name),
        ("Input", " x ".join("any" if side is None else str(side) for side in info.input_shape)),
        ("Layers", sum(1 for _ in info.walk())),
        ("Parameters", f"{info.param_count:,}"),
        ("Outputs", ", ".join(str(output.kind) for output in info.outputs)),
        ("Written with", ", ".join(" ".join(each) for each in info.versions)),
        ("Only inspected", "yes" if info.is_only_inspected else ""),
    )


def crash_section(crash: Crash) -> Section:
    """Return what a crash left: who it was, where it was, and its last lines in the log."""
    head = facts(
        "",
        ("Version", crash.version),
        ("Process", crash.pid),
        ("Started", _time(crash.started)),
    )
    trace = crash.trace.splitlines() or [
        "No trace: the process was killed, by the system for want of memory or by somebody."
    ]
    log = last_lines(os.path.join(log_folder(), os.path.basename(crash.log)), LINE_COUNT, crash.pid)
    return Section(
        f"Last crash of a process: {crash.kind}",
        (*head.lines, "", *trace, "", "Its last lines in the log:", *(log or ("none",))),
    )


def crash_sections() -> list[Section]:
    """Return the last crash of each kind of process, if there were any."""
    found = [last_crash(log_folder(), kind) for kind in ("window", "engine", "command")]
    return [crash_section(each) for each in found if each is not None]


def log_sections(kinds: Iterable[str] = ("window", "engine")) -> list[Section]:
    """Return the last lines of the newest log of each kind."""
    found = [(kind, newest_log(log_folder(), kind)) for kind in kinds]
    return [
        Section(f"Log of the {kind}", tuple(last_lines(path, LINE_COUNT) or ["none"]))
        for kind, path in found
    ]


def report_text(sections: Sequence[Section], images: Sequence[str] = ()) -> str:
    """Return the whole report, with nothing in it that says who or where its user is.

    Parameters
    ----------
    sections : sequence of Section
        In their order.
    images : sequence of str
        Names of images that are open, which go too.
    """
    known = known_here(tuple(images))
    blocks = []
    for section in sections:
        lines = (visible(redacted(line, known), most=_LONGEST_LINE) for line in section.lines)
        blocks.append("\n".join((f"## {section.title}", *lines)))
    return "\n\n".join(blocks) + "\n"


def version(module: str) -> str:
    """Return the version of an installed package, without importing it; empty if there is none."""
    from importlib import metadata
    from importlib.util import find_spec

    loaded = getattr(sys.modules.get(module), "__version__", None)
    if isinstance(loaded, str):
        return loaded
    for name in dict.fromkeys((module, *metadata.packages_distributions().get(module, ()))):
        try:
            return metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    try:
        return "" if find_spec(module) is None else "installed, version not known"
    except (ImportError, ValueError):
        return ""


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except OSError:
        return ""


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _time(seconds: float) -> str:
    try:
        return datetime.datetime.fromtimestamp(seconds).isoformat(" ", "seconds")
    except (OverflowError, OSError, ValueError):
        return "not known"
