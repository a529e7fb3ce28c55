"""Writes a figure's page as SVG: text as text, pictures as PNG inside, without loss."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, assert_never
from xml.etree import ElementTree

from engine.figures.page import BoxItem, PictureItem, TextItem
from engine.imaging import encode_png

if TYPE_CHECKING:
    from engine.figures.page import Page

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
"""Older viewers, Qt among them, know no other ``href``."""
FAMILIES = (
    "'Liberation Sans', Arial, 'Noto Sans', 'Segoe UI', 'DejaVu Sans', 'Noto Sans CJK JP', Meiryo, "
    "'Hiragino Sans', 'Microsoft JhengHei', sans-serif"
)
"""The viewer takes the first that has the characters."""


def encode(page: Page) -> bytes:
    """Return a page as the bytes of an SVG file."""
    ElementTree.register_namespace("", SVG.strip("{}"))
    ElementTree.register_namespace("xlink", XLINK.strip("{}"))
    root = ElementTree.Element(
        f"{SVG}svg",
        {
            "width": f"{_number(page.width)}pt",
            "height": f"{_number(page.height)}pt",
            "viewBox": f"0 0 {_number(page.width)} {_number(page.height)}",
            "font-family": FAMILIES,
        },
    )
    if page.title:
        ElementTree.SubElement(root, f"{SVG}title").text = _allowed(page.title)
    ground = {"width": "100%", "height": "100%", "fill": "#ffffff"}
    ElementTree.SubElement(root, f"{SVG}rect", ground)
    for item in page.items:
        match item:
            case PictureItem():
                _add_picture(root, item)
            case BoxItem():
                ElementTree.SubElement(root, f"{SVG}rect", {**_box(item), "fill": "#eeeeee"})
            case TextItem():
                _add_text(root, item)
            case _:
                assert_never(item)
    ElementTree.indent(root)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def _add_picture(root: ElementTree.Element, item: PictureItem) -> None:
    data = b64encode(encode_png(item.pixels)).decode("ascii")
    more = {"preserveAspectRatio": "none", f"{XLINK}href": f"data:image/png;base64,{data}"}
    if not item.is_stretched:
        more["style"] = "image-rendering: pixelated"
    ElementTree.SubElement(root, f"{SVG}image", {**_box(item), **more})


def _add_text(root: ElementTree.Element, item: TextItem) -> None:
    place = {"x": _number(item.x), "y": _number(item.y), "font-size": _number(item.size)}
    if item.anchor != "start":
        place["text-anchor"] = item.anchor
    if item.is_quiet:
        place["fill"] = "#555555"
    ElementTree.SubElement(root, f"{SVG}text", place).text = _allowed(item.words)


def _box(item: PictureItem | BoxItem) -> dict[str, str]:
    return {
        "x": _number(item.x),
        "y": _number(item.y),
        "width": _number(item.width),
        "height": _number(item.height),
    }


def _allowed(words: str) -> str:
    """Return a printable text without the two characters that XML has no place for."""
    return words.translate({0xFFFE: "\ufffd", 0xFFFF: "\ufffd"})


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
