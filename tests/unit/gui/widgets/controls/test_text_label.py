"""The label that shows foreign text as it is, and the rule that nothing else in `gui` shows any."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from gui.widgets.controls.elided_label import ElidedLabel
from gui.widgets.controls.text_label import TextLabel
from tests.unit.gui.odd_names import odd_names, words_of_html
from tests.unit.test_layering import read_sources


@odd_names
def test_an_odd_name_is_shown_as_it_is(qtbot, name, shown):
    for label in (TextLabel(name), ElidedLabel()):
        qtbot.addWidget(label)
        if isinstance(label, ElidedLabel):
            label.set_words(name)
            assert words_of_html(label.toolTip()).split() == shown.replace("\\n", " ").split()
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.text() == shown.replace("\\n", "\n")  # a label shows several lines


def test_another_text_is_shown_as_it_is_too(qtbot):
    label = TextLabel("first")
    qtbot.addWidget(label)
    label.setText("<b>x</b>\x1b\nsecond")
    assert label.text() == "<b>x</b>\\u001b\nsecond"


# --- labels and tooltips everywhere ---------------------------------------------------------------

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
