"""A refused model is shown with its reasons; its code runs only after the user said so."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox

from engine.api.errors import text
from engine.api.keys import Lane
from engine.api.model import LoadModel
from engine.api.trust import CodeNeeds, TrustedFile
from gui.core.trusted_files import files_in, text_of
from gui.dialogs.trust import TrustDialog, TrustedFilesDialog
from tests.unit.gui import fakes

WHY = text("net.keras contains a Lambda layer (scale).")
SHA = "0123456789abcdef" * 4


def refused(*, programs=("scale",), classes=()):
    """A model that is only inspected, as the engine tells of it."""
    node = replace(
        fakes.layer("scale", "Lambda", explainable=False), reason=WHY, runs_code=bool(programs)
    )
    return fakes.model_info(
        "/m/net.keras",
        SHA,
        layers=(fakes.layer("input", "InputLayer", explainable=False), node),
        outputs=(),
        auto_layer=None,
        auto_reason=text("Only inspected. {why}", why=WHY),
        preprocess_choices=(),
        refusals=(WHY,),
        needs=CodeNeeds(programs, classes),
    )


@pytest.fixture
def inspected(desk, qtbot):
    """A window in which a refused model was opened."""

    def show(**needs):
        desk.engine.info = refused(**needs)
        with qtbot.waitSignal(desk.state.model_changed):
            desk.controller.open_model("/m/net.keras")
        desk.engine.taken()
        return desk

    return show


def dialog_of(desk, kind=TrustDialog):
    (dialog,) = desk.window.findChildren(kind)
    return dialog


def asked(desk):
    desk.window.actions_by_id["trust_model"].trigger()
    return dialog_of(desk)


def test_the_tree_is_shown_and_nothing_is_asked_of_the_engine(inspected, shown):
    desk = inspected()
    tree = desk.window.panels["layers"]
    assert [tree.model.node_at(tree.model.index(row, 0)).path for row in range(2)] == [
        "input",
        "scale",
    ]
    desk.state.inspect("scale")
    desk.state.set_visible(
        **dict.fromkeys(
            ("activations", "weights", "properties", "method_strip", "filters", "top_images"), True
        )
    )
    lanes = {request.lane for request in desk.engine.taken()}
    assert lanes <= {Lane.OVERLAY}
    for name in ("activations", "filters", "top_images"):
        desk.window.show_panel(name)
    said = desk.window.panels
    assert said["activations"]._sentence is not None
    assert not desk.window.actions_by_id["save_atlas"].isEnabled()
    assert desk.window.actions_by_id["trust_model"].isEnabled()


def test_cancel_is_what_enter_and_esc_do(inspected, qtbot):
    desk = inspected()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        dialog = asked(desk)
        qtbot.waitExposed(dialog)
        assert dialog.cancel_button.isDefault()
        assert not dialog.trust_button.autoDefault()
        with qtbot.waitSignal(dialog.destroyed):
            qtbot.keyClick(dialog, key)
    assert desk.settings.trusted() == ""
    assert [each for each in desk.engine.taken() if isinstance(each, LoadModel)] == []


def test_a_trusted_lambda_is_opened_again_and_remembered(inspected):
    desk = inspected()
    dialog = asked(desk)
    words = "\n".join(line.text() for line in dialog.lines)
    assert "your rights" in words
    assert "scale" in words
    assert SHA[:16] in words
    assert not dialog.choose_button.isVisible()
    dialog.trust_button.click()
    trust = TrustedFile(SHA)
    (request,) = (each for each in desk.engine.taken() if isinstance(each, LoadModel))
    assert request == LoadModel("/m/net.keras", trusted=(trust,))
    assert files_in(desk.settings.trusted()) == ((trust,), {SHA: "net.keras"})
    desk.controller.open_model("/m/other.keras")  # by SHA-256: the engine compares it
    assert desk.engine.taken()[-1].trusted == (trust,)


def test_classes_need_a_python_file(inspected, tmp_path):
    desk = inspected(programs=(), classes=("mine>Scale",))
    dialog = asked(desk)
    assert not dialog.trust_button.isEnabled()
    assert "Scale" in dialog.lines[2].text()
    dialog.take_code(str(tmp_path / "gone.py"))
    assert not dialog.trust_button.isEnabled()
    assert "gone.py" in dialog.code_line.text()
    ran = tmp_path / "ran"
    code = tmp_path / "層.py"
    code.write_text(f"open({str(ran)!r}, 'w')\n", encoding="utf-8")
    digest = hashlib.sha256(code.read_bytes()).hexdigest()
    dialog.take_code(str(code))
    assert "層.py" in dialog.code_line.text()
    assert digest[:16] in dialog.code_line.text()
    dialog.trust_button.click()
    assert desk.engine.taken()[-1].trusted == (TrustedFile(SHA, str(code), digest),)
    assert not ran.exists()  # never in the window's process


def test_what_was_trusted_is_trusted_at_the_next_start_and_can_be_forgotten(desk):
    files = (TrustedFile(SHA), TrustedFile("b" * 64, "/c/own.py", "c" * 64))
    desk.settings.set_trusted(text_of(files, {SHA: "net.keras"}))
    again = type(desk.window)(desk.state, desk.controller, desk.notices, desk.settings)
    try:
        desk.controller.open_model("/m/net.keras")
        assert desk.engine.taken()[-1].trusted == files
        again.actions_by_id["trusted_files"].trigger()
        (dialog,) = again.findChildren(TrustedFilesDialog)
        rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
        assert "own.py" in rows[0]
        assert rows[1].startswith("net.keras")
        assert not dialog.forget_button.isEnabled()
        dialog.list.item(0).setSelected(True)
        dialog.forget_button.click()
        assert files_in(desk.settings.trusted())[0] == files[:1]
        dialog.list.item(0).setSelected(True)
        dialog.forget_button.click()
        assert files_in(desk.settings.trusted())[0] == ()
        assert "No file is trusted" in dialog.line.text()
        dialog.buttons.button(QDialogButtonBox.StandardButton.Close).click()
        desk.controller.open_model("/m/net.keras")
        assert desk.engine.taken()[-1].trusted == ()
    finally:
        again.deleteLater()


def test_another_model_takes_question_and_message_with_it(inspected, desk, qtbot):
    gone = []
    desk.notices.withdrawn.connect(gone.append)
    inspected()
    with qtbot.waitSignal(asked(desk).destroyed):
        desk.state.set_model(fakes.model_info("/m/other.keras", key="other"))
    assert [each.splitlines()[1] for each in gone] == [str(WHY)]
    assert desk.settings.trusted() == ""


def test_enter_closes_the_list_and_delete_forgets(desk, qtbot):
    files = (TrustedFile(SHA), TrustedFile("b" * 64))
    dialog = TrustedFilesDialog(files, {}, desk.window)
    dialog.show()
    qtbot.waitExposed(dialog)
    forgotten = []
    dialog.forgotten.connect(forgotten.append)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)  # nothing is selected
    assert forgotten == []
    dialog.list.setCurrentRow(0)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert forgotten == ["b" * 64]
    dialog.list.setCurrentRow(0)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert forgotten == ["b" * 64]


def test_a_model_without_code_is_told_to_need_no_trust(desk):
    desk.window.commands.trust_model()
    assert desk.told == ["This model runs no code of its own: it needs no trust."]


def test_the_reasons_are_a_message_with_the_way_out(inspected, desk):
    offers = []
    desk.notices.offer_posted.connect(lambda *given: offers.append(given))
    inspected()
    (offer,) = offers
    assert offer[0].splitlines()[1] == str(WHY)
    assert offer[1] == "Trust this file…"
    offer[2]()
    assert dialog_of(desk).isVisible()
    inspected(programs=())
    assert desk.told[-1].splitlines()[1] == str(WHY)
