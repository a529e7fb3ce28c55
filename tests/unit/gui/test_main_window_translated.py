"""The whole window in a made-up language: what is not in brackets did not come from a translation.

The language knows the strings of the translation files and no others, each in the context that
stands there, so this also finds strings whose context at run time is another one.
"""

import re

import pytest
from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QTabBar,
    QWidget,
)

from engine.api.activations import ShowActivations
from engine.api.display import Style
from engine.api.filters import GrowFilters
from engine.api.keys import Target
from engine.imaging import COLORMAPS
from gui.actions.build import keys_of
from gui.actions.command_palette import CommandPalette
from gui.dialogs.atlas import AtlasDialog
from gui.dialogs.diagnostics import DiagnosticsDialog
from gui.dialogs.figure import FigureDialog
from gui.dialogs.keys import KeysDialog
from gui.text.languages import LANGUAGES
from scripts.strings import ts
from scripts.strings.__main__ import ts_path
from tests.unit.gui.fakes import DEVICES, LABELS, METHOD_INFOS

NEURON = Target(3, layer="backbone/block3_conv", cell=(1, 2))
QT_BUTTONS = ("OK", "Save", "Cancel", "Close")  # with Qt's own translations
OWN_NAMES = [each.name for each in LANGUAGES.values()]
BEGIN, END = "⟦", "⟧"
WORD = re.compile(r"[A-Za-z]{3}")
KEYS = re.compile(r"\((Ctrl|Shift|Alt|Del|Esc|Space|F\d|[^\w\s]|\w)[^()]*\)")


class Brackets(QTranslator):
    """Wraps every known string in brackets and makes it a third longer."""

    def __init__(self):
        super().__init__()
        known = ts.read(ts_path("ja").read_text("utf-8"))
        self.known = {(one.context, one.source) for one in known}

    def translate(self, context, source, disambiguation=None, n=-1):
        # The fake engine's sentences are its own; those of the engine are in the files.
        if context == "engine" or (context, source) in self.known:
            return BEGIN + source + "~" * (len(source) // 3) + END
        return None  # a null string: Qt goes on to its own translations

    def isEmpty(self):
        return False


@pytest.fixture
def brackets(qapp):
    made = Brackets()
    QCoreApplication.installTranslator(made)
    yield made
    QCoreApplication.removeTranslator(made)


@pytest.fixture
def window(brackets, shown):
    return shown.window


def outside(words):
    """Return what of a text stands outside of all brackets."""
    depth, kept = 0, []
    for letter in words:
        depth += letter == BEGIN
        if depth == 0:
            kept.append(letter)
        depth -= letter == END
    return "".join(kept)


def foreign_of(state):
    """Return the names that are nobody's to translate: longest first."""
    names = {
        "Camscope",
        *OWN_NAMES,
        "model.keras",
        state.model.request.path,
        "float32",
        "CPU",
        *LABELS,
    }
    names |= {name for entry in state.images.entries for name in (entry.id, entry.name)}
    names |= {device.name for device in DEVICES} | set(COLORMAPS.values())
    names |= {output.name for output in state.model.outputs}
    for node in state.model.walk():
        names |= {node.path, node.name, node.type}
    for method in state.methods:
        names |= {method.name, method.paper}
    return sorted(filter(None, names), key=len, reverse=True)


def english_in(words, foreign):
    """Return the English of a visible text that no translator has seen, or nothing."""
    left = KEYS.sub("", outside(words))
    for name in foreign:
        left = left.replace(name, "")
    return left.strip() if WORD.search(left) else ""


def texts_of(widget):
    """List the texts that a widget shows or says, each with what it is."""
    yield "tooltip", widget.toolTip()
    yield "accessible name", widget.accessibleName()
    yield "accessible description", widget.accessibleDescription()
    yield "status tip", widget.statusTip()
    if widget.isWindow() or widget.inherits("QDockWidget"):
        yield "title", widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield "text", widget.text()
    if isinstance(widget, QGroupBox | QMenu):
        yield "title", widget.title()
    if isinstance(widget, QLineEdit):
        yield "placeholder", widget.placeholderText()
    if isinstance(widget, QAbstractSpinBox):
        yield "special value", widget.specialValueText()
        for part in ("prefix", "suffix"):
            if hasattr(widget, part):
                yield part, getattr(widget, part)()
    if isinstance(widget, QComboBox):
        for row in range(widget.count()):
            yield "item", widget.itemText(row)
            yield "item's tip", str(widget.itemData(row, Qt.ItemDataRole.ToolTipRole) or "")
    if isinstance(widget, QTabBar):
        for tab in range(widget.count()):
            yield "tab", widget.tabText(tab)
            yield "tab's tip", widget.tabToolTip(tab)
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from cells_of(widget.model())


def cells_of(model, parent=None):
    """List the texts of a model: headers, cells and tooltips, to any depth."""
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    index = QModelIndex() if parent is None else parent
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(index)
    if parent is None:
        for column in range(columns):
            for role in roles:
                header = model.headerData(column, Qt.Orientation.Horizontal, role)
                yield "header", header if isinstance(header, str) else ""
    for row in range(model.rowCount(index)):
        for column in range(columns):
            cell = model.index(row, column, index)
            for role in (*roles, Qt.ItemDataRole.AccessibleTextRole):
                words = cell.data(role)
                yield "cell", words if isinstance(words, str) else ""
        if not isinstance(model, QAbstractListModel):
            yield from cells_of(model, model.index(row, 0, index))


def english_under(root, foreign):
    """Return every text under a widget that no translator has seen, with where it stands."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if widget.objectName().startswith(("qt_", "Scroll")):
            continue  # Qt's own, with Qt's own translations
        for kind, words in texts_of(widget):
            if left := english_in(words, foreign):
                found.append(f"{type(widget).__name__} {widget.objectName()}: {kind} {left!r}")
    for action in root.findChildren(QAction):
        for kind, words in (("text", action.text()), ("tip", action.toolTip())):
            if left := english_in(words, foreign):
                found.append(f"action {action.objectName()}: {kind} {left!r}")
    return "\n".join(sorted(set(found)))


def test_only_what_is_outside_of_brackets_counts():
    assert english_in("⟦Open {0} ⟦now⟧ please⟧ (Ctrl+O)", []) == ""
    assert english_in("⟦Open⟧ the door", []) == "the door"
    assert english_in("⟦Open⟧ conv_2d", ["conv_2d"]) == ""


def test_everything_in_the_empty_window_is_translated(brackets, desk):
    methods = {name for each in METHOD_INFOS for name in (each.name, each.paper)}
    names = sorted(
        {"Camscope", "CPU", *OWN_NAMES, *COLORMAPS.values(), *methods}, key=len, reverse=True
    )
    assert english_under(desk.window, names) == ""


def test_everything_in_the_window_is_translated(window, shown):
    assert english_under(window, foreign_of(shown.state)) == ""
    texts = [words for each in window.findChildren(QLabel) for _, words in texts_of(each)]
    assert any(BEGIN in words for words in texts)  # the language is in use
    assert BEGIN in window.actions_by_id["open_image"].text()


def test_a_text_without_a_translation_is_found(window, shown):
    box = QComboBox(window)
    box.addItem("Not translated")
    label = QLabel("This neither", window)
    label.setToolTip("And this")
    found = english_under(window, foreign_of(shown.state))
    for words in ("Not translated", "This neither", "And this"):
        assert words in found


@pytest.mark.parametrize("name", ["methods", "activations", "filters"])
def test_everything_in_a_panel_at_the_bottom_is_translated(window, shown, qtbot, name):
    dock = window.findChild(QDockWidget, name)
    dock.show()
    dock.raise_()
    asked = {"activations": ShowActivations, "filters": GrowFilters}

    def is_asked():
        if name == "methods":  # they are in front from the start, and may have been there before
            return shown.state.comparison is not None
        return any(isinstance(one, asked[name]) for one in shown.engine.requests)

    qtbot.waitUntil(is_asked)
    QApplication.processEvents()  # the answer comes a turn later
    assert english_under(window, foreign_of(shown.state)) == ""


@pytest.mark.parametrize("method", [each.id for each in METHOD_INFOS])
def test_everything_said_of_a_method_is_translated(window, shown, qtbot, method):
    shown.state.select(method=method)
    state = shown.state
    qtbot.waitUntil(lambda: state.current_maps and state.current_maps.key.method == method)
    assert english_under(window, foreign_of(shown.state)) == ""


@pytest.mark.parametrize("target", [Target(0, also=(1,)), Target(0, contrast=(1, 2)), NEURON])
def test_everything_said_of_a_target_is_translated(window, shown, qtbot, target):
    shown.state.select(target=target)
    state = shown.state
    qtbot.waitUntil(lambda: state.current_maps and state.current_maps.key.target == target)
    assert english_under(window, foreign_of(shown.state)) == ""


@pytest.mark.parametrize(
    "changes",
    [
        {"show_original": True},
        {"layer": "backbone/block1_conv", "style": Style(colormap="viridis", threshold=0.3)},
    ],
)
def test_everything_said_of_the_picture_is_translated(window, shown, qtbot, changes):
    canvas = window.central_view.canvas
    before = canvas.accessibleDescription()
    shown.state.select(**changes)
    qtbot.waitUntil(lambda: canvas.accessibleDescription() != before)
    assert english_under(window, foreign_of(shown.state)) == ""


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("save_atlas", AtlasDialog),
        ("make_figure", FigureDialog),
        ("show_keys", KeysDialog),
        ("copy_diagnostics", DiagnosticsDialog),
        ("find_action", CommandPalette),
        ("about", QMessageBox),
    ],
)
def test_everything_in_a_dialog_is_translated(window, shown, qtbot, action, kind):
    window.actions_by_id[action].trigger()
    dialog = window.findChild(kind)
    qtbot.waitExposed(dialog)
    known = [*foreign_of(shown.state), *QT_BUTTONS, str(shown.settings.folder())]
    known += sorted(map(keys_of, window.all_actions()), key=len, reverse=True)
    assert english_under(dialog, known) == ""
    dialog.close()


@pytest.mark.parametrize("action", ["open_image", "open_folder", "open_model", "save_view"])
def test_the_words_of_a_file_dialog_are_translated(window, shown, action):
    window.actions_by_id[action].trigger()
    dialog = window.findChild(QFileDialog)
    patterns = re.sub(r"[*.\\w]*\\*\\.\\w+", "", " ".join(dialog.nameFilters()))
    assert english_in(f"{dialog.windowTitle()} {patterns}", ["All Files"]) == ""
    dialog.close()


def test_messages_are_translated(window, shown, tmp_path):
    notes = tmp_path / "notes.doc"
    notes.write_text("hello")
    shown.drop_files(notes, notes)
    assert shown.told
    for sentence in shown.told:
        assert english_in(sentence, ["notes.doc"]) == ""
    assert english_under(window, [*foreign_of(shown.state), "notes.doc"]) == ""
