"""Contrast in the window as it is painted: 4.5:1 for text, 3:1 for controls, light and dark."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QTabBar,
    QToolButton,
    QWidget,
)

from gui import theme as module
from gui.core.settings import Settings, ThemeChoice
from gui.dialogs.diagnostics import DiagnosticsDialog
from gui.theme import DARK, LIGHT, OUTLINED, Theme, palette_of
from gui.widgets.controls.score_row import ScoreRow
from tests.unit.gui.contrast import edge_contrasts, ink_contrast

TEXT, CONTROL = 4.5, 3.0
WRITTEN = (QLabel, QAbstractButton, QComboBox, QLineEdit)
FRAMED = (QPushButton, QComboBox, QLineEdit, QAbstractSpinBox)


@pytest.fixture(params=[ThemeChoice.LIGHT, ThemeChoice.DARK, "black on white", "white on black"])
def themed(request, qapp, monkeypatch):
    """The colours that the program gives itself, and what was before put back afterwards."""
    theme, choice = Theme(), request.param
    if choice not in list(ThemeChoice):
        desktop = palette_of(DARK if choice == "white on black" else LIGHT)
        monkeypatch.setattr(module, "system_palette", lambda: desktop)
        choice = ThemeChoice.CONTRAST
    theme.choose(choice)
    yield theme
    qapp.setPalette(QPalette())
    for name in OUTLINED:
        qapp.setPalette(QPalette(), name)


def seen(window, kinds):
    """Yield the widgets of some kinds that can be seen whole, and where they are."""
    for kind in kinds:
        for widget in window.findChildren(kind):
            if not widget.isVisible() or not widget.isEnabled() or widget.window() is not window:
                continue
            place = QRect(widget.mapTo(window, QPoint()), widget.size())
            holder, is_whole = widget.parentWidget(), True
            while holder is not None and holder is not window:
                around = QRect(holder.mapTo(window, QPoint()), holder.size())
                is_whole &= around.contains(place)
                holder = holder.parentWidget()
            if is_whole and window.rect().contains(place):
                yield widget, place


def text_of(widget):
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QToolButton) and widget.icon():
        return widget.text() or "icon"
    return widget.text()


def named(widget):
    return f"{type(widget).__name__} {widget.accessibleName()!r} {text_of(widget)!r}"


def scrolled(window):
    """Yield the window's picture for each part of the inspector."""
    bar = window.inspector.widget().verticalScrollBar()
    for value in range(0, bar.maximum() + bar.pageStep(), max(1, bar.pageStep() - 60)):
        bar.setValue(value)
        QApplication.processEvents()
        yield window.grab().toImage()


def test_every_text_and_symbol_is_read_easily(themed, desk, shown):
    weak, count = {}, 0
    shown.window.resize(1280, 800)
    for picture in scrolled(shown.window):
        for widget, place in seen(shown.window, WRITTEN):
            if text_of(widget).strip() and not isinstance(widget, ScoreRow):
                count += 1
                inside = place.adjusted(3, 3, -3, -3) if isinstance(widget, FRAMED) else place
                found = ink_contrast(picture, inside)
                least = TEXT if not isinstance(widget, QToolButton) or widget.text() else CONTROL
                if found < least:
                    weak[named(widget)] = round(found, 2)
    assert weak == {}
    assert count > 40


def test_rows_tabs_and_bars_are_read_easily(themed, desk, shown):
    window, found, bars = shown.window, {}, {}
    picture = window.grab().toImage()
    view = window.panels["layers"].view
    indexes = [view.model().index(n, 0) for n in range(3)] + [view.currentIndex()]
    for index in indexes:
        text = view.visualRect(index).adjusted(24, 2, 0, -2)  # without its symbol
        text.translate(view.viewport().mapTo(window, QPoint()))
        found[f"row {index.data()}"] = ink_contrast(picture, text)
    for bar in window.findChildren(QTabBar):
        for number in range(bar.count() if bar.isVisible() and bar.parent() is window else 0):
            box = bar.tabRect(number).translated(bar.mapTo(window, QPoint()))
            found[bar.tabText(number)] = ink_contrast(picture, box.adjusted(8, 4, -8, -4))
    for row in window.findChildren(ScoreRow):
        box = QRect(row.mapTo(window, QPoint()), row.size())
        label = box.adjusted(12, 2, -box.width() // 2, -2)
        found[row.accessibleName()] = ink_contrast(picture, label)
        bars[row.accessibleName()] = ink_contrast(picture, box.adjusted(label.width(), 4, -4, -4))
    assert {name: value for name, value in found.items() if value < TEXT} == {}
    assert {name: value for name, value in bars.items() if value < CONTROL} == {}
    assert len(found) > 12


def test_every_control_is_seen_to_be_one(themed, desk, shown):
    weak, count = {}, 0
    for picture in scrolled(shown.window):
        for widget, place in seen(shown.window, FRAMED):
            if isinstance(widget, ScoreRow) or isinstance(widget.parent(), QAbstractSpinBox):
                continue
            count += 1
            for side, found in edge_contrasts(picture, place).items():
                if found < CONTROL:
                    weak[f"{named(widget)} {side}"] = round(found, 2)
        for slider, place in seen(shown.window, (QSlider,)):
            option = QStyleOptionSlider()
            slider.initStyleOption(option)
            handle = slider.style().subControlRect(
                QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, slider
            )
            found = ink_contrast(picture, handle.translated(place.topLeft()).adjusted(-3, -3, 3, 3))
            if found < CONTROL:
                weak[named(slider) if hasattr(slider, "text") else slider.accessibleName()] = found
    assert weak == {}
    assert count > 8


def test_a_check_box_is_seen_checked_or_not(themed, qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    box = QCheckBox("Show it", around)
    box.move(4, 4)
    around.resize(box.sizeHint() + QSize(8, 8))
    around.show()
    for checked in (False, True):
        box.setChecked(checked)
        picture = around.grab().toImage()
        assert ink_contrast(picture, QRect(0, 0, 22, around.height())) >= CONTROL
        assert ink_contrast(picture, around.rect().adjusted(26, 0, 0, 0)) >= TEXT


def test_the_frame_of_what_is_chosen_stands_out_in_the_strip(themed, desk, shown):
    strip = shown.window.central_view.film_strip
    box = strip.visualRect(strip.currentIndex())
    box.translate(strip.viewport().mapTo(shown.window, QPoint()))
    edges = edge_contrasts(shown.window.grab().toImage(), box)
    assert edges["right"] >= CONTROL


def test_a_long_text_has_a_frame_and_no_bright_corner(themed, qtbot, tmp_path):
    holder = QWidget()
    qtbot.addWidget(holder)
    dialog = DiagnosticsDialog(
        "Diagnostics", "long " * 99 + 99 * "\n", Settings(str(tmp_path / "s.json")), holder
    )
    dialog.show()
    picture, text = dialog.grab().toImage(), dialog.text
    edges = edge_contrasts(picture, text.geometry())
    assert {side: found for side, found in edges.items() if found < CONTROL} == {}
    corner = text.geometry().bottomRight() - QPoint(6, 6)  # between the bars
    ground = QPalette.ColorRole.Window
    assert picture.pixelColor(corner) == dialog.palette().color(ground)
    dialog.close()
