"""Every command that the documents show can be typed: its options and values exist."""

from __future__ import annotations

import re
import shlex
from collections import defaultdict

import pytest

from engine.cli.parser import parser
from tests.sources import ROOT

PAGES = [*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").glob("*.md"))]
SHOWN = re.compile(r"^    (?:python main\.py|camscope) (\w[^\n]*)$", re.MULTILINE)
PLACEHOLDER = re.compile(r"[\[|]|\b[A-Z]{4,}\b")


def commands(text: str) -> list[str]:
    """Commands with all their words; a synopsis, with brackets or bars in it, is none."""
    found = [match.strip() for match in SHOWN.findall(text)]
    return [
        one for one in found if not re.search(r"[\[|]|\b[A-Z]{4,}\b", re.sub(r'"[^"]*"', "", one))
    ]


SAMPLES = [(page.name, one) for page in PAGES for one in commands(page.read_text("utf-8"))]


def test_the_textbooks_page_shows_commands_and_a_synopsis_is_none():
    assert sum(name == "textbook.md" for name, _ in SAMPLES) >= 10
    assert commands("    camscope layers MODEL [--json]\n    camscope layers a.keras --json\n") == [
        "layers a.keras --json"
    ]


@pytest.mark.parametrize(("page", "command"), SAMPLES)
def test_a_command_shown_can_be_typed(page, command):
    words = shlex.split(command)
    grammar = parser(defaultdict(lambda: words[0].__len__))
    assert grammar.parse_args(words).command() == len(words[0])
