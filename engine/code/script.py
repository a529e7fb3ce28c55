"""Puts scripts together from sections of lines, with text from outside made harmless."""

from __future__ import annotations

import ast
import itertools
import textwrap
from typing import TYPE_CHECKING

from engine.api.foreign_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Lines = tuple[str, ...]
"""Lines of Python, without line ends."""

IMPORTS = {"cv2": "import cv2", "np": "import numpy as np"}
"""What every script may need: the name used -> the line that brings it."""

_WIDTH = 96
_LONGEST_NOTE = 60


def code(text: str) -> Lines:
    """Return the lines of an indented literal."""
    return tuple(textwrap.dedent(text).strip("\n").splitlines())


def indented(lines: Iterable[str]) -> Lines:
    """Return lines as the body of a block."""
    return tuple(f"    {line}" if line else line for line in lines)


def comment(text: str) -> Lines:
    """Return a text as comment lines. Whatever it holds, it ends with the comment."""
    return tuple(f"# {line}" for line in textwrap.wrap(visible(text), _WIDTH))


def noted(line: str, note: str) -> str:
    """Return a line with a short comment behind it."""
    shown = visible(note).strip()
    if len(shown) > _LONGEST_NOTE:
        shown = shown[:_LONGEST_NOTE].rstrip() + "…"
    return f"{line}  # {shown}" if shown else line


def quoted(text: str) -> str:
    """Return a string literal of any text, in double quotes where it has no quotes itself."""
    literal = repr(text)
    inside = literal[1:-1]
    return literal if '"' in inside or "'" in inside else f'"{inside}"'


def range_of(numbers: Sequence[int]) -> str:
    """Return Python that runs through numbers: a range where they are one."""
    first, end = numbers[0], numbers[0] + len(numbers)
    if tuple(numbers) != tuple(range(first, end)):
        return f"{list(numbers)}"
    return f"range({end})" if first == 0 else f"range({first}, {end})"


def script(head: str, sections: Sequence[Lines], imports: Mapping[str, str]) -> str:
    """Return a whole script.

    Parameters
    ----------
    head : str
        What it makes; its first comment.
    sections : sequence of lines
        In order; empty ones are left out.
    imports : mapping of str to str
        The framework's, as `IMPORTS`: those whose names are used stand at the top.
    """
    body = "\n".join(_spaced([(*lines, "") for lines in sections if lines]))
    names = {node.id for node in ast.walk(ast.parse(body)) if isinstance(node, ast.Name)}
    needed = sorted(line for name, line in {**IMPORTS, **imports}.items() if name in names)
    return "\n".join((*comment(head), "", *needed, "", body)) + "\n"


def _spaced(sections: Iterable[Lines]) -> Iterator[str]:
    """Yield the lines, with two blank ones before and after functions, and none at the end."""
    waiting, is_function = 0, False
    for line in itertools.chain.from_iterable(sections):
        if not line:
            waiting = 1
            continue
        starts = line.startswith("def ")
        ends = is_function and not line.startswith(" ")
        yield from [""] * (2 if starts or ends else waiting)
        is_function = starts or (is_function and not ends)
        waiting = 0
        yield line
