"""The window is built anew, as for another language: all that was seen is seen again."""

import gc
import weakref
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QMetaMethod, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QWidget,
)

from engine.api.activations import ShowActivations
from engine.api.errors import text
from engine.api.filters import GrowFilters
from engine.api.keys import Lane, Target
from engine.api.top_images import RankImages
from gui.core.selection import Link
from gui.dialogs.diagnostics import DiagnosticsDialog
from gui.dialogs.figure import FigureDialog
from gui.dialogs.keys import KeysDialog
from gui.dialogs.preprocessing import PreprocessingDialog
from gui.text.translation import translated
from gui.widgets.messages.message_row import MessageRow
from tests.unit.gui.spoken import speaking


def seen(window):
    """List every widget on the screen: what it is, where, and what it says and holds."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        place = QRect(widget.mapTo(window, QPoint()), widget.size())
        if not place.intersects(window.rect()):
            continue
        facts = [type(widget).__name__, place.getRect(), widget.isEnabled(), widget.toolTip()]
        facts += [widget.accessibleName(), widget.accessibleDescription(), widget.hasFocus()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit | QAbstractSpinBox):
            facts.append(widget.text())
        if isinstance(widget, QAbstractButton):
            facts.append(widget.isChecked())
        if isinstance(widget, QComboBox):
            facts += [widget.currentText(), widget.count()]
        if isinstance(widget, QAbstractSlider):
            facts += [widget.value(), widget.minimum(), widget.maximum()]
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            facts += [widget.model().rowCount(), widget.currentIndex().row()]
        found.append(tuple(facts))
    return sorted(found, key=repr)


def typed():
    """Return the text of the line that is typed in, where its cursor is, and what is selected."""
    widget = QApplication.focusWidget()
    line = widget.lineEdit() if isinstance(widget, QAbstractSpinBox) else widget
    if not isinstance(line, QLineEdit):
        return None
    return line.text(), line.cursorPosition(), line.selectionStart(), line.selectedText()


def actions_of(window):
    return [
        (kind, each.text(), each.isEnabled(), each.isChecked(), each.shortcut().toString())
        for kind, actions in window.action_groups().items()
        for each in actions
    ]


def settle(qtbot, turns=12):
    """Let the event loop turn some times: what is done a turn later is done then."""
    left = [turns]

    def turn():
        left[0] -= 1
        if left[0]:
            QTimer.singleShot(0, turn)

    QTimer.singleShot(0, turn)
    qtbot.waitUntil(lambda: not left[0])


def rebuild(desk, qtbot):
    qtbot.waitUntil(lambda: not desk.state.queries.pending)
    settle(qtbot)
    qtbot.waitUntil(lambda: not desk.window.panels["methods"]._painter.isActive())
    desk.window.rebuild()
    settle(qtbot)
    qtbot.waitUntil(lambda: not desk.window.panels["methods"]._painter.isActive())


def check_same(desk, qtbot):
    """Build the window anew; fail unless the screen, the choices and the engine are as before."""
    first = typed()
    rebuild(desk, qtbot)  # docks take what their contents need by now
    assert first is None or typed() == first
    before, actions = seen(desk.window), actions_of(desk.window)
    chosen, visible, steps = desk.state.selection, desk.state.visible, desk.window.view_history
    could = steps.can_undo, steps.can_redo
    desk.engine.requests.clear()
    rebuild(desk, qtbot)
    after = seen(desk.window)
    lost = [each for each in before if each not in after]
    assert (lost, [each for each in after if each not in before]) == ([], [])
    assert actions_of(desk.window) == actions
    assert desk.state.selection == chosen
    assert desk.state.visible == visible
    assert (steps.can_undo, steps.can_redo) == could
    assert [type(each).__name__ for each in desk.engine.requests] == []


def in_front(desk, qtbot, name, asked=None):
    desk.window.show_panel(name)
    if asked is not None:
        qtbot.waitUntil(lambda: any(isinstance(each, asked) for each in desk.engine.requests))
    settle(qtbot)


def hide_panels(desk, qtbot):
    desk.window.actions_by_id["hide_panels"].trigger()


def walk_about(desk, qtbot):
    desk.state.select(target=Target(2))
    desk.state.select(target=Target(1))
    desk.window.view_history.undo()


def split(desk, qtbot):
    desk.window.actions_by_id["add_view"].trigger()
    qtbot.waitUntil(lambda: desk.state.views[1].overlay is not None)
    desk.window.view_commands.link_views(Link.ZOOM, is_linked=False)
    desk.window.central_view.canvas.zoom_to(3.0)


def zoom(desk, qtbot):
    desk.window.central_view.canvas.zoom_to(20.0)
    qtbot.waitUntil(lambda: desk.state.selection.region == desk.window.central_view.canvas.region)


def type_words(desk, qtbot):
    box = desk.window.panels["layers"].filter_box
    box.setText("block1")
    box.setFocus()
    box.setSelection(4, -3)  # the cursor before "ock"
    desk.window.inspector.fold(["method"])
    desk.window.panels["display"].fold.set_open(True)


def type_number(desk, qtbot, name="Intensity, exact value", keys="0.3"):
    """Type without Enter: no value yet."""
    box = number_box(desk, name)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, keys)
    box.lineEdit().setSelection(len(box.prefix()) + 1, 1)
    return box


def number_box(desk, name):
    boxes = desk.window.findChildren(QAbstractSpinBox)
    return next(each for each in boxes if each.accessibleName() == name and each.isVisible())


def say(desk, qtbot):
    desk.notices.warn(translated(text("{name} is empty.", name="a.png")), "why")
    desk.notices.warn(translated(text("{name} is empty.", name="a.png")), "why")
    desk.notices.offer("It has changed.", "Reload", lambda: None)


def start_page(desk, qtbot):
    desk.window.actions_by_id["show_samples"].trigger()


def float_panel(desk, qtbot):
    desk.window.docks["layers"].setFloating(True)


STATES = {
    "plain": lambda desk, qtbot: None,
    "activations": partial(in_front, name="activations", asked=ShowActivations),
    "filters": partial(in_front, name="filters", asked=GrowFilters),
    "top images": partial(in_front, name="top_images", asked=RankImages),
    "properties": partial(in_front, name="properties"),
    "hidden panels": hide_panels,
    "history": walk_about,
    "views": split,
    "zoomed": zoom,
    "typed and folded": type_words,
    "half a number": type_number,
    "messages": say,
    "start page": start_page,
    "floating": float_panel,
}


@pytest.mark.parametrize("state", STATES)
def test_all_that_was_seen_is_seen_again(shown, qtbot, state):
    STATES[state](shown, qtbot)
    check_same(shown, qtbot)


@pytest.mark.parametrize("beside", ["layers float", "a dialog is open"])
def test_the_window_that_had_the_keys_has_them(shown, qtbot, beside):
    if beside == "layers float":
        shown.window.docks["layers"].setFloating(True)
    else:
        shown.window.actions_by_id["show_keys"].trigger()
    settle(qtbot)
    shown.window.activateWindow()
    qtbot.waitUntil(shown.window.isActiveWindow)
    box = type_number(shown, qtbot)
    assert box.hasFocus()
    rebuild(shown, qtbot)
    box = number_box(shown, "Intensity, exact value")
    assert box.hasFocus()
    assert float(box.text()) == 0.3


def test_half_a_number_goes_on_to_be_typed_in_another_language(shown, qtbot):
    in_front(shown, qtbot, "top_images", RankImages)
    box = number_box(shown, "Channel")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "3")
    QTest.keyClick(box, Qt.Key.Key_Left)
    assert (box.text(), box.value()) == ("channel 3", 3)
    with speaking("ja"):
        rebuild(shown, qtbot)
        box = shown.window.focusWidget()
        assert not box.text().startswith("channel")
        QTest.keyClick(box, Qt.Key.Key_Delete)
        assert box.text() == box.prefix()  # no number yet
        rebuild(shown, qtbot)
    rebuild(shown, qtbot)
    box = shown.window.focusWidget()
    assert (box.text(), box.value()) == ("channel ", 3)
    QTest.keyClicks(box, "12")
    assert (box.text(), box.value()) == ("channel 12", 12)


def test_an_empty_window_is_the_same(desk, qtbot):
    check_same(desk, qtbot)


def test_the_picture_is_the_same_to_the_pixel(shown, qtbot):
    rebuild(shown, qtbot)
    before = shown.window.grab().toImage()
    rebuild(shown, qtbot)
    assert shown.window.grab().toImage() == before


# Dialogs beside the work

BESIDE = {
    "make_figure": FigureDialog,
    "try_preprocessing": PreprocessingDialog,
    "show_keys": KeysDialog,
    "copy_diagnostics": DiagnosticsDialog,
}


@pytest.mark.parametrize("action", BESIDE)
def test_a_dialog_beside_the_work_is_open_again_where_it_was(shown, qtbot, action):
    shown.window.actions_by_id[action].trigger()
    dialog = shown.window.findChild(BESIDE[action])
    dialog.setGeometry(40, 50, 1010, 600)
    place = dialog.geometry()
    rebuild(shown, qtbot)
    (opened,) = shown.window.findChildren(BESIDE[action])
    assert not shiboken6.isValid(dialog)
    assert opened.isVisible()
    assert opened.geometry() == place
    opened.close()
    rebuild(shown, qtbot)
    assert shown.window.findChildren(BESIDE[action]) == []


def test_what_was_chosen_for_a_figure_is_chosen_again(shown, qtbot):
    shown.window.actions_by_id["make_figure"].trigger()
    dialog = shown.window.findChild(FigureDialog)
    dialog.rows_box.setCurrentIndex(0)
    dialog.columns_box.setCurrentIndex(3)
    dialog.title_box.setText("Two layers")
    dialog.bars_box.setChecked(False)
    layers = next(each for axis, each in dialog.lists.items() if axis.value == "layer")
    layers.check(layers.values[:2])
    choice = dialog.choice
    rebuild(shown, qtbot)
    assert shown.window.findChild(FigureDialog).choice == choice
    assert choice.title == "Two layers"


def test_a_question_that_waits_for_an_answer_stays(shown, qtbot):
    shown.window.actions_by_id["about"].trigger()
    (box,) = shown.window.findChildren(QMessageBox)
    rebuild(shown, qtbot)
    assert box.isVisible()
    box.close()


# What goes on meanwhile


def test_an_answer_that_is_on_its_way_arrives(shown, qtbot):
    shown.engine.answers = False
    shown.state.select(target=Target(3))
    qtbot.waitUntil(lambda: Lane.MAPS in shown.state.queries.pending)
    asked = shown.state.queries.pending[Lane.MAPS]
    settle(qtbot)
    shown.engine.requests.clear()
    shown.window.rebuild()
    settle(qtbot)
    assert shown.state.queries.pending[Lane.MAPS] == asked
    assert Lane.MAPS not in {each.lane for each in shown.engine.requests}
    shown.engine.answers = True
    shown.engine.submit(asked)
    qtbot.waitUntil(lambda: shown.state.current_maps is not None)
    settle(qtbot)
    qtbot.waitUntil(lambda: "arrow" in shown.window.central_view.views.active.caption.toolTip())


def test_pictures_that_grow_go_on_growing(shown, qtbot):
    in_front(shown, qtbot, "filters", GrowFilters)
    shown.engine.requests.clear()
    heard = []
    shown.state.visible_changed.connect(lambda: heard.append(shown.state.visible.filters))
    shown.window.rebuild()
    settle(qtbot)
    assert all(heard)  # it was never out of sight
    assert not any(isinstance(each, GrowFilters) for each in shown.engine.requests)


def test_work_that_takes_long_is_told_of_again(shown, qtbot):
    shown.engine.answers = False
    shown.state.select(target=Target(3))
    qtbot.waitUntil(lambda: shown.window.status.work.isVisible())
    words = shown.window.status.work.text()
    shown.window.rebuild()
    settle(qtbot)
    assert shown.window.status.work.isVisible()
    assert shown.window.status.work.text() == words


def test_an_offer_still_does_what_it_offers(desk, qtbot):
    done = []
    desk.notices.offer("It has changed.", "Reload", partial(done.append, 1))
    for _ in range(3):
        rebuild(desk, qtbot)
    (row,) = desk.window.findChildren(MessageRow)
    row._offer.click()
    assert done == [1]
    assert desk.window.central_view.messages.count() == 0


def test_a_message_is_taken_back_after_the_window_was_built_anew(desk, qtbot):
    sentence = translated(text("{name} has changed.", name="a.png"))
    desk.notices.offer(sentence, "Reload", lambda: None)
    rebuild(desk, qtbot)
    desk.notices.withdraw(sentence)
    assert desk.window.central_view.messages.count() == 0


# Nothing is left over


def receivers_of(sender):
    """Count those who hear each signal of an object."""
    meta = sender.metaObject()
    methods = (meta.method(number) for number in range(meta.methodCount()))
    names = [str(each.methodSignature(), "ascii") for each in methods if is_signal(each)]
    return {name: sender.receivers(f"2{name}") for name in names}


def is_signal(method):
    return method.methodType() == QMetaMethod.MethodType.Signal


def test_after_ten_times_there_is_one_window_and_nothing_is_left_of_the_others(shown, qtbot):
    rebuild(shown, qtbot)
    senders = shown.state, shown.notices, shown.controller, shown.controller.pending_work
    senders += shown.window.view_history, shown.window.last_session, QApplication.instance()
    widgets, heard = len(QApplication.allWidgets()), [receivers_of(each) for each in senders]
    children = len(shown.window.findChildren(QObject))
    old = [weakref.ref(part) for part in (shown.window.central_view, *shown.window.panels.values())]
    old += [weakref.ref(each) for each in shown.window.all_actions()]
    for _ in range(10):
        shown.window.rebuild()
        settle(qtbot, 4)
    settle(qtbot)
    gc.collect()
    assert sum(each() is not None for each in old) == 0
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow)]
    assert [each for each in windows if each.isVisible()] == [shown.window]
    assert len(QApplication.allWidgets()) == widgets
    assert len(shown.window.findChildren(QObject)) == children
    assert [receivers_of(each) for each in senders] == heard


def test_the_new_picture_is_painted_at_once(shown, qtbot):
    """Sooner or later something else paints it, a pointer that moves or an answer: mostly."""
    rebuild(shown, qtbot)
    shown.window.update()  # Qt drops an update that is on its way, and waits for it
    shown.window.rebuild()
    painted, by_then = [], []
    shown.window.central_view.canvas.frame_painted.connect(lambda: painted.append(True))
    # Behind what the window does in the next turn, before all that comes later.
    QTimer.singleShot(0, shown.window, lambda: by_then.append(bool(painted)))
    qtbot.waitUntil(lambda: by_then)
    assert by_then == [True]
