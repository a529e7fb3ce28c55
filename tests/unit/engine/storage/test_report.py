"""Reports: what a parser of HTML finds, pictures without loss, and names that play tricks."""

from base64 import b64decode
from dataclasses import replace
from html.parser import HTMLParser

import cv2
import numpy as np
import pytest

from engine.api.display import MapSource, Normalization, Style
from engine.api.keys import InputKey, MapKey, Target
from engine.api.report import ReportView, ReportWords, SaveReport
from engine.imaging import full_overlay
from engine.storage import report
from engine.storage.report import ReportPage, ReportPicture, encode

PIXELS = np.random.default_rng(4).integers(0, 256, (24, 32, 3), np.uint8)
RAW = np.random.default_rng(5).random((4, 5)).astype(np.float32) * 3
SOURCE = MapSource(MapKey(InputKey("m", "i"), "grad-cam", Target(1)), "conv")
NASTY = '<script>alert("1")</script> & \u202e\x1b[2J 猫'
SHOWN = '<script>alert("1")</script> & \\u202e\\u001b[2J 猫'
VOID = {"meta", "img", "br"}


class Document(HTMLParser):
    """Tags with their attributes and texts; every tag has to be closed in order."""

    def __init__(self, data):
        super().__init__()
        self.tags, self.open, self.texts = [], [], []
        self.feed(data.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style" and data.strip():
            self.texts.append((self.open[-1], data.strip()))

    def of(self, tag):
        return [text for name, text in self.texts if name == tag]

    def images(self):
        return [attrs for tag, attrs in self.tags if tag == "img"]


def view(**changes):
    usual = {
        "image": "i",
        "style": Style(),
        "shown": SOURCE,
        "title": "cat.png",
        "caption": "Grad-CAM · conv",
        "facts": (("Layer", "conv"), ("Target", "cat")),
        "command": "camscope explain cat.png",
    }
    return ReportView(**{**usual, **changes})


def made(*views, raw=RAW, pixels=PIXELS, model=(("Name", "net"),), words=None):
    views = views or (view(),)
    request = SaveReport("a.html", views, model, words or ReportWords(made="Made today."))
    return Document(encode(ReportPage(request, tuple(ReportPicture(pixels, raw) for _ in views))))


def pixels_of(attributes):
    head, _, data = attributes["src"].partition(",")
    assert head == "data:image/png;base64"
    read = cv2.imdecode(np.frombuffer(b64decode(data), np.uint8), cv2.IMREAD_COLOR)
    return cv2.cvtColor(read, cv2.COLOR_BGR2RGB)


def test_pictures_are_inside_without_loss():
    overlay, bar, alone = made().images()
    np.testing.assert_array_equal(pixels_of(overlay), full_overlay(PIXELS, RAW, Style()))
    np.testing.assert_array_equal(pixels_of(alone), PIXELS)
    assert pixels_of(bar).shape == (1, 256, 3)
    assert all(each["alt"] for each in (overlay, bar, alone))


def test_facts_stand_in_a_table_and_the_command_below():
    document = made()
    assert document.of("th") == ["Layer", "Target", "Name"]
    assert document.of("td") == ["conv", "cat", "net"]
    assert document.of("code") == ["camscope explain cat.png"]
    assert document.of("h2") == ["cat.png", "Model"]
    assert document.of("p") == ["Made today.", "Grad-CAM · conv"]
    ends = document.of("span")
    assert ends == ["0", f"{float(RAW.max()):.4g}"]


def test_several_views_follow_each_other():
    document = made(view(), view(title="dog.png", command="", caption=""))
    assert document.of("h2") == ["cat.png", "dog.png", "Model"]
    assert len(document.images()) == 6
    assert document.of("code") == ["camscope explain cat.png"]


@pytest.mark.parametrize("field", ["title", "caption", "command"])
def test_names_are_text_and_never_markup(field):
    document = made(view(**{field: NASTY}))
    assert [tag for tag, _ in document.tags if tag == "script"] == []
    assert SHOWN in [text for _, text in document.texts]


def test_facts_and_headings_are_text_too():
    words = ReportWords(title=NASTY, model=NASTY, language='"><script>')
    document = made(view(facts=((NASTY, NASTY),)), model=((NASTY, NASTY),), words=words)
    assert [tag for tag, _ in document.tags if tag == "script"] == []
    assert document.of("th") == document.of("td") == [SHOWN] * 2
    assert document.tags[0] == ("html", {"lang": '"><script>'})


def test_nothing_is_fetched_and_scripts_are_forbidden():
    document = made()
    addresses = [
        value
        for _, attributes in document.tags
        for name, value in attributes.items()
        if name in ("src", "href", "srcset", "action", "data")
    ]
    assert all(each.startswith("data:") for each in addresses)
    policy = next(attrs for tag, attrs in document.tags if attrs.get("http-equiv"))
    assert policy["content"].startswith("default-src 'none'")
    assert "url(" not in report.STYLE
    assert "@import" not in report.STYLE


def test_it_follows_the_readers_theme_and_can_be_printed():
    assert "color-scheme: light dark" in report.STYLE
    assert "prefers-color-scheme: dark" in report.STYLE
    assert "@media print" in report.STYLE


def test_an_image_alone_has_one_picture():
    document = made(view(shown=None), raw=None)
    assert len(document.images()) == 1


def test_a_map_without_positive_values_has_no_bar():
    document = made(raw=-np.ones((2, 2), np.float32))
    assert len(document.images()) == 2
    assert document.of("span") == []


def test_a_map_of_both_signs_has_the_colours_of_both():
    style = Style(normalization=Normalization.SIGNED)
    raw = np.array([[-2.0, 1.0]], np.float32)
    overlay, bar, _ = made(view(style=style), raw=raw).images()
    np.testing.assert_array_equal(pixels_of(overlay), full_overlay(PIXELS, raw, style))
    usual = made(raw=raw).images()[1]
    assert (pixels_of(bar) != pixels_of(usual)).any()
    assert made(view(style=style), raw=raw).of("span") == ["-2", "2"]
    assert len(made(view(style=style), raw=-np.abs(raw)).images()) == 3
    in_gray = made(view(style=replace(style, colormap="gray")), raw=raw).images()[1]
    ends = pixels_of(in_gray)[0, [0, -1]].tolist()
    assert ends == [[0, 0, 0], [255, 255, 255]]


def test_a_large_image_is_made_smaller_and_that_is_said():
    document = made(pixels=np.zeros((10, 2000, 3), np.uint8))
    assert pixels_of(document.images()[-1]).shape == (8, 1600, 3)
    assert "The image has 2000 × 10 pixels; its pictures here are smaller." in document.of("p")
