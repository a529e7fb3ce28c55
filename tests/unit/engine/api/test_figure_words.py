"""The words in figures: each can be translated, and says what it should in English."""

import ast
import inspect

import pytest

from engine.api import figure_words
from engine.api.errors import text
from engine.api.figure_words import every_text, missing_words, said, score_words
from engine.api.scores import ScoreKind


def test_every_template_in_the_module_is_among_the_samples():
    tree = ast.parse(inspect.getsource(figure_words))
    templates = {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "text"
    }
    assert len(templates) > 8
    assert {each.template for each in every_text()} == templates


@pytest.mark.parametrize(
    ("kind", "has_probability", "expected"),
    [
        (ScoreKind.LOGIT, True, "logit 2.891"),
        (ScoreKind.LOGIT, False, "score 2.891"),
        (ScoreKind.PROBABILITY, True, "probability 2.891"),
        (ScoreKind.LOG_PROBABILITY, True, "log-probability 2.891"),
    ],
)
def test_a_score_has_its_name(kind, has_probability, expected):
    assert str(score_words(kind, 2.8912, has_probability=has_probability)) == expected


def test_words_are_said_in_the_language_that_is_given():
    words = score_words(ScoreKind.LOGIT, 1.5, has_probability=True)
    assert said(words, {"logit {score}": "ロジット {score}"}) == "ロジット 1.5"
    assert said(words, {}) == "logit 1.5"
    assert said(words, {"logit {score}": "{nothing}"}) == "logit 1.5"
    outer = text("{why} and so on", why=words)
    both = {"{why} and so on": "{why} usw.", "logit {score}": "Logit {score}"}
    assert said(outer, both) == "Logit 1.5 usw."


def test_what_no_font_has_is_named():
    assert "猫蝶" in str(missing_words("猫蝶"))
