"""Foreign text is shown as it is in the window's title and its menus."""

from __future__ import annotations

import dataclasses

from gui.actions.recent_menu import RecentMenu
from tests.unit.gui import fakes
from tests.unit.gui.odd_names import odd_names, words_of_html


@odd_names
def test_the_window_and_its_menus(desk, monkeypatch, name, shown):
    picture = dataclasses.replace(fakes.picture(), name=f"{name}[*]")
    desk.engine.pictures[picture.key] = picture
    desk.state.set_picture(picture)
    assert desk.window.windowTitle() == f"{shown}[*][*] – Camscope"
    path = f"/folder/{name.strip()}"
    monkeypatch.setattr(desk.settings, "recent_images", lambda: [path])
    monkeypatch.setattr(desk.settings, "kept_recent", lambda: ([], [path]))
    (menu,) = desk.window.findChildren(RecentMenu)
    menu.aboutToShow.emit()
    _title, action = menu.actions()[:2]
    last = shown.strip().rpartition("/")[2]
    assert action.text() == last.replace("&", "&&")
    assert "".join(words_of_html(action.toolTip()).split()).endswith(
        "".join(last.replace("\\n", "").split())
    )
    assert action.data() == path
