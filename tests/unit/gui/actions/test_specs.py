"""The table of actions: nothing twice, nothing that leads nowhere."""

from PySide6.QtGui import QKeySequence

from gui.actions.handlers import ActionHandlers
from gui.actions.specs import ACTIONS, MENUS, TOOLBAR
from gui.actions.view_handlers import ViewHandlers
from gui.actions.window_handlers import WindowHandlers
from gui.icons import icon


def test_ids_and_texts_are_told_apart():
    ids = [spec.id for spec in ACTIONS]
    assert len(set(ids)) == len(ids)
    numbered = [spec.id for spec in ACTIONS if "{rank}" in spec.text]
    texts = [spec.text for spec in ACTIONS if spec.id not in numbered]
    assert len(set(texts)) == len(texts)
    assert all(name.rpartition("_")[2].isdecimal() for name in numbered)


def test_no_key_does_two_things_and_every_key_is_one(qapp):
    keys = [QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys.split()]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_menus_and_toolbar_name_what_is_there():
    ids = {spec.id for spec in ACTIONS}
    assert {each for each in TOOLBAR if each not in "|>"} <= ids
    menus = {spec.menu for spec in ACTIONS} - {""}
    assert {name for name, _ in MENUS} <= menus


def test_every_icon_is_there(qapp):
    assert all(not icon(spec.icon).isNull() for spec in ACTIONS if spec.icon)


def test_every_action_is_said_in_a_tooltip_without_a_full_stop():
    for spec in ACTIONS:
        assert spec.tip
        assert not spec.tip.endswith(".")


def test_every_action_has_a_handler():
    missing = [
        spec.id
        for spec in ACTIONS
        if "{rank}" not in spec.text
        and not any(
            hasattr(each, spec.id) for each in (ActionHandlers, WindowHandlers, ViewHandlers)
        )
    ]
    assert missing == []
