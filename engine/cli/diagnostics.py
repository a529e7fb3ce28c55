"""Runs `camscope diagnostics`: what helps to find a fault, where no window starts."""

from __future__ import annotations

from engine.api import diagnostics
from engine.backends import BACKENDS
from engine.backends.gpu_facts import known_graphics


def diagnostics_lines() -> list[str]:
    """Return the text of the window's "Copy diagnostics", without what a window knows.

    No framework is loaded, so that the command also works where loading one is the fault. What
    devices one would find is not known then; the cards are, by the system and its driver.
    """
    frameworks = [(entry.name, entry.framework) for entry in BACKENDS.values() if entry.framework]
    sections = [
        diagnostics.program_section(frameworks, ("Qt", diagnostics.version("PySide6"))),
        diagnostics.machine_section(graphics=known_graphics()),
        *diagnostics.crash_sections(),
        *diagnostics.log_sections(("window", "engine", "command")),
    ]
    return diagnostics.report_text(sections).splitlines()
