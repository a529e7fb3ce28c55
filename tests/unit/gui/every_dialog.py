"""Opens every dialog of the window, each as its own test does it: for tests that look at all."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog

from engine.api.model import WeightsQuestion
from engine.api.weights import WeightsFit
from engine.models.catalogue import LibraryModel, find_application
from gui.closing import SavingQuestion
from gui.dialogs.export import ReplaceQuestion
from gui.dialogs.library import RemovalQuestion
from gui.dialogs.match import ArrayQuestion
from tests.unit.gui.dialogs.test_match import answered, chosen
from tests.unit.gui.dialogs.test_trust import SHA, WHY, refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def _triggered(action: str) -> Callable[[Any], None]:
    return lambda desk: desk.window.actions_by_id[action].trigger()


def _imported() -> LibraryModel:
    network = find_application("MobileNet")
    assert network is not None
    return LibraryModel(network)


def _matched(desk: Any) -> None:
    answered(desk, chosen(desk))


def _asked_of_weights(desk: Any) -> None:
    desk.engine.answers = False
    desk.controller.open_model("/m/vgg16_weights.weights.h5")
    fits = (WeightsFit("VGG16", 224, has_top=False), WeightsFit("VGG19", 224, has_top=False))
    desk.engine.produced.emit(WeightsQuestion(desk.engine.taken()[-1], SHA, fits))
    desk.engine.answers = True


def _trust_asked(desk: Any) -> None:
    desk.engine.info = refused(classes=("my_package>Scale",))
    desk.controller.open_model("/m/net.keras")
    QApplication.processEvents()  # the engine's answer is queued in this thread
    assert desk.state.model.refusals == (WHY,)
    desk.window.actions_by_id["trust_model"].trigger()


OPENERS: dict[str, Callable[[Any], None]] = {
    **{
        action: _triggered(action)
        for action in (
            "save_atlas",
            "make_figure",
            "try_preprocessing",
            "show_keys",
            "edit_labels",
            "copy_diagnostics",
            "model_library",
            "trusted_files",
            "about",
        )
    },
    "match": _matched,
    "saving": lambda desk: SavingQuestion(desk.window, ["fish.png", "star.png"]).open(),
    "removal": lambda desk: RemovalQuestion(_imported(), desk.window).open(),
    "replace": lambda desk: ReplaceQuestion(desk.window, "fish.png.json", lambda: None).open(),
    "array": lambda desk: ArrayQuestion("/h/fish.npy", desk.window).open(),
    "weights": _asked_of_weights,
    "trust": _trust_asked,  # the last: another model is open then
}
"""How each is opened in a window that shows a heatmap."""


def opened(desk: Any, name: str) -> QDialog:
    """Open a dialog and return it."""
    before = set(desk.window.findChildren(QDialog))
    OPENERS[name](desk)
    (dialog,) = (
        each for each in set(desk.window.findChildren(QDialog)) - before if each.isVisible()
    )
    return dialog


def kinds_of_dialogs() -> set[str]:
    """Return the names of all classes of dialogs in `gui`, read from its sources."""
    gui = Path(__file__).resolve().parents[3] / "gui"
    return {
        each.name
        for path in gui.rglob("*.py")
        for each in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(each, ast.ClassDef)
        and {ast.unparse(base) for base in each.bases} & {"QDialog", "QMessageBox"}
    }
