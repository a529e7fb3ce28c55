"""Writes reports: one HTML file with pictures, facts and commands, which needs nothing else.

The pictures are inside as PNG, the colours follow the reader's light or dark theme, and it can be
printed. Whatever a file, a layer or a class is called is text and never markup.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from engine.api.foreign_text import visible
from engine.api.limits import DOCUMENT_SIDE_PX
from engine.imaging import color_bar, colormap_of, encode_png, full_overlay, thumbnail
from engine.rendering.renderer import shown_map

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.report import Facts, ReportView, ReportWords, SaveReport

_BAR_COLORS = 256

STYLE = """
:root { color-scheme: light dark; --line: #8884; --quiet: #666; }
@media (prefers-color-scheme: dark) { :root { --quiet: #aaa; } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; overflow-wrap: anywhere; }
section { border-top: 1px solid var(--line); padding-top: .5rem; break-inside: avoid-page; }
.pictures { display: flex; flex-wrap: wrap; gap: 1rem; }
figure { margin: 0; flex: 1 1 20rem; max-width: 100%; }
figure img { width: 100%; max-height: 70vh; object-fit: contain; object-position: left top; }
figure .bar { height: 12px; object-fit: fill; }
figcaption, .made, .quiet { color: var(--quiet); font-size: .9rem; }
.ends { display: flex; justify-content: space-between; font-size: .9rem; }
.caption { font-weight: 600; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .15rem .6rem .15rem 0;
         border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 500; width: 12rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line);
      border-radius: 4px; padding: .5rem; }
@media print { body { margin: 0; max-width: none; } :root { color-scheme: light; --quiet: #444; } }
"""


@dataclass(frozen=True, slots=True, eq=False)
class ReportPicture:
    """What a view of a report is drawn from.

    Attributes
    ----------
    pixels : ndarray of uint8, shape (h, w, 3)
        The image, RGB.
    raw : ndarray of float32, shape (h, w), or None
        The map or channel; None for the image alone.
    shared : (float, float) or None
        The raw values where the colours of all views that share them begin and end.
    """

    pixels: NDArray[np.uint8]
    raw: NDArray[np.float32] | None
    shared: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ReportPage:
    """A report with its pictures, one for each of its views."""

    request: SaveReport
    pictures: tuple[ReportPicture, ...]


def encode(page: ReportPage) -> bytes:
    """Return a report as the bytes of an HTML file."""
    words = page.request.words
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{_text(words.language)}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "img-src data:; style-src 'unsafe-inline'\">",
        f"<title>{_text(words.title)}</title>",
        f"<style>{STYLE}</style></head>",
        f"<body><h1>{_text(words.title)}</h1>",
        f'<p class="made">{_text(words.made)}</p>',
    ]
    for view, picture in zip(page.request.views, page.pictures, strict=True):
        lines += _view(view, picture, words)
    lines += ["<section>", f"<h2>{_text(words.model)}</h2>", *_table(page.request.model)]
    lines += ["</section>", "</body></html>"]
    return "\n".join([*lines, ""]).encode()


def _view(view: ReportView, picture: ReportPicture, words: ReportWords) -> Iterator[str]:
    height, width = picture.pixels.shape[:2]
    yield "<section>"
    yield f"<h2>{_text(view.title)}</h2>"
    yield '<div class="pictures">'
    if picture.raw is not None:
        yield from _heat(view, picture, picture.raw, words)
    yield "<figure>"
    yield _image(picture.pixels, f"{words.alone}: {view.title}")
    yield f"<figcaption>{_text(words.alone)}</figcaption></figure>"
    yield "</div>"
    if view.caption:
        yield f'<p class="caption">{_text(view.caption)}</p>'
    if max(height, width) > DOCUMENT_SIDE_PX:
        said = words.shrunk.format(width=width, height=height)
        yield f'<p class="quiet">{_text(said)}</p>'
    yield from _table(view.facts)
    if view.command:
        yield f"<h3>{_text(words.repeat)}</h3>"
        yield f"<pre><code>{_text(view.command)}</code></pre>"
    yield "</section>"


def _heat(
    view: ReportView, picture: ReportPicture, raw: NDArray[np.float32], words: ReportWords
) -> Iterator[str]:
    pixels = picture.pixels
    shown = shown_map(view.shown, raw, pixels.shape, view.style, shared=picture.shared)
    drawn = full_overlay(pixels, raw, view.style, shown.colors, shown.geometry)
    yield "<figure>"
    yield _image(drawn, f"{words.with_heat}: {view.caption or view.title}")
    if shown.has_heat:
        bar = color_bar(colormap_of(view.style), _BAR_COLORS)
        first, last = (f"{value:.4g}" for value in shown.colors)
        yield _image(bar, f"{first} – {last}", ' class="bar"')
        yield f'<div class="ends"><span>{_text(first)}</span><span>{_text(last)}</span></div>'
    yield f"<figcaption>{_text(words.with_heat)}</figcaption></figure>"


def _image(pixels: NDArray[np.uint8], words: str, more: str = "") -> str:
    data = b64encode(encode_png(thumbnail(pixels, DOCUMENT_SIDE_PX))).decode("ascii")
    return f'<img{more} alt="{_text(words)}" src="data:image/png;base64,{data}">'


def _table(facts: Facts) -> Iterator[str]:
    yield "<table>"
    for name, value in facts:
        yield f'<tr><th scope="row">{_text(name)}</th><td>{_text(value)}</td></tr>'
    yield "</table>"


def _text(words: str) -> str:
    """Return words as HTML text or attribute; what cannot be seen in them is shown."""
    return escape(visible(words), quote=True)
