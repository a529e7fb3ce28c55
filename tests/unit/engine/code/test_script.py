"""Scripts: what comes from outside stays in comments and literals; only what is used is there."""

import ast

import pytest

from engine.code.script import code, comment, indented, noted, quoted, range_of, script

HOSTILE = [
    "a\nimport os",
    "a\r\nimport os",
    "a\u2028import os",
    "a\x0cimport os",
    '"""\nimport os\n"""',
    "'); import os; ('",
    '"); import os; ("',
    "a\\",
    "C:\\new\\table",
    "我的貓",
    "\u202eevil",
    "half \udc80",
    "\0",
    "",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_comment_ends_where_it_ends(text):
    for lines in (comment(f"The layer {text}."), (noted("x = 1", text),)):
        assert all("\n" not in line and "\r" not in line for line in lines)
        tree = ast.parse("\n".join(lines))
        assert "import" not in ast.unparse(tree)
        assert len(tree.body) <= 1
        "\n".join(lines).encode()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_literal_is_the_text_on_one_line_that_can_be_seen(text):
    literal = quoted(text)
    assert ast.literal_eval(literal) == text
    assert literal.isprintable()


def test_literals_are_written_in_double_quotes_where_they_can_be():
    assert quoted("cat.png") == '"cat.png"'
    assert quoted("it's") == '"it\'s"'
    assert quoted('a "b"') == "'a \"b\"'"


def test_a_long_note_is_cut_and_an_empty_one_left_out():
    assert noted("x = 1", "") == "x = 1"
    assert noted("x = 1", "b" * 100) == f"x = 1  # {'b' * 60}…"


def test_numbers_that_follow_each_other_are_a_range():
    assert range_of((0, 1, 2)) == "range(3)"
    assert range_of((4, 5)) == "range(4, 6)"
    assert range_of((2, 1)) == "[2, 1]"


def test_a_script_imports_what_it_uses_and_parts_its_functions():
    framework = {"fw": "import framework as fw", "other": "import other"}
    written = script(
        "What it makes.",
        [
            code("model = fw.open()"),
            (),
            ("def f(x):", *indented(("y = x", "", "return np.abs(y)")), "z = f(1)"),
            ("print(z)",),
        ],
        framework,
    )
    assert written == (
        "# What it makes.\n\nimport framework as fw\nimport numpy as np\n\n"
        "model = fw.open()\n\n\n"
        "def f(x):\n    y = x\n\n    return np.abs(y)\n\n\n"
        "z = f(1)\n\nprint(z)\n"
    )
