"""Options of overlays: refused with a sentence when a style cannot be so."""

import argparse

import pytest

from engine.api.display import Blend, Style
from engine.api.errors import EngineError
from engine.cli.style_options import add_style_options, check_colormap, style_of

pytestmark = pytest.mark.tensorflow  # it loads the methods' arithmetic later


def options(*words):
    parser = argparse.ArgumentParser(exit_on_error=False)
    add_style_options(parser)
    return parser.parse_args(words)


def test_each_control_of_the_display_panel_has_its_option():
    words = "--colours viridis --intensity 0.7 --threshold 0.2 --blend alpha".split()
    assert style_of(options(*words)) == Style("viridis", 0.7, 0.2, Blend.ALPHA)


def test_plain_is_another_word_for_alpha():
    assert style_of(options("--blend", "plain")).blend is Blend.ALPHA


def test_normalisation_and_upsampling_have_their_options():
    words = "--normalise min-max --interpolation cubic --corners aligned".split()
    style = style_of(options(*words))
    assert (style.normalization, style.interpolation, style.corners) == tuple(words[1::2])


@pytest.mark.parametrize("word", ["2", "-0.1", "nan", "much"])
def test_a_share_is_from_0_to_1(word):
    with pytest.raises(argparse.ArgumentError, match=f"{word} is not a number from 0 to 1"):
        options(f"--threshold={word}")


def test_a_blend_is_one_of_those_there_are():
    with pytest.raises(argparse.ArgumentError, match="invalid choice: 'mixed'"):
        options("--blend", "mixed")


def test_a_misspelt_colour_map_gets_the_nearest():
    with pytest.raises(EngineError, match=r'^There is no colour map "viridi"\. Nearest: viridis'):
        style_of(options("--colours", "viridi"))
    check_colormap("jet")
