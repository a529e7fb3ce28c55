"""Holds the panels on the right as sections of one column, which fold and scroll as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDockWidget,
    QFrame,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from gui.dock_title import DockTitle
from gui.text.translation import translate, translate_marked
from gui.widgets.accessible.interfaces import Group
from gui.widgets.controls.collapsible import FoldButton
from gui.widgets.controls.slim_bar import SlimBar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from PySide6.QtCore import QObject

    from gui.core.state import State
    from gui.panels import PanelSpec

LEAST_WIDTH = 200
SECTION_GAP = 12
ARRIVING_MS = 600
WHEEL_CONTROLS = (QAbstractSlider, QAbstractSpinBox, QComboBox)


class Section(QWidget):
    """A heading, and the panel that it opens.

    Parameters
    ----------
    spec : PanelSpec
        Which panel.
    state : State
        For the panel.
    parent : QWidget
        The column.

    Attributes
    ----------
    panel : QWidget
        The panel.
    toggle : QAction
        Opens and closes it from menu and palette.
    """

    INTERFACE = Group

    def __init__(self, spec: PanelSpec, state: State, parent: QWidget) -> None:
        super().__init__(parent)
        title = translate_marked("panels", spec.title)
        tip = translate("panels", "Show or hide the panel {name}").format(name=title)
        self.heading = FoldButton(title, tip, self)
        font = self.heading.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.heading.setFont(font)
        self.panel = spec.build(state, self)
        self.heading.set_content(self.panel)
        self.toggle = QAction(title, self)
        self.toggle.setToolTip(tip)
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self.heading.set_open)
        self.heading.toggled.connect(self.toggle.setChecked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addWidget(self.panel)
        self.setAccessibleName(title)
        self.set_open(spec.is_open)

    @property
    def is_open(self) -> bool:
        """True while the panel is shown."""
        return self.heading.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Show the panel, or its heading alone."""
        self.heading.set_open(is_open)


class Inspector(QDockWidget):
    """The column on the right.

    Parameters
    ----------
    specs : iterable of PanelSpec
        Its sections, from the top.
    state : State
        For the panels.
    parent : QWidget
        The window.
    """

    def __init__(self, specs: Iterable[PanelSpec], state: State, parent: QWidget) -> None:
        title = translate("panels", "Inspector")
        super().__init__(title, parent)
        self.setObjectName("inspector")
        self.setAccessibleName(title)
        tip = translate("panels", "Show or hide the panel {name}").format(name=title)
        self.toggleViewAction().setToolTip(tip)
        self.setTitleBarWidget(DockTitle(self))
        self._area = _Column(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, self._area))
        # Else the sections' widths, and so their heights, would follow from their heights.
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QWidget(self._area)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 4, 0, 8)
        layout.setSpacing(SECTION_GAP)
        self.sections = {spec.id: Section(spec, state, column) for spec in specs}
        self._closed_at_first = self.folded
        # Panels fill when they are seen: a section that comes into view grows once it is there.
        self._revealed: Section | None = None
        self._arriving = QTimer(self)
        self._arriving.setSingleShot(True)
        self._arriving.setInterval(ARRIVING_MS)
        self._arriving.timeout.connect(self._forget_revealed)
        self._area.verticalScrollBar().rangeChanged.connect(self._scroll_to_revealed)
        for section in self.sections.values():
            layout.addWidget(section)
        layout.addStretch(1)
        self._column = column
        for kind in WHEEL_CONTROLS:
            for control in column.findChildren(kind):
                if not isinstance(control, QScrollBar):
                    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel
                    control.installEventFilter(self)
        self._area.setWidget(column)
        self.setWidget(self._area)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel scroll the column, not the values that pass under the pointer (Qt)."""
        is_wheel = event.type() == QEvent.Type.Wheel
        if is_wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    @property
    def folded(self) -> tuple[str, ...]:
        """Identifiers of the closed sections."""
        return tuple(name for name, section in self.sections.items() if not section.is_open)

    def fold(self, names: Collection[str] | None) -> None:
        """Close these sections and open all others; None closes those that are closed at first."""
        if names is None:
            names = self._closed_at_first
        for name, section in self.sections.items():
            section.set_open(name not in names)

    def reveal(self, name: str) -> None:
        """Open a section and scroll to it."""
        self.show()
        self.raise_()
        section = self.sections[name]
        section.set_open(True)
        layout = self._column.layout()
        if layout is not None:
            layout.activate()
        self._revealed = section
        self._scroll_to_revealed()
        self._arriving.start()

    @Slot()
    def _forget_revealed(self) -> None:
        self._revealed = None

    @Slot()
    def _scroll_to_revealed(self) -> None:
        """Bring as much of a section into view as fits, its heading first."""
        section, bar = self._revealed, self._area.verticalScrollBar()
        if section is not None:
            end = section.geometry().bottom() + SECTION_GAP - self._area.viewport().height()
            bar.setValue(min(max(bar.value(), end), section.y() - SECTION_GAP))


class _Column(QScrollArea):
    """Scrolls up and down alone, so that nothing in it is wider than the column."""

    def minimumSizeHint(self) -> QSize:
        """Return room for the widest section and the bar beside it (Qt)."""
        column = self.widget()
        width = 0 if column is None else column.minimumSizeHint().width()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(max(LEAST_WIDTH, width + bar), LEAST_WIDTH)
