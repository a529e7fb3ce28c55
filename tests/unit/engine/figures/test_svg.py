"""SVG files: what a parser of XML finds in them, and the pictures inside."""

from base64 import b64decode
from xml.etree import ElementTree

import cv2
import numpy as np
import pytest

from engine.figures.page import BoxItem, Page, PictureItem, TextItem
from engine.figures.svg import encode

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
PIXELS = np.random.default_rng(6).integers(0, 256, (5, 7, 3), np.uint8)
ODD = 'a <b> & "c" \u732b \u00e9 \u202f'


def parsed(*items, title=""):
    return ElementTree.fromstring(encode(Page(120.5, 80, items, title)))


def test_the_page_has_its_size_in_points_and_a_white_ground():
    root = parsed(title="猫 & <dog>")
    assert root.tag == f"{SVG}svg"
    assert (root.get("width"), root.get("height")) == ("120.5pt", "80pt")
    assert root.get("viewBox") == "0 0 120.5 80"
    assert root.find(f"{SVG}title").text == "猫 & <dog>"
    assert root[1].attrib == {"width": "100%", "height": "100%", "fill": "#ffffff"}


def test_text_is_text_whatever_is_in_it():
    item = TextItem(10, 20.125, 8.5, ODD, "middle", is_quiet=True)
    (found,) = parsed(item).findall(f"{SVG}text")
    assert found.text == ODD
    assert (found.get("x"), found.get("y"), found.get("font-size")) == ("10", "20.125", "8.5")
    assert (found.get("text-anchor"), found.get("fill")) == ("middle", "#555555")


@pytest.mark.parametrize("character", ["\ufffe", "\uffff"])
def test_what_xml_has_no_place_for_is_replaced(character):
    (found,) = parsed(TextItem(0, 0, 8, f"a{character}b")).findall(f"{SVG}text")
    assert found.text == "a\ufffdb"


def test_pictures_are_inside_without_loss():
    item = PictureItem(1, 2, 70, 50, PIXELS)
    (found,) = parsed(item).findall(f"{SVG}image")
    head, _, data = found.get(HREF).partition(",")
    assert head == "data:image/png;base64"
    read = cv2.imdecode(np.frombuffer(b64decode(data), np.uint8), cv2.IMREAD_COLOR)
    np.testing.assert_array_equal(cv2.cvtColor(read, cv2.COLOR_BGR2RGB), PIXELS)
    box = [found.get(name) for name in ("x", "y", "width", "height")]
    assert box == ["1", "2", "70", "50"]
    assert found.get("style") == "image-rendering: pixelated"


def test_a_colour_bar_is_stretched_and_smooth():
    (found,) = parsed(PictureItem(1, 2, 70, 5, PIXELS, is_stretched=True)).findall(f"{SVG}image")
    assert found.get("preserveAspectRatio") == "none"
    assert found.get("style") is None


def test_a_missing_picture_is_a_box():
    box = parsed(BoxItem(3, 4, 50, 60)).findall(f"{SVG}rect")[-1]
    assert (box.get("x"), box.get("height"), box.get("fill")) == ("3", "60", "#eeeeee")


def test_nothing_is_fetched_from_elsewhere():
    data = encode(Page(10, 10, (PictureItem(1, 2, 3, 4, PIXELS),), "t")).decode()
    addresses = [part.split('"')[0] for part in data.split("http")[1:]]
    assert addresses == ["://www.w3.org/2000/svg", "://www.w3.org/1999/xlink"]
