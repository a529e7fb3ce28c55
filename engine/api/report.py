"""Defines the request for a report: what is on the screen, as one document with its facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from engine.api.keys import Lane

if TYPE_CHECKING:
    from engine.api.display import ChannelSource, MapSource, ShownHeat, Style

Facts = tuple[tuple[str, str], ...]
"""Names and values, in words."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """One view of a report.

    Attributes
    ----------
    image : str
        `Picture.key`.
    style : Style
        How the heat is shown.
    shown : MapSource, ChannelSource or None
        Source of the heat; None for the image alone.
    title : str
        Name of the image.
    caption : str
        What stands under the picture in the window.
    facts : Facts
        Everything needed to make it again.
    command : str
        The command that makes the same map; empty where no command does.
    scale : tuple of ShownHeat
        Heats with which it shares one range of colours, as in `Compose`.
    """

    image: str
    style: Style
    shown: MapSource | ChannelSource | None
    title: str
    caption: str
    facts: Facts
    command: str = ""
    scale: tuple[ShownHeat, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Headings of a report, in the user's language.

    Attributes
    ----------
    title : str
        Of the document.
    made : str
        When and with what it was made.
    with_heat, alone : str
        Under the two pictures of a view.
    model, repeat : str
        Above the model's facts, and above the command.
    shrunk : str
        Said where pictures are smaller than the image; fields ``{width}`` and ``{height}``.
    language : str
        As HTML names it: "en", "zh-TW".
    """

    title: str = "Camscope report"
    made: str = ""
    with_heat: str = "Image and heatmap"
    alone: str = "Image"
    model: str = "Model"
    repeat: str = "The same on the command line"
    shrunk: str = "The image has {width} × {height} pixels; its pictures here are smaller."
    language: str = "en"


@dataclass(frozen=True, slots=True)
class SaveReport:
    """Write views into one HTML file with all that belongs to them. Answer: `Saved`.

    Attributes
    ----------
    path : str
        File to write.
    views : tuple of ReportView
        In reading order; at least one.
    model : Facts
        Of the open model, the engine and the program.
    words : ReportWords
        Headings.
    """

    lane: ClassVar[Lane] = Lane.EXPORT
    path: str
    views: tuple[ReportView, ...]
    model: Facts
    words: ReportWords
