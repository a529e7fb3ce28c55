"""Asks where exports go, and has them written: views, maps, activations and filter images.

Built by `gui.actions.handlers`. File dialogs take their formats from `engine.storage.writers`.
"""

from __future__ import annotations

import dataclasses
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from engine.api.activations import SaveActivations, SaveAllActivations
from engine.api.code import FiltersCode, TilesCode, WriteCode
from engine.api.display import MapSource
from engine.api.file_names import image_stem, joined_name
from engine.api.filters import record_path
from engine.api.methods import Family
from engine.api.report import SaveReport
from engine.storage.writers import Content, default_suffix, formats_of
from gui.core import chosen, currency, planning
from gui.core.scales import scale_of, scaled
from gui.qimage import qimage_from_bgrx
from gui.queries.filters import save_request
from gui.text.caption import label_of
from gui.text.report import model_facts, report_views, report_words
from gui.text.translation import Said, translated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from engine.api.activations import TileStyle
    from engine.api.code import Code
    from engine.api.display import Overlay, SaveMap, SaveView
    from engine.api.filters import SaveFilters
    from gui.core.controller import Controller
    from gui.core.known_view import KnownView
    from gui.core.selection import Known, Selection
    from gui.core.settings import Settings
    from gui.core.state import State
    from gui.notices import Notices


class SaveDialog(QFileDialog):
    """Asks for a file of one content's formats, or for a folder; the window stays alive.

    Parameters
    ----------
    window : QWidget
        Above which it opens.
    settings : Settings
        Knows the folder that was saved to last.
    title : str
        Of the dialog.
    content : Content or None
        What is saved; None asks for a folder.
    name : str
        Suggested, without its suffix.
    write : callable
        Takes the chosen path. It is called once, in the main thread.
    """

    def __init__(
        self,
        window: QWidget,
        settings: Settings,
        title: str,
        content: Content | None,
        name: str,
        write: Callable[[str], None],
    ) -> None:
        patterns = "" if content is None else name_filters(content)
        super().__init__(window, title, settings.save_folder(), patterns)
        self._settings = settings
        self._write = write
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if content is None:
            self.setFileMode(QFileDialog.FileMode.Directory)
            self.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            suffix = default_suffix(content)
            self.setFileMode(QFileDialog.FileMode.AnyFile)
            self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            self.setDefaultSuffix(suffix.removeprefix("."))
            self.selectFile(name + suffix)
        self.fileSelected.connect(self._on_chosen)
        self.filterSelected.connect(self._on_format)

    @Slot(str)
    def _on_format(self, name_filter: str) -> None:
        """Give names without a suffix that of the chosen format."""
        self.setDefaultSuffix(name_filter.rpartition(".")[2].rstrip(")"))

    @Slot(str)
    def _on_chosen(self, path: str) -> None:
        if path:
            self._settings.set_save_folder(path)
            self._write(path)


class ReplaceQuestion(QMessageBox):
    """Asks whether a file beside the chosen one may be replaced, and goes on if so."""

    def __init__(self, window: QWidget, name: str, go_on: Callable[[], None]) -> None:
        super().__init__(window)
        self._go_on = go_on
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self.tr("{name} is there already. Replace it?").format(name=name))
        self.setInformativeText(self.tr("It records how the images beside it were made."))
        self.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        self.setDefaultButton(QMessageBox.StandardButton.No)
        self.finished.connect(self._on_finished)

    @Slot(int)
    def _on_finished(self, button: int) -> None:
        if button == QMessageBox.StandardButton.Yes:
            self._go_on()


class ExportDialogs(QObject):
    """Asks where to write what is on the screen; puts views on the clipboard."""

    def __init__(
        self,
        window: QWidget,
        state: State,
        controller: Controller,
        notices: Notices,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._state = state
        self._controller = controller
        self._notices = notices
        self._settings = settings
        controller.view_drawn.connect(self._on_view_drawn)
        controller.code_written.connect(self._on_code_written)
        state.activation_file_requested.connect(self.save_activations)
        state.filter_file_requested.connect(self.save_filters)

    # --- views and maps ---------------------------------------------------------------------

    def save_view(self) -> None:
        """Ask where to write the view, and write what was on the screen when it was asked for."""
        request = planning.save_view_for(self._state.selection, self._state.known, "")
        if self._state.picture is None or request is None:
            self._notices.warn(Said(lambda: self.tr("There is no picture to save yet.")))
        elif self._is_there():
            write = self._writer(scaled(request, scale_of(self._state.views)))
            self._ask(self.tr("Save view"), Content.OVERLAY, self.view_name(), write)

    def save_map(self) -> None:
        """Ask where to write the raw map, and write that of the moment of asking."""
        request = planning.save_map_for(self._state.selection, self._state.known, "")
        if request is None:
            self._notices.warn(Said(lambda: self.tr("There is no map to save yet.")))
        elif self._is_there():
            write = self._writer(request)
            self._ask(self.tr("Save raw map"), Content.MAP, self.view_name(), write)

    def save_report(self) -> None:
        """Ask where to write a report, and write what was on the screen at the moment of asking."""
        views = report_views(self._state.views)
        if not views:
            self._notices.warn(Said(lambda: self.tr("There is no picture to save yet.")))
        elif self._is_there(self._state.views):
            models = (view.model for view in self._state.views)
            model = model_facts(models, self._state.status)
            words = report_words(QDateTime.currentDateTime())
            write = self._writer(SaveReport("", views, model, words))
            self._ask(self.tr("Save report"), Content.REPORT, f"{self.view_name()}_report", write)

    def copy_view(self) -> None:
        """Copy the view at the image's own size."""
        if self._state.picture is None:
            self._notices.warn(Said(lambda: self.tr("There is no picture to copy yet.")))
        elif self._is_there():
            self._controller.copy_view()

    def _is_there(self, views: Sequence[KnownView] = ()) -> bool:
        """Return whether what the active view, or each of these, shows is chosen; say if not."""
        every = views or (self._state.active,)
        is_computing = any(currency.is_computing(each.selection, each.known) for each in every)
        if is_computing:
            self._notices.warn(
                Said(
                    lambda: self.tr(
                        "This picture is still being computed. Save it when it is there."
                    )
                )
            )
        return not is_computing

    def _writer(self, request: SaveView | SaveMap | SaveReport) -> Callable[[str], None]:
        """Return what writes a request to the path that is chosen for it."""
        wanted = self._state.export_requested
        return lambda path: wanted.emit(dataclasses.replace(request, path=path))

    def copy_code(self) -> None:
        """Copy a script that makes the view."""
        if planning.code_for(self._state.selection, self._state.known) is None:
            self._notices.warn(Said(lambda: self.tr("There is no heatmap to copy as code yet.")))
        else:
            self._controller.copy_code()

    def view_name(self) -> str:
        """Return a name that says what is shown: image, method, target and layer."""
        return view_name(self._state.selection, self._state.known)

    @Slot(object)
    def _on_view_drawn(self, overlay: Overlay) -> None:
        QGuiApplication.clipboard().setImage(qimage_from_bgrx(overlay.pixels))
        self._notices.info(Said(lambda: self.tr("The view is on the clipboard.")))

    @Slot(object)
    def _on_code_written(self, code: Code) -> None:
        QGuiApplication.clipboard().setText(code.script)
        self._notices.info(Said(lambda: self.tr("The script is on the clipboard.")))

    # --- activations ------------------------------------------------------------------------

    @Slot(str, object)
    def save_activations(self, kind: str, style: TileStyle) -> None:
        """Ask for a file or a folder, and write what was on the screen when it was asked for.

        Parameters
        ----------
        kind : str
            "raw", "tiles", "sheet" or "folder"; "code" copies a script of the tiles.
        style : TileStyle
            How the tiles look.
        """
        held = self._state.activations
        if held is None:
            return
        if kind == "code":
            self._state.export_requested.emit(WriteCode(TilesCode(held.request, style)))
            return
        title, content = {
            "raw": (self.tr("Save raw activations"), Content.ACTIVATIONS),
            "tiles": (self.tr("Save tiles"), Content.TILES),
            "sheet": (self.tr("Save a contact sheet"), Content.SHEET),
            "folder": (self.tr("Save all layers into a folder"), None),
        }[kind]
        picture, shown = self._state.picture, held.request
        image = "image" if picture is None else image_stem(picture.name)
        request: SaveActivations | SaveAllActivations
        if content in (None, Content.SHEET):
            request, layer = SaveAllActivations("", shown.input, style), ""
        else:
            layer = shown.layer
            request = SaveActivations("", shown.input, layer, shown.target, style)
        wanted = self._state.export_requested

        def write(path: str) -> None:
            wanted.emit(dataclasses.replace(request, path=path))

        self._ask(title, content, joined_name(image, layer, "activations"), write)

    # --- filter images ----------------------------------------------------------------------

    @Slot(str, int)
    def save_filters(self, kind: str, columns: int) -> None:
        """Ask for a file, and write what was on the screen when it was asked for.

        Parameters
        ----------
        kind : str
            "one", or "all"; "code" copies a script of all.
        columns : int
            Pictures to a row.
        """
        request = save_request(self._state, kind, columns)
        if request is None:
            return
        if kind == "code":
            subject = FiltersCode(request.request, request.columns, request.grid_order)
            self._state.export_requested.emit(WriteCode(subject))
            return
        title = self.tr("Save filter image") if kind == "one" else self.tr("Save filter images")
        wanted = self._state.export_requested

        def write(path: str) -> None:
            beside = record_path(path)
            chosen = dataclasses.replace(request, path=path, replaces_record=True)
            if os.path.exists(beside):  # the dialog asked about the picture alone
                name = os.path.basename(beside)
                ReplaceQuestion(self._window, name, lambda: wanted.emit(chosen)).open()
            else:
                wanted.emit(dataclasses.replace(chosen, replaces_record=False))

        self._ask(title, Content.FILTERS, _filters_name(request), write)

    def _ask(
        self, title: str, content: Content | None, name: str, write: Callable[[str], None]
    ) -> None:
        SaveDialog(self._window, self._settings, title, content, name, write).open()


def view_name(selection: Selection, known: Known) -> str:
    """Return a name for the file of a view: image, method, target and layer, if they are in it.

    Of two open models, the view's own is named, too.
    """
    parts = ["view" if known.picture is None else image_stem(known.picture.name)]
    shown, channel = chosen.shown_of(selection, known), selection.channel
    if selection.show_original or not currency.heat_is_shown(selection, known):
        return joined_name(*parts)
    if known.model is not None and known.has_two_models:
        parts.append(os.path.splitext(os.path.basename(known.model.request.path))[0])
    if isinstance(shown, MapSource):
        method = known.method(shown.key.method)
        is_free = method is not None and method.family is Family.CLASS_FREE
        label = "" if is_free else label_of(selection, known)
        parts += [shown.key.method, label, shown.layer]  # a map of the input has no layer
    elif channel is not None:
        parts += ["channel", str(channel.index), channel.layer or ""]
    return joined_name(*parts)


def name_filters(content: Content) -> str:
    """Return a file dialog's filters for a content: "PNG images (*.png)"."""
    return ";;".join(f"{translated(each.name)} (*{each.suffix})" for each in formats_of(content))


def _filters_name(request: SaveFilters) -> str:
    """Return a name that says what is saved: layer, channel, and that it is a filter image."""
    grown, pictures = request.request, request.pictures
    is_one = len(pictures) == 1
    return joined_name(
        grown.layer,
        str(grown.objective_kind),
        str(pictures[0].channel) if is_one else "",
        "filter" if is_one else "filters",
    )
