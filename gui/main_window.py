"""Builds the window: docks from PANELS, menus and toolbar from ACTIONS, drops from anywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QDockWidget,
    QLineEdit,
    QMainWindow,
)

from engine.api import garbage
from gui.actions.build import build_action
from gui.actions.engine_menu import EngineMenu
from gui.actions.handlers import ActionHandlers
from gui.actions.language_menu import LanguageMenu
from gui.actions.preset_menu import PresetMenu
from gui.actions.recent_menu import RecentMenu
from gui.actions.specs import ACTIONS
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
from gui.inspector import Inspector
from gui.menu_bar import LINE, MenuBar
from gui.panel_dock import PanelDock
from gui.panels import PANELS
from gui.panels.visibility import VisibilityAware
from gui.speech import Speech
from gui.status_bar import StatusBar
from gui.tab_stops import FocusFrame, next_stop
from gui.theme import Theme
from gui.thumbnails import ThumbnailReader
from gui.toolbar import ToolBar
from gui.widgets.drop_veil import DropVeil
from gui.widgets.tooltip import title_words
from gui.window_memory import WindowMemory, destroy

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QAction,
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
        speech: Speech | None = None,
    ) -> None:
        super().__init__()
        self._state = state
        self._controller = controller
        self._notices = notices
        self._settings = settings
        self._theme = theme or Theme(self)
        self._speech = speech or Speech(parent=self)
        self._is_painted = False
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
        # The column on the right needs the height, the strip at the bottom the width.
        self.setCorner(Qt.Corner.BottomRightCorner, AREAS["right"])
        self.setCorner(Qt.Corner.BottomLeftCorner, AREAS["bottom"])
        self.commands = ActionHandlers(self, self, state, controller, notices, settings)
        self._label_memory = LabelMemory(state, notices, self)
        self.reloader = Reloader(state, controller, notices, self)
        self.view_history = ViewHistory(state, controller, self)
        self.closing = Closing(self, state, controller, notices)
        self.last_session = LastSession(state, controller, settings, notices, self)
        self.window_commands = WindowHandlers(
            self, self, self.view_history, self.last_session, settings
        )
        self._build()
        self._follow()
        self._first_layout = self.saveState()
        self._restore()
        self.setAcceptDrops(True)

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
            "setting": [
                *self.engine_menu.choices(),
                *self.theme_menu.choices(),
                *self.language_menu.choices(),
            ],
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
            *self.tabs.bars(),
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
        """Follow the system's language, and what fills the screen; end peeking elsewhere (Qt)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LocaleChange:
            self._speech.follow_system()
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

    def _build(self) -> None:
        """Build all that can be seen, in the language of now, over what is open."""
        state, controller, before = self._state, self._controller, set(vars(self))
        self.actions_by_id: dict[str, QAction] = {}
        self.central_view = CentralView(state, self._notices, self)
        self.setCentralWidget(self.central_view)
        self.setStatusBar(StatusBar(state, self))
        self._build_docks()
        self.focus_frame = FocusFrame(self)
        self.view_commands = ViewHandlers(self.central_view.views, state, controller)
        self.engine_menu = EngineMenu(state, self)
        self.engine_menu.options_chosen.connect(self.commands.choose_options)
        self.engine_menu.sentence_wanted.connect(self._notices.warn)
        self.preset_menu = PresetMenu(state, self)
        self.theme_menu = ThemeMenu(self._theme, self._settings, self)
        self.language_menu = LanguageMenu(self._speech, self._settings, self)
        self._build_actions()
        self.split_menu = SplitMenu(state, self.view_commands, self.actions_by_id, self)
        self._build_menus()
        self._toolbar = ToolBar(self.actions_by_id, self.split_menu, self)
        self.addToolBar(self._toolbar)
        self.drop_veil = DropVeil(self)
        for box in self.findChildren(QLineEdit):
            box.setAcceptDrops(False)  # else a dropped file becomes text in the box
        self._connect_parts()
        self._enable_actions()
        self._enable_history()
        self._show_title()
        for name, is_on in (
            ("reopen_at_start", self._settings.reopens_session()),
            ("full_screen", self.isFullScreen()),
            ("hide_panels", self.window_commands.panels.are_hidden),
        ):
            self.actions_by_id[name].setChecked(is_on)
        self.actions_by_id["open_last_session"].setEnabled(self.last_session.is_available)
        self._built = set(vars(self)) - before

    def _build_docks(self) -> None:
        state = self._state
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
        for dock in self._low:
            dock.title.set_repeated(True)  # a title that goes later would leave its height
        front.raise_()
        self.tabs = DockTabs(self, self._low)

    def _take_down(self) -> None:
        """Destroy all that `_build` has built, at once: nothing of it hears of anything more."""
        for root in (self.central_view, *self.docks.values()):
            for reader in root.findChildren(ThumbnailReader):
                reader.stop()
            for panel in root.findChildren(VisibilityAware):
                panel.retire()
        over = self.tabs, self.focus_frame, self.drop_veil
        menus = self.recent_menu, self.split_menu, self.engine_menu, self.preset_menu
        bars = self._toolbar, self._menu_bar, self.status, self.theme_menu, self.language_menu
        around = *over, *self.docks.values(), *bars, *menus, *self.actions_by_id.values()
        for part in (*around, self.central_view):
            destroy(part)
        del over, menus, bars, around, part, root
        for name in self._built:
            delattr(self, name)
        # A name of a dead object would be taken for that of a new one at its place in memory.
        garbage.sweep()

    @Slot()
    def rebuild(self) -> None:
        """Build all that can be seen anew, because the language is another.

        The window itself, its dialogs, the state and all that follows it stay.
        """
        was_placed = self._placed == self._dock_sizes()
        self.setUpdatesEnabled(False)
        memory = WindowMemory(self, self)
        self._take_down()
        self._build()
        QCoreApplication.sendPostedEvents()  # shows what is new, and lays it out
        memory.put_back()
        QCoreApplication.sendPostedEvents()
        self.tabs.settle()
        QCoreApplication.sendPostedEvents()
        memory.place_pictures()
        self._show_zoom()
        self._controller.pending_work.tell_again()
        self.offer_recent()
        if was_placed:  # other words may need other widths
            self._placing.start()
        QTimer.singleShot(0, self, partial(self._show_rebuilt, memory))

    def _show_rebuilt(self, memory: WindowMemory) -> None:
        """Paint again: all that is new has its place by now."""
        self._check_visibility()  # what is on the screen shows all that it has, and can be scrolled
        memory.scroll()
        self.setUpdatesEnabled(True)
        self.repaint()  # Qt still waits for an update that it has dropped meanwhile

    def _dock_sizes(self) -> tuple[int, ...]:
        """Return what the docks take of the window: the widths of the sides, the height below."""
        sides = (self.docks["layers"].width(), self.inspector.width())
        return (*sides, *(dock.height() for dock in self._low if self.tabs.is_in_front(dock)))

    @Slot()
    def _place_docks(self) -> None:
        """Give the docks their shares of the window."""
        for side in ("left", "right"):
            docks = [
                dock for dock in self.docks.values() if self.dockWidgetArea(dock) == AREAS[side]
            ]
            widths = [_share(side, self.width())] * len(docks)
            self.resizeDocks(docks, widths, Qt.Orientation.Horizontal)
        self.tabs.set_heights({})
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
        self.recent_menu = RecentMenu(self._settings, self)
        self.recent_menu.chosen.connect(self._open_recent)
        ends = {
            "explain": (LINE, self.preset_menu),
            "view": (
                self.split_menu,
                LINE,
                *(dock.toggleViewAction() for dock in self.docks.values()),
                LINE,
                *(section.toggle for section in self.inspector.sections.values()),
                LINE,
                self.theme_menu,
                self.language_menu,
                self.actions_by_id["reset_layout"],
            ),
        }
        actions, recent = self.actions_by_id, self.recent_menu
        self._menu_bar = MenuBar(actions, recent, self.engine_menu, ends, self)
        self.setMenuBar(self._menu_bar)

    def _follow(self) -> None:
        """Hear of what is open, for as long as there is a window."""
        state = self._state
        state.selection_changed.connect(self._on_selection_changed)
        state.panel_requested.connect(self.show_panel)
        state.preprocessing_requested.connect(self.commands.try_preprocessing)
        state.picture_changed.connect(self._enable_actions)
        state.picture_changed.connect(self._show_title)
        state.picture_changed.connect(self._show_zoom)
        state.model_changed.connect(self._show_title)
        state.model_changed.connect(self._enable_actions)
        state.maps_changed.connect(self._enable_actions)
        self.view_history.changed.connect(self._enable_history)
        self.last_session.restored.connect(self.view_history.begin_anew)
        self.window_commands.panels.toggled.connect(self._on_panels_toggled)
        # Later: the menu that it was chosen in goes with all others.
        self._speech.changed.connect(self.rebuild, Qt.ConnectionType.QueuedConnection)

    def _connect_parts(self) -> None:
        controller, central_view, status = self._controller, self.central_view, self.status
        central_view.image_chosen.connect(controller.show_image)
        central_view.image_removed.connect(self.view_history.close_image)
        central_view.drop_zone.open_image_wanted.connect(self.actions_by_id["open_image"].trigger)
        central_view.drop_zone.open_model_wanted.connect(self.actions_by_id["open_model"].trigger)
        central_view.drop_zone.sample_chosen.connect(self.commands.open_sample)
        central_view.drop_zone.recent_chosen.connect(self._open_recent)
        central_view.drop_zone.shown.connect(self._offer_recent)
        controller.pending_work.changed.connect(central_view.show_work)
        controller.pending_work.changed.connect(status.show_work)
        status.cancel_requested.connect(controller.cancel)
        self.last_session.available_changed.connect(
            self.actions_by_id["open_last_session"].setEnabled
        )
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
