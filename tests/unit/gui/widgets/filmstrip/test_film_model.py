"""The strip's model: what stays when images come and go, and what each row says."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage

from gui.widgets.filmstrip.film_model import FAILED_ROLE, FilmModel
from tests.unit.gui.odd_names import odd_names, words_of_html

Role = Qt.ItemDataRole


@pytest.fixture
def model(qapp):
    made = FilmModel()
    made.set_items([("1", "cat.png"), ("2", "<b>dog</b>.png")])
    return made


def said(model, item_id, role):
    return model.data(model.index_of(item_id), role)


def picture(width=8, height=4):
    return QImage(width, height, QImage.Format.Format_RGB32)


def test_ids_and_rows_find_each_other(model):
    assert model.rowCount() == 2
    assert model.rowCount(model.index(0)) == 0
    assert model.id_at(model.index_of("2")) == "2"
    assert not model.index_of("3").isValid()
    assert not model.index_of(None).isValid()
    assert model.id_at(QModelIndex()) is None


def test_what_is_known_of_an_image_stays_while_it_stays(model):
    model.set_thumbnail("1", picture(), 72)
    model.set_failed("1", "It is damaged.")
    model.set_items([("3", "new.png"), ("1", "renamed.png")])
    assert said(model, "1", Role.DisplayRole) == "renamed.png"
    assert said(model, "1", Role.DecorationRole).width() == 8
    assert said(model, "1", FAILED_ROLE) == "It is damaged."
    assert said(model, "3", Role.DecorationRole).isNull()
    model.set_items([("3", "new.png")])
    model.set_items([("1", "cat.png")])
    assert said(model, "1", FAILED_ROLE) == ""


def test_thumbnails_are_scaled_down_and_never_up(model):
    model.set_thumbnail("1", picture(200, 100), 50)
    image = said(model, "1", Role.DecorationRole)
    assert (image.width(), image.height()) == (50, 25)
    model.set_thumbnail("1", picture(8, 4), 50)
    assert said(model, "1", Role.DecorationRole).width() == 8


def test_a_thumbnail_is_asked_for_once_when_it_is_seen_until_it_comes(model):
    asked = []
    model.thumbnail_missing.connect(asked.append)
    for _ in range(3):
        assert said(model, "2", Role.DecorationRole).isNull()
    assert asked == ["2"]
    model.set_thumbnail("2", picture(), 72)
    assert not said(model, "2", Role.DecorationRole).isNull()
    assert asked == ["2"]


def test_a_true_class_is_called_by_the_open_models_name(model):
    model.set_true_class("1", 1)
    model.set_true_class("gone", 1)
    assert words_of_html(said(model, "1", Role.ToolTipRole)).split("\n") == [
        "cat.png", "True class: 1"
    ]  # fmt: skip
    model.set_class_names(("<b>dog</b>", "<i>cat</i>"))
    assert "True class: <i>cat</i>" in words_of_html(said(model, "1", Role.ToolTipRole))
    assert "True" not in said(model, "2", Role.ToolTipRole)


def test_a_change_of_one_repaints_one(model):
    rows = []
    model.dataChanged.connect(lambda first, last: rows.append((first.row(), last.row())))
    model.set_failed("2", "It is damaged.")
    model.set_thumbnail("1", picture(), 72)
    model.set_failed("gone", "It is damaged.")
    model.set_thumbnail("gone", picture(), 72)
    assert rows == [(1, 1), (0, 0)]


def test_a_failure_is_said_to_everybody(model):
    assert said(model, "1", Role.AccessibleTextRole) == "cat.png"
    model.set_failed("1", "It is damaged.")
    assert said(model, "1", Role.AccessibleTextRole) == "cat.png. It is damaged."
    assert "It is damaged." in said(model, "1", Role.ToolTipRole)


def test_a_name_is_no_markup_in_a_tooltip(model):
    tip = said(model, "2", Role.ToolTipRole)
    assert "<b>" not in tip
    assert "&lt;b&gt;dog" in tip


def test_nowhere_there_is_nothing(model):
    assert model.data(QModelIndex(), Role.DisplayRole) is None
    assert said(model, "1", Role.FontRole) is None


@odd_names
def test_an_odd_name_is_shown_as_it_is(qapp, name, shown):
    model = FilmModel()
    model.set_items([("id", name)])
    model.set_failed("id", f"{name} is damaged.")
    assert model.data(model.index(0), Qt.ItemDataRole.DisplayRole) == shown
    tip = words_of_html(model.data(model.index(0), Qt.ItemDataRole.ToolTipRole))
    assert tip.split() == f"{shown} {shown} is damaged.".replace("\\n", " ").split()
