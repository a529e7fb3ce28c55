"""Builds the window: docks from PANELS, menus and toolbar from ACTIONS, drops from anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDockWidget,
    QLineEdit,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from gui.actions.build import build_action, words_of
from gui.actions.engine_menu import EngineMenu
from gui.actions.handlers import ActionHandlers
from gui.actions.preset_menu import PresetMenu
from gui.actions.specs import ACTIONS, MENUS, TOOLBAR
from gui.actions.split_menu import SplitMenu
from gui.actions.theme_menu import ThemeMenu
from gui.actions.view_handlers import ViewHandlers
from gui.actions.window_handlers import WindowHandlers
from gui.central_view import CentralView
from gui.closing import Closing
from gui.core.label_memory import LabelMemory
from gui.core.last_session import LastSession
from gui.core.reloading import Reloader
from gui.core.view_history import ViewHistory
from gui.dock_tabs import DockTabs
from gui.icons import icon
from gui.inspector import Inspector
from gui.panel_dock import PanelDock
from gui.panels import PANELS
from gui.panels.visibility import VisibilityAware
from gui.status_bar import StatusBar
from gui.tab_stops import FocusFrame, next_stop
from gui.theme import Theme
from gui.widgets.drop_veil import DropVeil
from gui.widgets.tooltip import menu_words, title_words, tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from gui.core.controller import Controller
    from gui.core.selection import Selection
    from gui.core.settings import Settings
    from gui.core.state import State
    from gui.notices import Notices

LEAST = QSize(720, 440)
"""Leaves a screen of 800 x 500 (1600 x 1000 at 200 %) room for a frame."""
USUAL = QSize(1280, 800)
SHARES = {"left": (0.155, 160, 392), "right": (0.185, 0, 304), "bottom": (0.09, 0, 120)}
"""Of the window that the docks of a side take at first: share, least and most logical pixels; a
dock takes what it needs at least."""
TREE_SHARE = 0.35
"""Of what a window is wider than usual: there the layers' shapes and numbers are seen, too."""
AREAS = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
    "bottom": Qt.DockWidgetArea.BottomDockWidgetArea,
}


class MainWindow(QMainWindow):
    """One window around one `CentralView`."""

    painted = Signal()
    """The window is on the screen for the first time."""
    closed = Signal()

    def __init__(
        self,
        state: State,
        controller: Controller,
        notices: Notices,
        settings: Settings,
        theme: Theme | None = None,
    ) -> None:
        super().__init__()
        self._state = state
        self._settings = settings
        self._is_painted = False
        self.actions_by_id: dict[str, QAction] = {}
        self._placed: tuple[int, ...] = ()
        self._placing = QTimer(self)  # once the window has its size, and the docks have theirs
        self._placing.setSingleShot(True)
        self._placing.setInterval(0)
        self._placing.timeout.connect(self._place_docks)
        self.setWindowTitle("Camscope")
        self.setMinimumSize(LEAST)
        self.setDockOptions(
            QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks
        )
        self.central_view = CentralView(state, notices, self)
        self.setCentralWidget(self.central_view)
        self.setStatusBar(StatusBar(state, self))
        # The column on the right needs the height, the strip at the bottom the width.
        self.setCorner(Qt.Corner.BottomRightCorner, AREAS["right"])
        self.setCorner(Qt.Corner.BottomLeftCorner, AREAS["bottom"])
        self.inspector = Inspector((spec for spec in PANELS if spec.side == "right"), state, self)
        self.docks: dict[str, QDockWidget] = {"inspector": self.inspector}
        self.panels = {name: each.panel for name, each in self.inspector.sections.items()}
        self.addDockWidget(AREAS["right"], self.inspector)
        self._low: list[PanelDock] = []
        for spec in PANELS:
            if spec.side != "right":
                made = PanelDock(spec, state, self)
                self._low += [made] if spec.side == "bottom" else []
                self.docks[spec.id], self.panels[spec.id] = made, made.panel
                self.addDockWidget(AREAS[spec.side], made)
        front, *behind = self._low
        for dock in behind:
            self.tabifyDockWidget(front, dock)
        front.raise_()
        self._tabs = DockTabs(self, self._low)
        self.focus_frame = FocusFrame(self)
        self.commands = ActionHandlers(self, self, state, controller, notices, settings)
        self._label_memory = LabelMemory(state, notices, self)
        self.reloader = Reloader(state, controller, notices, self)
        self.view_history = ViewHistory(state, controller, self)
        self.closing = Closing(self, state, controller, notices)
        self.last_session = LastSession(state, controller, settings, notices, self)
        self.window_commands = WindowHandlers(
            self,
            self.central_view,
            self.docks.values(),
            self.view_history,
            self.last_session,
            settings,
        )
        self.view_commands = ViewHandlers(self.central_view.views, state, controller)
        self.engine_menu = EngineMenu(state, self)
        self.engine_menu.options_chosen.connect(self.commands.choose_options)
        self.engine_menu.sentence_wanted.connect(notices.warn)
        self.preset_menu = PresetMenu(state, self)
        self.theme_menu = ThemeMenu(theme or Theme(self), settings, self)
        self._build_actions()
        self.split_menu = SplitMenu(state, self.view_commands, self.actions_by_id, self)
        self._build_menus()
        self._build_toolbar()
        self._connect(controller)
        self._first_layout = self.saveState()
        self._restore()
        self.drop_veil = DropVeil(self)
        self.setAcceptDrops(True)
        for box in self.findChildren(QLineEdit):
            box.setAcceptDrops(False)  # else a dropped file becomes text in the box
        self._enable_actions()
        self._enable_history()
        self.actions_by_id["open_last_session"].setEnabled(False)
        self.actions_by_id["reopen_at_start"].setChecked(settings.reopens_session())

    def all_actions(self) -> list[QAction]:
        """Return every action, for the list of keys."""
        return [action for group in self.action_groups().values() for action in group]

    def action_groups(self) -> dict[str, list[QAction]]:
        """Return every action by its kind, for the palette."""
        toggles = [dock.toggleViewAction() for dock in self.docks.values()]
        toggles += [section.toggle for section in self.inspector.sections.values()]
        helps = [spec.id for spec in ACTIONS if spec.menu == "help"]
        return {
            "action": [self.actions_by_id[spec.id] for spec in ACTIONS if spec.menu != "help"],
            "help": [self.actions_by_id[name] for name in helps],
            "panel": toggles,
            "setting": [*self.engine_menu.choices(), *self.theme_menu.choices()],
            "view": self.split_menu.choices(),
            "preset": self.preset_menu.choices(),
        }

    @Slot(str)
    def show_panel(self, panel_id: str) -> None:
        """Bring a panel to the front."""
        if panel_id in self.inspector.sections:
            self.inspector.reveal(panel_id)
        else:
            self.docks[panel_id].show()
            self.docks[panel_id].raise_()

    def focus_panel(self, panel_id: str, box_name: str) -> None:
        """Show a panel and put the cursor into one of its boxes."""
        self.show_panel(panel_id)
        box = getattr(self.panels[panel_id], box_name)
        self.focus_frame.give_focus(box, Qt.FocusReason.ShortcutFocusReason)
        if isinstance(box, QLineEdit):
            box.selectAll()

    def leave_full_screen(self) -> None:
        """Be a window again, if it fills the screen."""
        self.window_commands.leave_full_screen()

    def reset_layout(self) -> None:
        """Put docks and toolbar back where they were at first."""
        self._settings.forget_layout()
        self.window_commands.panels.forget()
        self.restoreState(self._first_layout)
        for dock in self.docks.values():
            dock.setFloating(False)
            dock.show()
        self.inspector.fold(None)
        self._place_docks()
        QTimer.singleShot(0, self, self._check_visibility)  # once the docks are where they belong

    @Slot()
    def _check_visibility(self) -> None:
        """Ask each panel anew whether it is on the screen."""
        for panel in self.findChildren(VisibilityAware):
            panel.check_visibility()

    # --- events -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint (Qt)."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout, once nothing is being saved any more (Qt)."""
        if not self.closing.may_close():
            event.ignore()
            return
        self._settings.save_layout(self, self.window_commands.panels.layout())
        self._settings.set_folded(self.inspector.folded)
        self._settings.set_style(self._state.selection.style)
        self.last_session.save()
        self._settings.save()
        super().closeEvent(event)
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures (Qt)."""
        data = event.mimeData()
        if data.hasUrls() or data.hasImage():
            self.drop_veil.set_active(_accept_copy(event))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on taking a copy, whatever keys are held meanwhile (Qt)."""
        if self.drop_veil.isVisible():
            _accept_copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """End the welcome of a drag (Qt)."""
        super().dragLeaveEvent(event)
        self.drop_veil.set_active(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped (Qt)."""
        self.drop_veil.set_active(False)
        self.view_commands.aim_at(self.childAt(event.position().toPoint()))
        if self.commands.open_mime(event.mimeData()):
            _accept_copy(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next control that can be seen (Qt)."""
        regions = (
            self._toolbar,
            self.docks["layers"],
            self.central_view,
            *self._tabs.bars(),
            *self._low,
            self.inspector,
        )
        stop = next_stop(self, regions, self.focusWidget(), forward=forward)
        if stop is None:
            return False
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        self.focus_frame.give_focus(stop, reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that the focused widget has no use for (Qt)."""
        walks = {
            Qt.Key.Key_Up: self.commands.previous_layer,
            Qt.Key.Key_Down: self.commands.next_layer,
            Qt.Key.Key_Left: self.commands.previous_image,
            Qt.Key.Key_Right: self.commands.next_image,
        }
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._state.select(show_original=True)
        elif plain and event.key() in walks:
            walks[Qt.Key(event.key())]()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End peeking (Qt)."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._state.select(show_original=False)
        else:
            super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """End peeking when another window takes the keys, and say what fills the screen (Qt)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and "full_screen" in self.actions_by_id:
            self.actions_by_id["full_screen"].setChecked(self.isFullScreen())
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._state.select(show_original=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the docks keep their shares, unless the user gave them others (Qt)."""
        super().resizeEvent(event)
        if self._placed and self._placed == self._dock_sizes():
            self._placing.start()

    # --- building ---------------------------------------------------------------------------

    def _dock_sizes(self) -> tuple[int, ...]:
        """Return what the docks take of the window: the widths of the sides, the height below."""
        sides = (self.docks["layers"].width(), self.inspector.width())
        return (*sides, *(dock.height() for dock in self._low if self._tabs.is_in_front(dock)))

    @Slot()
    def _place_docks(self) -> None:
        """Give the docks their shares of the window."""
        for side in ("left", "right"):
            docks = [
                dock for dock in self.docks.values() if self.dockWidgetArea(dock) == AREAS[side]
            ]
            widths = [_share(side, self.width())] * len(docks)
            self.resizeDocks(docks, widths, Qt.Orientation.Horizontal)
        self._tabs.set_heights({})
        heights = [_share("bottom", self.height())] * len(self._low)
        self.resizeDocks(self._low, heights, Qt.Orientation.Vertical)
        QTimer.singleShot(0, self, self._note_places)  # docks have their sizes a turn later

    @Slot()
    def _note_places(self) -> None:
        self._placed = self._dock_sizes()

    def _build_actions(self) -> None:
        for spec in ACTIONS:
            doers = self.commands, self.window_commands, self.view_commands
            doer = next(one for one in doers if hasattr(one, spec.id))
            action = build_action(spec, self, getattr(doer, spec.id))
            self.actions_by_id[spec.id] = action
            self.addAction(action)

    def _build_menus(self) -> None:
        bar = self.menuBar()
        for menu_id, title in MENUS:
            if menu_id == "help":
                bar.addMenu(self.engine_menu)
            menu = bar.addMenu(words_of(title))
            menu.setToolTipsVisible(True)
            for spec in ACTIONS:
                if spec.menu == menu_id:
                    menu.addAction(self.actions_by_id[spec.id])
                if spec.id == "open_demo" and menu_id == "file":
                    menu.addMenu(self._recent_menu(menu))
            if menu_id == "explain":
                menu.addSeparator()
                menu.addMenu(self.preset_menu)
            if menu_id == "view":
                menu.addMenu(self.split_menu)
                menu.addSeparator()
                for dock in self.docks.values():
                    menu.addAction(dock.toggleViewAction())
                menu.addSeparator()
                for section in self.inspector.sections.values():
                    menu.addAction(section.toggle)
                menu.addSeparator()
                menu.addMenu(self.theme_menu)
                menu.addAction(self.actions_by_id["reset_layout"])

    def _recent_menu(self, parent: QMenu) -> QMenu:
        self._recent = QMenu(self.tr("Open recent"), parent)
        self._recent.aboutToShow.connect(self._fill_recent)
        self._recent.triggered.connect(self._on_recent_chosen)
        return self._recent

    def _build_toolbar(self) -> None:
        bar = QToolBar(self.tr("Toolbar"), self)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setIconSize(QSize(16, 16))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.toggleViewAction().setEnabled(False)  # a hidden toolbar has no way back by the mouse
        for name in TOOLBAR:
            if name == "|":
                bar.addSeparator()
            elif name == ">":
                space = QWidget(bar)
                space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                bar.addWidget(space)
            else:
                bar.addAction(self.actions_by_id[name])
                button = bar.widgetForAction(self.actions_by_id[name])
                button.setAccessibleName(self.actions_by_id[name].text().rstrip("…"))
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                if name == "add_view" and isinstance(button, QToolButton):
                    button.setMenu(self.split_menu)
                    button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        more = bar.findChild(QToolButton, "qt_toolbar_ext_button")
        if more is not None:  # Qt's own symbol is black, on a dark ground too
            more.setIcon(icon("chevron"))
        self.addToolBar(bar)
        self._toolbar = bar

    def _connect(self, controller: Controller) -> None:
        central_view, status = self.central_view, self.status
        central_view.image_chosen.connect(controller.show_image)
        central_view.image_removed.connect(self.view_history.close_image)
        self._state.selection_changed.connect(self._on_selection_changed)
        central_view.drop_zone.open_image_wanted.connect(self.actions_by_id["open_image"].trigger)
        central_view.drop_zone.open_model_wanted.connect(self.actions_by_id["open_model"].trigger)
        central_view.drop_zone.sample_chosen.connect(self.commands.open_sample)
        central_view.drop_zone.recent_chosen.connect(self._open_recent)
        central_view.drop_zone.shown.connect(self._offer_recent)
        controller.pending_work.changed.connect(central_view.show_work)
        controller.pending_work.changed.connect(status.show_work)
        status.cancel_requested.connect(controller.cancel)
        self._state.panel_requested.connect(self.show_panel)
        self._state.preprocessing_requested.connect(self.commands.try_preprocessing)
        self._state.picture_changed.connect(self._enable_actions)
        self._state.picture_changed.connect(self._show_title)
        self._state.picture_changed.connect(self._show_zoom)
        self._state.model_changed.connect(self._show_title)
        self._state.model_changed.connect(self._enable_actions)
        self._state.maps_changed.connect(self._enable_actions)
        self.view_history.changed.connect(self._enable_history)
        self.last_session.restored.connect(self.view_history.begin_anew)
        self.last_session.available_changed.connect(
            self.actions_by_id["open_last_session"].setEnabled
        )
        self.window_commands.panels.toggled.connect(self._on_panels_toggled)
        status.zoom.offer(
            self.actions_by_id[name] for name in ("fit", "actual_size", "double_size")
        )

    @property
    def status(self) -> StatusBar:
        """The status bar."""
        bar = self.statusBar()
        assert isinstance(bar, StatusBar)
        return bar

    def _restore(self) -> None:
        self.inspector.fold(self._settings.folded())
        if self._settings.restore_layout(self):
            return
        self._placing.start()
        screen = self.screen().availableGeometry().size()
        self.resize(USUAL.boundedTo(screen).expandedTo(LEAST.boundedTo(screen)))

    # --- slots ------------------------------------------------------------------------------

    @Slot()
    def _enable_actions(self) -> None:
        has_picture = self._state.picture is not None
        info = self._state.model
        has_model = info is not None and not info.is_only_inspected
        for name in ("save_view", "save_report", "copy_view", "remove_image", "fit", "actual_size"):
            self.actions_by_id[name].setEnabled(has_picture)
        for name in ("zoom_in", "double_size", "zoom_out", "toggle_original", "stronger", "weaker"):
            self.actions_by_id[name].setEnabled(has_picture)
        for name in ("next_layer", "previous_layer", "auto_layer", "save_atlas"):
            self.actions_by_id[name].setEnabled(has_model)
        self.actions_by_id["filter_layers"].setEnabled(info is not None)
        self.actions_by_id["trust_model"].setEnabled(info is not None and bool(info.needs))
        self.actions_by_id["compare_model"].setEnabled(has_model)
        has_names = has_model and info is not None and info.has_names
        self.actions_by_id["edit_labels"].setEnabled(has_names)
        for name in ("follow_top", "find_class", "ask_again", "make_figure", "try_preprocessing"):
            self.actions_by_id[name].setEnabled(has_model and has_picture)
        self.actions_by_id["save_map"].setEnabled(self._state.current_maps is not None)

    @Slot()
    def _enable_history(self) -> None:
        self.actions_by_id["undo"].setEnabled(self.view_history.can_undo)
        self.actions_by_id["redo"].setEnabled(self.view_history.can_redo)

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if old.region != new.region:
            self._show_zoom()

    @Slot()
    def _show_zoom(self) -> None:
        canvas = self.central_view.canvas
        self.status.zoom.show_zoom(canvas.zoom_percent, is_fitted=canvas.is_fitted)

    @Slot(bool)
    def _on_panels_toggled(self, are_hidden: bool) -> None:
        self.actions_by_id["hide_panels"].setChecked(are_hidden)
        QTimer.singleShot(0, self, self._check_visibility)

    @Slot()
    def _show_title(self) -> None:
        parts = []
        if self._state.picture is not None:
            parts.append(self._state.picture.name)
        if self._state.model is not None and not self._state.model_is_demo:
            parts.append(self._state.model.file_name)
        self.setWindowTitle(title_words(" – ".join([*parts, "Camscope"])))

    @Slot()
    def _fill_recent(self) -> None:
        self._recent.clear()
        models, images = self._settings.kept_recent()
        there = {*self._settings.recent_models(), *self._settings.recent_images()}
        for title, paths in ((self.tr("Models"), models), (self.tr("Images"), images)):
            if paths:
                self._recent.addSection(title)
            for path in paths:
                is_there = path in there
                name = menu_words(Path(path).name)
                words = name if is_there else self.tr("{name} (not found)").format(name=name)
                action = self._recent.addAction(words)
                action.setData(path)
                action.setToolTip(tooltip(path))
                action.setEnabled(is_there)
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("Nothing yet")).setEnabled(False)
        else:
            self._recent.addSeparator()
            clear = self._recent.addAction(self.tr("Clear this list"))
            clear.setToolTip(self.tr("Forget these files; they stay where they are"))
            clear.triggered.connect(self._settings.forget_recent)

    @Slot()
    def _offer_recent(self) -> None:
        """Show recent files on the start page; the first paint does not wait for the disk."""
        if self._is_painted:
            self.offer_recent()

    def offer_recent(self) -> None:
        """Put the recent files that are still there onto the start page."""
        images, models = self._settings.recent_images(), self._settings.recent_models()
        self.central_view.offer_recent(images, models)

    @Slot(str)
    def _open_recent(self, path: str) -> None:
        self.commands.open_paths([path])

    @Slot(QAction)
    def _on_recent_chosen(self, action: QAction) -> None:
        path = action.data()
        if isinstance(path, str):
            self.commands.open_paths([path])


def _share(side: str, length: int) -> int:
    """Return what the docks of a side take of the window's width, or height, at first."""
    share, least, most = SHARES[side]
    more = TREE_SHARE * max(0, length - USUAL.width()) if side == "left" else 0
    return min(max(least, round(share * length + more)), most)


def _accept_copy(event: QDropEvent) -> bool:
    """Take a copy if there is one to have: after a move the file manager would delete its own."""
    can_copy = bool(event.possibleActions() & Qt.DropAction.CopyAction)
    if can_copy:
        event.setDropAction(Qt.DropAction.CopyAction)
    event.setAccepted(can_copy)
    return can_copy
