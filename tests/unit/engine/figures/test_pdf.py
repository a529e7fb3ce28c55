"""PDF files: read back by another library, with their text, their fonts and their pictures."""

import io

import numpy as np
import pypdf
import pytest

from engine.figures import pdf
from engine.figures.fonts import Fonts, system_fonts
from engine.figures.page import BoxItem, Page, PictureItem, TextItem
from engine.figures.pdf import encode

PIXELS = np.random.default_rng(6).integers(0, 256, (15, 17, 3), np.uint8)


def read(*items, title="", width=300.0, height=200.0):
    found = pypdf.PdfReader(io.BytesIO(encode(Page(width, height, items, title))))
    (page,) = found.pages
    return found, page


def words(page):
    return page.extract_text().replace("\0", "")  # pypdf's own, before characters of a CFF font


def test_one_page_of_just_the_figures_size():
    found, page = read(title="猫 & <dog>", width=321.5, height=123.25)
    assert [float(each) for each in page.mediabox] == pytest.approx([0, 0, 321.5, 123.25], abs=0.01)
    assert found.metadata.title == "猫 & <dog>"
    assert found.metadata.creator.startswith("Camscope ")


@pytest.mark.parametrize(
    "sentence", ["Grad-CAM · conv_2", "a <b> & (c) \\", "猫 と 蝶", "貓 cat é"]
)
def test_text_can_be_found(sentence):
    if system_fonts().missing(sentence):
        pytest.skip("this machine has no such font")
    _, page = read(TextItem(10, 20, 9, sentence))
    assert words(page).split() == sentence.split()


def test_fonts_are_embedded_in_part():
    data = encode(Page(300, 200, (TextItem(10, 20, 9, "Grad-CAM"),), ""))
    _, page = read(TextItem(10, 20, 9, "Grad-CAM"))
    fonts = [each.get_object() for each in page["/Resources"]["/Font"].values()]
    for font in fonts:
        below = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(below)
        assert "+" in font["/BaseFont"]
    assert len(data) < 60_000


def test_pictures_are_inside_without_loss():
    _, page = read(PictureItem(10, 20, 170, 150, PIXELS))
    (image,) = page.images
    np.testing.assert_array_equal(np.asarray(image.image.convert("RGB")), PIXELS)


def test_places_are_counted_from_the_upper_left_corner():
    _, page = read(PictureItem(10, 20, 170, 150, PIXELS), TextItem(40, 30, 9, "abc"))
    content = page.get_contents().get_data().decode("latin-1")
    assert "170.00 0 0 150.00 10.00 30.00 cm" in content  # 200 - 20 - 150
    assert "40.00 170.00 Td" in content


@pytest.mark.parametrize("anchor", ["middle", "end"])
def test_text_ends_or_is_centred_where_it_should(anchor):
    width = system_fonts().width("abc", 9)
    _, page = read(TextItem(140, 30, 9, "abc", anchor))
    content = page.get_contents().get_data().decode("latin-1")
    x = float(content.split(" 170.00 Td")[0].split()[-1])
    assert x == pytest.approx(140 - width * {"middle": 0.5, "end": 1}[anchor], abs=0.2)


def test_a_missing_picture_is_a_grey_box():
    _, page = read(BoxItem(10, 20, 30, 40))
    content = page.get_contents().get_data().decode("latin-1")
    assert "0.9333 g" in content
    assert "10.00 180.00 30.00 -40.00 re f" in content


def test_without_any_font_the_viewers_own_is_left(monkeypatch, tmp_path):
    monkeypatch.setattr(pdf, "system_fonts", lambda: Fonts([str(tmp_path)]))
    _, page = read(TextItem(10, 20, 9, "Grad-CAM · 猫 …"))
    assert words(page).split() == ["Grad-CAM", "·", "?", "?"]
