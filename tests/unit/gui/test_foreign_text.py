"""Foreign text is shown as it is: one label class, escaped tooltips, in every room of `gui`."""

from __future__ import annotations

import ast
import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from gui.panels.layer_model import LayerModel
from gui.widgets.canvas.canvas_notes import wrapped
from gui.widgets.controls.elided_label import ElidedLabel
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.filmstrip.film_model import FilmModel
from gui.widgets.messages.message_bar import MessageBar
from gui.widgets.tooltip import tooltip
from tests.unit.gui import fakes
from tests.unit.test_layering import read_sources

LABEL = "gui/widgets/controls/text_label.py"
ABOUT = "gui/actions/handlers.py"
"""Has the one rich text: the program's name in bold."""
TOOLTIPS = ("setToolTip", "setStatusTip", "setWhatsThis")
OWN_WORDS = frozenset({"tip", "tips", "hint", "tooltip"})
"""Names of variables and parameters that hold the program's own, translated words."""
SAFE = frozenset({"tooltip"})


def gui_sources() -> dict[str, str]:
    return {path: text for path, text in read_sources().items() if path.startswith("gui/")}


def called(node: ast.Call) -> str:
    return ast.unparse(node.func).split(".")[-1]


def is_own(node: ast.expr) -> bool:
    """Whether an expression is the program's own words, or foreign ones made safe."""
    match node:
        case ast.Constant():
            return True
        case ast.Call():
            return called(node) in {"tr", "translate", "words_of", *SAFE}
        case ast.IfExp():
            return is_own(node.body) and is_own(node.orelse)
        case ast.Name():
            return node.id in OWN_WORDS
        case ast.Subscript():
            return is_own(node.value)
    return False


def unsafe(sources: dict[str, str]) -> list[str]:
    """Labels of Qt's own class, and tooltips that could be foreign text, one line each."""
    found = []
    for path, text in sources.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.If) and "ToolTipRole" in ast.unparse(node.test):
                told = ast.unparse(node.body[0])
                if "tooltip(" not in told and not told.endswith(".toolTip()"):
                    found.append(f"{path}:{node.lineno} {told}")
            if not isinstance(node, ast.Call):
                if isinstance(node, ast.ClassDef) and path != LABEL:
                    bases = [ast.unparse(base) for base in node.bases]
                    found += [f"{path}:{node.lineno} {base}" for base in bases if base == "QLabel"]
                continue
            name = called(node)
            if name == "QLabel":
                found.append(f"{path}:{node.lineno} QLabel")
            if name in TOOLTIPS and not is_own(node.args[-1]):
                found.append(f"{path}:{node.lineno} {ast.unparse(node)}")
            if name == "QMessageBox" and path != ABOUT:
                found.append(f"{path}:{node.lineno} QMessageBox")
            if name == "setTextFormat" and "PlainText" not in ast.unparse(node):
                found.append(f"{path}:{node.lineno} rich text")
    return found


def test_labels_and_tooltips_are_safe_everywhere():
    assert unsafe(gui_sources()) == []


@pytest.mark.parametrize(
    "source",
    [
        "QLabel('x', self)",
        "class Mine(QLabel): pass",
        "self.setToolTip(path)",
        "item.setToolTip(self.tr('Open {name}').format(name=name))",
        "item.setToolTip(f'{name}')",
        "item.setToolTip(self.tr('a') if x else name)",
        "action.setStatusTip(name)",
        "label.setTextFormat(Qt.TextFormat.RichText)",
        "box = QMessageBox(self)",
        "if role == Qt.ItemDataRole.ToolTipRole: return node.path",
    ],
)
def test_what_is_unsafe_is_found(source: str):
    assert len(unsafe({"gui/made_up.py": source})) == 1


def test_the_label_is_where_it_is_looked_for():
    assert Path(LABEL).name in {Path(path).name for path in gui_sources()}


# --- odd names, where they are shown --------------------------------------------------------------

LONG = "a label of many words " * 15
ODD = {
    "<b>x</b>": "<b>x</b>",
    "a\x1b[31mred": r"a\u001b[31mred",
    "\u202egnp.exe": r"\u202egnp.exe",
    "two\nlines": r"two\nlines",
    "&File": "&File",
    LONG: LONG,
}
odd_names = pytest.mark.parametrize(("name", "shown"), ODD.items(), ids=range(len(ODD)))


def words_of_html(tip: str) -> str:
    """Return what Qt shows of a tooltip."""
    if not tip.startswith("<qt>"):
        assert "<" not in tip
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


@odd_names
def test_labels(qtbot, name, shown):
    for label in (TextLabel(name), ElidedLabel()):
        qtbot.addWidget(label)
        if isinstance(label, ElidedLabel):
            label.set_words(name)
            assert words_of_html(label.toolTip()).split() == shown.replace("\\n", " ").split()
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.text() == shown.replace("\\n", "\n")  # a label shows several lines


@odd_names
def test_tooltips(name, shown):
    assert words_of_html(tooltip(name)).split() == shown.replace("\\n", "\n").split()


@odd_names
def test_the_layer_tree(qapp, name, shown):
    node = fakes.layer(name, explainable=False)
    model = LayerModel()
    model.set_info(dataclasses.replace(fakes.model_info(), layers=(node,)))
    index = model.index(0, 0)
    assert model.data(index, Qt.ItemDataRole.DisplayRole) == shown.rpartition("/")[2]
    tip = words_of_html(model.data(index, Qt.ItemDataRole.ToolTipRole))
    assert "".join(shown.replace("\\n", "").split()) in "".join(tip.split())


@odd_names
def test_the_film_strip(qapp, name, shown):
    model = FilmModel()
    model.set_items([("id", name)])
    model.set_failed("id", f"{name} is damaged.")
    assert model.data(model.index(0), Qt.ItemDataRole.DisplayRole) == shown
    tip = words_of_html(model.data(model.index(0), Qt.ItemDataRole.ToolTipRole))
    assert tip.split() == f"{shown} {shown} is damaged.".replace("\\n", " ").split()


@odd_names
def test_the_message_bar(qtbot, name, shown):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message("error", f"{name} is damaged.", f"{name}: trace")
    said = [label.text() for label in bar.findChildren(QLabel)]
    assert f"{shown} is damaged.".replace("\\n", "\n") in said
    (details,) = bar.findChildren(QPlainTextEdit)
    assert details.toPlainText() == f"{shown}: trace".replace("\\n", "\n")
    bar.dismiss_all()


@odd_names
def test_the_window_and_its_menus(desk, monkeypatch, name, shown):
    picture = dataclasses.replace(fakes.picture(), name=f"{name}[*]")
    desk.engine.pictures[picture.key] = picture
    desk.state.set_picture(picture)
    assert desk.window.windowTitle() == f"{shown}[*][*] – Camscope"
    monkeypatch.setattr(desk.settings, "recent", lambda: [f"/folder/{name.strip()}"])
    desk.window._fill_recent()
    (action,) = desk.window._recent.actions()
    last = shown.strip().rpartition("/")[2]
    assert action.text() == last.replace("&", "&&")
    assert "".join(words_of_html(action.toolTip()).split()).endswith(
        "".join(last.replace("\\n", "").split())
    )
    assert action.data() == f"/folder/{name.strip()}"


@odd_names
def test_the_canvas(qapp, name, shown):
    lines = wrapped(f"{name} is on its way.", QFont(), 10_000, 20)
    assert lines == f"{shown} is on its way.".split("\\n")
