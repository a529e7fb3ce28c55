"""Every field of a style is carried to settings, command line and manifest, and back."""

import argparse
import dataclasses
import json
from dataclasses import dataclass, fields
from enum import StrEnum

import pytest

from engine.api.display import Blend, Style
from engine.api.style_fields import parse_field, style_from, style_record
from engine.cli.style_options import add_style_options, style_of
from gui.core.settings import Settings

pytestmark = pytest.mark.tensorflow  # it loads the methods' arithmetic later


class Edge(StrEnum):
    NONE = "none"
    THIN = "thin"


@dataclass(frozen=True, slots=True)
class WiderStyle(Style):
    """A style with fields that nobody has heard of."""

    contour: float = 0.25
    edge: Edge = Edge.NONE


def another(style):
    """A style that differs in every field."""
    values = {}
    for each in fields(style):
        usual = getattr(style, each.name)
        if isinstance(usual, StrEnum):
            values[each.name] = next(choice for choice in type(usual) if choice is not usual)
        elif isinstance(usual, float):
            values[each.name] = 0.625
        else:
            values[each.name] = "viridis"
    return dataclasses.replace(style, **values)


@pytest.fixture(params=[Style(), WiderStyle()], ids=["style", "with made-up fields"])
def default(request):
    return request.param


def test_the_manifest_tells_every_field(default):
    changed = another(default)
    record = json.loads(json.dumps(style_record(changed)))
    assert set(record) == {each.name for each in fields(default)}
    assert all(record[name] != value for name, value in style_record(default).items())
    assert style_from(record, default) == changed


def test_settings_keep_every_field(default, tmp_path, qapp):
    settings = Settings(str(tmp_path / "s.json"))
    settings.set_style(another(default))
    settings.save()
    assert Settings(settings.path).style(default) == another(default)


def test_the_command_line_has_an_option_for_every_field(default):
    parser = argparse.ArgumentParser()
    add_style_options(parser, default)
    assert style_of(parser.parse_args([]), default) == default
    words = []
    for each in fields(default):
        option = each.metadata.get("option", f"--{each.name}")
        words += [option, str(getattr(another(default), each.name))]
    assert style_of(parser.parse_args(words), default) == another(default)


def test_a_record_without_a_newer_field_has_its_default():
    assert style_from(style_record(Style(intensity=0.5)), WiderStyle()) == WiderStyle(intensity=0.5)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("intensity", "1.01"),
        ("intensity", "nan"),
        ("intensity", -0.1),
        ("intensity", "x"),
        ("threshold", None),
        ("blend", "mixed"),
        ("colormap", ""),
        ("colormap", 3),
    ],
)
def test_what_a_field_cannot_be_is_refused_and_read_as_the_default(name, value):
    with pytest.raises(ValueError):  # noqa: PT011
        parse_field(Style(), name, value)
    assert style_from({name: value, "intensity": 0.5} | {name: value}, Style()) in (
        Style(),
        Style(intensity=0.5),
    )


def test_words_become_values():
    assert parse_field(Style(), "blend", "alpha") is Blend.ALPHA
    assert parse_field(Style(), "threshold", "1") == 1.0
