"""Carries out the actions: one method for each line of `ACTIONS`, of the same name."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from engine.api.file_names import array_and_part
from engine.api.formats import (
    ARRAY_SUFFIXES,
    IMAGE_SUFFIXES,
    NAMED_SUFFIXES,
    saved_model_folder,
)
from engine.api.resources import DEMO_MODEL, third_party_works
from gui.actions.dialogs_beside import DialogsBeside
from gui.core.dropped_files import FileSorter, sentence_for_unknown
from gui.core.recent_files import RecentFiles
from gui.dialogs.export import ExportDialogs
from gui.dialogs.match import HeatmapQuestions
from gui.dialogs.trust import TrustQuestions
from gui.dialogs.weights import WeightsQuestions
from gui.pasted_image import PastedImageReader, encoded_picture
from gui.qimage import rgb_from_qimage
from gui.text.translation import Said, translated
from gui.widgets.controls.dialog_buttons import take_icons

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QMainWindow

    from engine.api.crashes import Crash
    from engine.api.engine_status import EngineOptions
    from engine.api.errors import Text
    from engine.api.image import Picture
    from gui.actions.shell import Shell
    from gui.core.controller import Controller
    from gui.core.dropped_files import SortedFiles
    from gui.core.settings import Settings
    from gui.core.state import State
    from gui.notices import Notices


class ActionHandlers(QObject):
    """Carries out the actions. Dialogs do not block: the window stays alive behind them.

    Parameters
    ----------
    window : QMainWindow
        Before which dialogs stand.
    shell : Shell
        The same window, as the actions see it.
    state, controller, notices, settings
        What actions read and change.
    """

    def __init__(
        self,
        window: QMainWindow,
        shell: Shell,
        state: State,
        controller: Controller,
        notices: Notices,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._shell = shell
        self._state = state
        self._controller = controller
        self._notices = notices
        self._settings = settings
        self._recent = RecentFiles(state, settings, self)
        self._sorter = FileSorter(self)
        self._sorter.finished.connect(self._on_sorted)
        self._pasted = PastedImageReader(self)
        self._pasted.read.connect(self._on_pasted)
        self._pasted.refused.connect(self._on_paste_refused)
        self._export_dialogs = ExportDialogs(window, state, controller, notices, settings)
        self._questions = HeatmapQuestions(window, state, controller, notices)
        self._trust = TrustQuestions(window, state, controller, notices, settings)
        WeightsQuestions(window, state, controller, settings)
        self.beside = DialogsBeside()
        self._questions.image_chosen.connect(self._on_array_chosen)

    def stop(self) -> None:
        """Look for no more images: the window closes."""
        self._sorter.stop()
        self._pasted.stop()

    # --- opening ----------------------------------------------------------------------------

    def open_paths(self, paths: Iterable[str]) -> None:
        """Open images and a model together; folders are walked in a thread first."""
        self._sorter.sort(list(paths))

    @Slot(object)
    def _on_sorted(self, found: SortedFiles) -> None:
        """Open all images, one model or two to compare; say what was not understood."""
        for sentence in found.refused:
            self._notices.warn(translated(sentence))
        if found.unknown:
            self._notices.warn(Said(partial(sentence_for_unknown, found.unknown)))
        labels = next(iter(found.labels), "")
        if found.models:
            named = (("0", labels),) if labels else ()
            self._controller.open_model(found.models[0], labels=named)
            self._recent.expect_model(found.models[0])
        elif labels:
            self._take_labels(labels)
        if len(found.models) == 2:
            self._controller.compare_model(found.models[1])
        elif found.models[2:]:
            self._notices.warn(
                Said(
                    lambda: self.tr("Two models at a time at most: {name} is opened.").format(
                        name=Path(found.models[0]).name
                    )
                )
            )
        if found.heatmaps and found.heatmaps == found.images and self._questions.is_ready():
            self._questions.ask_about(found.heatmaps[0])
        else:
            self._open_images(found.images)

    def _take_labels(self, path: str) -> None:
        """Name the open model's classes by a file."""
        if self._state.model is None:
            self._notices.warn(
                Said(
                    lambda: self.tr(
                        "{name} may hold names of classes: open the model first."
                    ).format(name=Path(path).name)
                )
            )
        else:
            self._state.labels_requested.emit(self._state.selection.output, path)

    @Slot(str)
    def _on_array_chosen(self, path: str) -> None:
        self._open_images((path,))

    def _open_images(self, paths: Sequence[str]) -> None:
        if paths:
            self._controller.open_images(paths)
            self._recent.expect_images(paths)
            self._shell.central_view.leave_samples()

    def open_mime(self, data: QMimeData) -> bool:
        """Open what was dropped or pasted; return whether there was anything to open."""
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if paths:
            self.open_paths(paths)
            return True
        encoded = encoded_picture(data)
        if encoded is not None:
            self._pasted.want(encoded, self.tr("Pasted image"))
            return True
        if data.hasImage():
            image: QImage = data.imageData()
            if not image.isNull():
                self._open_pixels(image)
                return True
        if data.hasUrls():
            self._notices.warn(
                Said(
                    lambda: self.tr(
                        "Camscope works offline: save that to a file first, then open the file."
                    )
                )
            )
            return True
        return False

    def open_image(self) -> None:
        """Ask for image files."""
        dialog = self._dialog(
            self.tr("Open images"),
            self.tr("Images ({patterns})").format(
                patterns=_patterns((*IMAGE_SUFFIXES, *ARRAY_SUFFIXES))
            ),
            QFileDialog.FileMode.ExistingFiles,
        )
        dialog.filesSelected.connect(self._on_files_chosen)
        dialog.open()

    def open_folder(self) -> None:
        """Ask for a folder of images, or one that is a model."""
        dialog = self._dialog(
            self.tr("Open a folder of images, or a SavedModel"),
            "",
            QFileDialog.FileMode.Directory,
        )
        dialog.filesSelected.connect(self._on_files_chosen)
        dialog.open()

    def open_model(self) -> None:
        """Ask for a model file."""
        dialog = self._dialog(
            self.tr("Open a model"),
            self.tr("Models ({patterns})").format(patterns=_patterns(NAMED_SUFFIXES)),
            QFileDialog.FileMode.ExistingFile,
        )
        dialog.filesSelected.connect(self._on_files_chosen)
        dialog.open()

    def compare_model(self) -> None:
        """Ask for a model file to be shown beside the open one."""
        dialog = self._dialog(
            self.tr("Open a model to compare with"),
            self.tr("Models ({patterns})").format(patterns=_patterns(NAMED_SUFFIXES)),
            QFileDialog.FileMode.ExistingFile,
        )
        dialog.filesSelected.connect(self._on_compared_chosen)
        dialog.open()

    @Slot(list)
    def _on_compared_chosen(self, paths: Sequence[str]) -> None:
        if paths:
            path = saved_model_folder(paths[0])
            self._controller.compare_model(path)
            self._recent.expect_model(path)

    def model_library(self) -> None:
        """Show the networks of Keras Applications, beside the window."""
        from gui.dialogs.library import LibraryDialog

        open_one = self._window.findChild(LibraryDialog)
        dialog = open_one or LibraryDialog(self._settings, self._window)
        if open_one is None:
            dialog.model_chosen.connect(self._on_library_chosen)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    @Slot(str)
    def _on_library_chosen(self, path: str) -> None:
        self._controller.open_model(path)
        self._recent.expect_model(path)

    def edit_labels(self) -> None:
        """Show the names of all classes, to be edited."""
        from gui.dialogs.labels import LabelsDialog

        LabelsDialog(self._state, self._window).open()

    def open_demo(self) -> None:
        """Open the model that comes with the program."""
        if DEMO_MODEL.is_file():
            self._controller.open_model(str(DEMO_MODEL), is_demo=True)
        else:
            self._notices.warn(
                Said(lambda: self.tr("The demo model is not part of this installation."))
            )

    def trust_model(self) -> None:
        """Ask whether the code of the model on the screen may run."""
        self._trust.ask()

    def trusted_files(self) -> None:
        """Show whose code may run."""
        self._trust.list_files()

    def show_samples(self) -> None:
        """Show the drop zone with the samples."""
        self._shell.central_view.show_samples()

    @Slot(str)
    def open_sample(self, path: str) -> None:
        """Open a sample image, with the demo model if no other is open."""
        if self._state.model is None and not self._controller.wants_model:
            self.open_demo()
        self._controller.open_images([path])
        self._shell.central_view.leave_samples()

    def paste(self) -> None:
        """Open what is on the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and self.open_mime(data):
            return
        words = data.text().strip() if data is not None and data.hasText() else ""
        path = words.strip("\"'")
        if (
            path
            and "\n" not in path
            and len(path) < 4096
            and Path(array_and_part(path)[0]).exists()
        ):
            self.open_paths([path])
        else:
            self._notices.warn(Said(lambda: self.tr("There is no image on the clipboard.")))

    def remove_image(self) -> None:
        """Take the current image off the film strip."""
        current = self._state.images.current
        if current is not None:
            self._shell.view_history.close_image(current)

    # --- saving -----------------------------------------------------------------------------

    def save_view(self) -> None:
        """Ask where to write the view."""
        self._export_dialogs.save_view()

    def save_map(self) -> None:
        """Ask where to write the raw map."""
        self._export_dialogs.save_map()

    def save_report(self) -> None:
        """Ask where to write a report of what is on the screen."""
        self._export_dialogs.save_report()

    def make_figure(self) -> None:
        """Compose a figure, beside the window."""
        from gui.dialogs.figure import FigureDialog

        make = partial(FigureDialog, self._state, self._settings, self._window)
        self.beside.show_one(FigureDialog, make)

    def try_preprocessing(self) -> None:
        """Show ways of preprocessing side by side, beside the window."""
        from gui.dialogs.preprocessing import PreprocessingDialog

        make = partial(PreprocessingDialog, self._state, self._window)
        self.beside.show_one(PreprocessingDialog, make)

    def save_atlas(self) -> None:
        """Ask which layers' filter images to write, and where to."""
        from gui.dialogs.atlas import AtlasDialog

        AtlasDialog(self._state, self._settings, self._window).open()

    def copy_view(self) -> None:
        """Copy the view at the image's own size."""
        self._export_dialogs.copy_view()

    def copy_code(self) -> None:
        """Copy a script that makes the view."""
        self._export_dialogs.copy_code()

    # --- looking ----------------------------------------------------------------------------

    def fit(self) -> None:
        """Show the whole image."""
        self._shell.central_view.canvas.fit()

    def actual_size(self) -> None:
        """Show one image pixel on one screen pixel."""
        self._shell.central_view.canvas.actual_size()

    def zoom_in(self) -> None:
        """Enlarge by a step."""
        self._shell.central_view.canvas.zoom_in()

    def zoom_out(self) -> None:
        """Shrink by a step."""
        self._shell.central_view.canvas.zoom_out()

    def toggle_original(self) -> None:
        """Show the image alone, or with its heatmap again."""
        self._state.select(show_original=not self._state.selection.show_original)

    def stronger(self) -> None:
        """Raise the intensity by a step."""
        self._shell.central_view.step_intensity(1)

    def weaker(self) -> None:
        """Lower the intensity by a step."""
        self._shell.central_view.step_intensity(-1)

    # --- choosing ---------------------------------------------------------------------------

    def next_layer(self) -> None:
        """Go to the next layer with a heatmap."""
        self._step_layer(1)

    def previous_layer(self) -> None:
        """Go to the previous layer with a heatmap."""
        self._step_layer(-1)

    def auto_layer(self) -> None:
        """Go back to the automatic layer."""
        self._state.choose_layer(None)

    def next_image(self) -> None:
        """Go to the next image."""
        self._controller.show_image(self._state.images.neighbour(1))

    def previous_image(self) -> None:
        """Go to the image before."""
        self._controller.show_image(self._state.images.neighbour(-1))

    def explain_top_1(self) -> None:
        """Explain the top class."""
        self._explain_rank(1)

    def explain_top_2(self) -> None:
        """Explain the second class."""
        self._explain_rank(2)

    def explain_top_3(self) -> None:
        """Explain the third class."""
        self._explain_rank(3)

    def explain_top_4(self) -> None:
        """Explain the fourth class."""
        self._explain_rank(4)

    def explain_top_5(self) -> None:
        """Explain the fifth class."""
        self._explain_rank(5)

    def follow_top(self) -> None:
        """Explain the top class of every image."""
        self._state.select(target=None)

    def find_class(self) -> None:
        """Go to the box that finds any class."""
        self._shell.focus_panel("target", "find_box")

    def filter_layers(self) -> None:
        """Go to the box that filters layers."""
        self._shell.focus_panel("layers", "filter_box")

    def show_filters(self) -> None:
        """Go to the filter images."""
        self._shell.focus_panel("filters", "tiles")

    def match_heatmap(self) -> None:
        """Ask for a heatmap from elsewhere, to find out how it was made."""
        if not self._questions.check_ready():
            return
        dialog = self._dialog(
            self.tr("Why does my notebook differ?"),
            self.tr("Heatmaps ({patterns})").format(
                patterns=_patterns((*ARRAY_SUFFIXES, *IMAGE_SUFFIXES))
            ),
            QFileDialog.FileMode.ExistingFile,
        )
        dialog.fileSelected.connect(self._on_heatmap_chosen)
        dialog.open()

    @Slot(str)
    def _on_heatmap_chosen(self, path: str) -> None:
        self._settings.set_folder(path)
        self._questions.ask(path)

    def ask_again(self) -> None:
        """Run the network on this image again."""
        self._controller.ask_again()

    def cancel(self) -> None:
        """Stop what is done; else leave a picture, channel, message, samples, the full screen."""
        is_large = self._state.selection.filters.enlarged is not None
        if self._state.queries.pending:
            self._controller.cancel()
        elif is_large and self._state.visible.filters:
            self._state.enlarge_filter(None)
        elif self._state.selection.channel is not None:
            self._state.select(channel=None)
        elif not (
            self._shell.central_view.messages.dismiss_newest()
            or self._shell.central_view.leave_samples()
        ):
            self._shell.leave_full_screen()

    @Slot(object)
    def choose_options(self, options: EngineOptions) -> None:
        """Compute on another device or in another precision, now and next time."""
        self._settings.set_options(options)
        self._controller.configure(options)

    # --- the window -------------------------------------------------------------------------

    def find_action(self) -> None:
        """Open the palette."""
        from gui.actions.command_palette import CommandPalette
        from gui.actions.palette_entries import PaletteEntries

        found = PaletteEntries(self._shell, self, self._state, self._controller, self._settings)
        palette = CommandPalette(found.entries(), self._window, found.typed)
        palette.open_over(self._window)

    def show_keys(self) -> None:
        """List all keys, beside the window."""
        from gui.dialogs.keys import KeysDialog

        self.beside.show(lambda: KeysDialog(self._shell.all_actions(), self._window))

    def copy_diagnostics(self) -> None:
        """Show what helps to find a fault, to be copied."""
        from gui.dialogs.diagnostics import DiagnosticsDialog
        from gui.text.diagnostics import diagnostics_text

        def made() -> DiagnosticsDialog:
            text = diagnostics_text(self._state, self._settings)
            return DiagnosticsDialog(self.tr("Diagnostics"), text, self._settings, self._window)

        self.beside.show(made)

    def show_crash(self, crash: Crash) -> None:
        """Show the report of a crash, to be copied."""
        from gui.dialogs.diagnostics import DiagnosticsDialog
        from gui.text.diagnostics import crash_text

        def made() -> DiagnosticsDialog:
            text = crash_text(crash, self._state, self._settings)
            return DiagnosticsDialog(self.tr("Crash report"), text, self._settings, self._window)

        self.beside.show(made)

    def about(self) -> None:
        """Say what this is."""
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("About Camscope"))
        version = QGuiApplication.applicationVersion()
        box.setText(f"<b>Camscope {version}</b>")
        box.setInformativeText(
            self.tr(
                "See what a convolutional network looks at. Everything stays on this computer.\n"
                "Apache License 2.0. Uses Qt for Python and fpdf2 under the LGPL."
            )
        )
        box.setDetailedText(third_party_works())
        box.setStandardButtons(QMessageBox.StandardButton.Ok)
        take_icons(box)
        box.open()

    def reset_layout(self) -> None:
        """Put all panels back."""
        self._shell.reset_layout()

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    # --- helpers ----------------------------------------------------------------------------

    @Slot(list)
    def _on_files_chosen(self, paths: list[str]) -> None:
        if paths:
            self._settings.set_folder(paths[0])
            self.open_paths(paths)

    def _open_pixels(self, image: QImage) -> None:
        from engine.imaging import picture_from_pixels

        name = self.tr("Pasted image")
        self._on_pasted(picture_from_pixels(rgb_from_qimage(image), name))

    @Slot(object)
    def _on_pasted(self, picture: Picture) -> None:
        self._controller.paste_picture(picture)
        self._shell.central_view.leave_samples()

    @Slot(object)
    def _on_paste_refused(self, sentence: Text) -> None:
        self._notices.warn(translated(sentence))

    def _step_layer(self, step: int) -> None:
        info = self._state.model
        if info is None:
            return
        paths = [node.path for node in info.walk() if node.explainable]
        layer = self._state.layer
        if layer not in paths:
            return
        place = paths.index(layer) + step
        if 0 <= place < len(paths):
            self._state.choose_layer(paths[place])

    def _explain_rank(self, rank: int) -> None:
        predictions = self._state.predictions
        if predictions is not None and rank <= len(predictions.ranked):
            self._state.choose_unit(predictions.ranked[rank - 1].target)

    def _dialog(self, title: str, name_filter: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self._window, title, self._settings.folder(), name_filter)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        return dialog


def _patterns(suffixes: Iterable[str]) -> str:
    """Return a file dialog's patterns, in small and in capital letters."""
    return " ".join(f"*{suffix} *{suffix.upper()}" for suffix in sorted(suffixes))
