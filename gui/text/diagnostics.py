"""Gathers what the window knows for the diagnostics: screen, engine, model, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from engine.api import diagnostics
from engine.api.diagnostics import facts
from engine.api.engine_status import EngineStatus, Phase

if TYPE_CHECKING:
    from engine.api.crashes import Crash
    from engine.api.diagnostics import Section
    from gui.core.settings import Settings
    from gui.core.state import State


def diagnostics_text(state: State, settings: Settings) -> str:
    """Return the whole text: program, machine, engine, model, settings, crashes, logs."""
    sections = [
        *_here(state),
        diagnostics.model_section(state.model),
        _settings(state, settings),
        *diagnostics.crash_sections(),
        *diagnostics.log_sections(),
    ]
    return diagnostics.report_text(sections, _image_names(state, settings))


def crash_text(crash: Crash, state: State, settings: Settings) -> str:
    """Return the report of a crash, and on what it happened."""
    sections = [diagnostics.crash_section(crash), *_here(state), _settings(state, settings)]
    return diagnostics.report_text(sections, _image_names(state, settings))


def _here(state: State) -> list[Section]:
    status = state.status or EngineStatus(Phase.STOPPED)
    frameworks = [(each.name, each.id) for each in status.frameworks]
    qt = ("Qt", f"{qVersion()}, PySide {PySide6.__version__}")
    return [
        diagnostics.program_section(frameworks, qt),
        diagnostics.machine_section(*_screens()),
        facts(
            "Engine",
            ("Phase", status.phase.value),
            ("Computes on", status.device),
            ("Devices", ", ".join(f"{each.id}: {each.name}" for each in status.devices)),
            ("No GPU", status.why_no_gpu),
            *((each.name, str(each.obstacle)) for each in status.frameworks if each.obstacle),
        ),
    ]


def _screens() -> list[tuple[str, object]]:
    screens = (
        f"{each.size().width()} x {each.size().height()} at {each.devicePixelRatio() * 100:.0f} %"
        for each in QGuiApplication.screens()
    )
    style = QApplication.style()
    return [
        ("Screens", "; ".join(screens)),
        ("Windows by", f"{QGuiApplication.platformName()}, style {style.name()}"),
        ("Language", QLocale.system().name()),
        ("Font", QGuiApplication.font().family()),
    ]


def _settings(state: State, settings: Settings) -> Section:
    options = state.options
    return facts(
        "Settings",
        ("Device", options.device),
        ("Precision", options.precision),
        ("Framework", options.backend),
        ("Language", settings.language or "the system's"),
        ("Theme", settings.theme().value),
        ("Last session", "reopened" if settings.reopens_session() else "left alone"),
        ("Method", state.selection.method),
        ("Images", len(state.images.entries)),
    )


def _image_names(state: State, settings: Settings) -> list[str]:
    """Return the names of images that are or were open, which may be those of patients."""
    paths = settings.kept_recent()[1]
    names = [path.replace("\\", "/").rpartition("/")[2] for path in paths]
    return [*(each.name for each in state.images.entries), *names]
