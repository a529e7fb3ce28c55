"""Writes a figure's page as PDF: text as text in embedded parts of fonts, pictures without loss."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from fpdf import FPDF
from PIL import Image

from engine.api.version import VERSION
from engine.figures.fonts import system_fonts
from engine.figures.page import BoxItem, PictureItem, TextItem

if TYPE_CHECKING:
    from engine.figures.fonts import Face
    from engine.figures.page import Page

BUILT_IN = "helvetica"
"""Every viewer has it; it stands for the font inside Pillow."""


def encode(page: Page) -> bytes:
    """Return a page as the bytes of a PDF file with one page of just its size."""
    pdf = FPDF(unit="pt", format=(page.width, page.height))
    pdf.set_auto_page_break(auto=False)
    pdf.set_margin(0)
    pdf.set_image_filter("FlateDecode")
    pdf.set_title(page.title or "Camscope")
    pdf.set_creator(f"Camscope {VERSION}")
    pdf.add_page()
    families: dict[str, str] = {}
    for item in page.items:
        match item:
            case PictureItem():
                picture = Image.fromarray(item.pixels)
                pdf.image(picture, item.x, item.y, item.width, item.height)
            case BoxItem():
                pdf.set_fill_color(238)
                pdf.rect(item.x, item.y, item.width, item.height, style="F")
            case TextItem():
                _write(pdf, item, families)
            case _:
                assert_never(item)
    return bytes(pdf.output())


def _write(pdf: FPDF, item: TextItem, families: dict[str, str]) -> None:
    runs = system_fonts().runs(item.words)
    widths = []
    for face, run in runs:
        pdf.set_font(_family(pdf, face, families), size=item.size)
        widths.append(pdf.get_string_width(_encodable(face, run)))
    width = sum(widths)
    x = item.x - {"start": 0.0, "middle": width / 2, "end": width}[item.anchor]
    pdf.set_text_color(85 if item.is_quiet else 0)
    for (face, run), advance in zip(runs, widths, strict=True):
        pdf.set_font(_family(pdf, face, families), size=item.size)
        pdf.text(x, item.y, _encodable(face, run))
        x += advance


def _encodable(face: Face, run: str) -> str:
    """Return a run as its font can have it: the built-in one has Latin-1."""
    return run if face.path else run.encode("latin-1", "replace").decode("latin-1")


def _family(pdf: FPDF, face: Face, families: dict[str, str]) -> str:
    """Return the name under which a font is known to the file, which it is added to if need be."""
    if not face.path:
        return BUILT_IN
    if face.path not in families:
        families[face.path] = f"face{len(families)}"
        pdf.add_font(families[face.path], fname=face.path)
    return families[face.path]
