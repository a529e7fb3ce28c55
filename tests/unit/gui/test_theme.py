"""The program's colours: legible, chosen, and following the system while they are to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from gui import theme as module
from gui.core.settings import ThemeChoice
from gui.theme import (
    BLACK_ON_WHITE,
    DARK,
    LIGHT,
    OUTLINED,
    WHITE_ON_BLACK,
    Theme,
    legible,
    outline_source,
    palette_of,
)
from gui.widgets import palette_colors as tones
from tests.unit.gui.contrast import luminance, ratio

Role, Group = QPalette.ColorRole, QPalette.ColorGroup
FUSION = {  # the colours that Fusion takes of its own accord, light and dark
    "light": {Role.Highlight: "#308cc6", Role.PlaceholderText: "#80000000"},
    "dark": {
        Role.Window: "#323232",
        Role.WindowText: "#f0f0f0",
        Role.Base: "#242424",
        Role.Text: "#f0f0f0",
        Role.Button: "#323232",
        Role.ButtonText: "#f0f0f0",
        Role.Highlight: "#308cc6",
        Role.PlaceholderText: "#80f0f0f0",
    },
}


@pytest.fixture
def theme(qapp):
    yield Theme()
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
    qapp.setPalette(QPalette())
    for name in OUTLINED:
        qapp.setPalette(QPalette(), name)


def palette_from(colors):
    palette = palette_of(LIGHT)
    for role, color in colors.items():
        palette.setColor(role, QColor(color))
    return palette


@pytest.mark.parametrize("colors", [LIGHT, DARK, *FUSION.values()])
@pytest.mark.parametrize("group", [Group.Active, Group.Inactive])
def test_text_stands_out_from_its_ground(colors, group):
    palette = legible(palette_from(colors))
    for ink, ground in (
        (Role.WindowText, Role.Window),
        (Role.Text, Role.Base),
        (Role.ButtonText, Role.Button),
        (Role.HighlightedText, Role.Highlight),
        (Role.PlaceholderText, Role.Base),
        (Role.Link, Role.Base),
    ):
        colors_now = palette.color(group, ink), palette.color(group, ground)
        assert ratio(*colors_now) >= 4.5, (ink, ground)
        assert colors_now[0].alpha() == 255


@pytest.mark.parametrize("colors", [LIGHT, DARK, *FUSION.values()])
def test_disabled_text_is_quieter_and_still_there(colors):
    palette = legible(palette_from(colors))
    for ink, ground in ((Role.WindowText, Role.Window), (Role.Text, Role.Base)):
        quiet = ratio(palette.color(Group.Disabled, ink), palette.color(Group.Active, ground))
        loud = ratio(palette.color(Group.Active, ink), palette.color(Group.Active, ground))
        assert 3 <= quiet < 0.8 * loud


@pytest.mark.parametrize("colors", [BLACK_ON_WHITE, WHITE_ON_BLACK])
def test_high_contrast_is_black_and_white(colors):
    palette = legible(palette_of(colors))
    for ink, ground in (
        (Role.WindowText, Role.Window),
        (Role.Text, Role.Base),
        (Role.ButtonText, Role.Button),
        (Role.ToolTipText, Role.ToolTipBase),
    ):
        assert ratio(palette.color(ink), palette.color(ground)) == 21
        assert ratio(palette.color(Group.Disabled, ink), palette.color(ground)) >= 4.5
    for ink, ground in (
        (Role.HighlightedText, Role.Highlight),
        (Role.Highlight, Role.Window),
        (Role.PlaceholderText, Role.Base),
        (Role.Link, Role.Base),
    ):
        assert ratio(palette.color(ink), palette.color(ground)) >= 7
    line = outline_source(palette).darker(140)  # what Fusion makes of it
    assert ratio(line, palette.color(Role.Window)) >= 3
    for shade in (tones.quiet_text, tones.line):
        assert ratio(shade(palette), palette.color(Role.Window)) == 21
    for kind in ("warning", "error"):
        assert ratio(tones.status(kind, palette), palette.color(Role.Window)) >= 4.5


def test_high_contrast_is_dark_where_the_desktop_is(theme, monkeypatch):
    for colors, ground in ((FUSION["dark"], "#000000"), (LIGHT, "#ffffff")):
        desktop = palette_from(colors)
        monkeypatch.setattr(module, "system_palette", lambda desktop=desktop: desktop)
        theme.choose(ThemeChoice.CONTRAST)
        assert QApplication.palette().color(Role.Window) == QColor(ground)


def test_a_desktop_of_high_contrast_keeps_its_own(theme, monkeypatch):
    own = palette_from({**BLACK_ON_WHITE, Role.Highlight: "#800080"})
    monkeypatch.setattr(module, "system_palette", lambda: own)
    theme.choose(ThemeChoice.CONTRAST)
    assert QApplication.palette().color(Role.Highlight) == QColor("#800080")


@pytest.mark.parametrize("colors", [LIGHT, DARK, *FUSION.values()])
def test_outlines_stand_out(colors):
    palette = palette_from(colors)
    line = outline_source(palette).darker(140)  # what Fusion makes of it
    assert ratio(line, palette.color(Role.Window)) >= 3


def test_what_is_legible_stays_as_it_is():
    for colors in (LIGHT, DARK):
        palette = legible(palette_of(colors))
        for role, color in colors.items():
            assert palette.color(Group.Active, role) == QColor(color), role


def test_light_and_dark_are_chosen_at_once(theme, qapp, qtbot):
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT, ThemeChoice.DARK):
        with qtbot.waitSignal(theme.changed):
            theme.choose(choice)
        assert theme.choice is choice
        ground, ink = (qapp.palette().color(role) for role in (Role.Window, Role.WindowText))
        assert (luminance(ground) < luminance(ink)) is (choice is ThemeChoice.DARK)
    theme.choose(ThemeChoice.SYSTEM)
    assert qapp.palette().color(Role.Window) == module.system_palette().color(Role.Window)


@pytest.fixture
def desktop(monkeypatch, qapp):
    """A desktop whose colours can be switched; it says so as a real one does."""

    class Desktop:
        palette = palette_from(FUSION["light"])

        def switch(self, scheme, colors):
            qapp.styleHints().colorSchemeChanged.emit(scheme)  # the colours come after
            self.palette = palette_from(colors)

    made = Desktop()
    monkeypatch.setattr(module, "system_palette", lambda: QPalette(made.palette))
    return made


def test_a_switch_of_the_system_is_followed(theme, desktop, qapp, qtbot):
    theme.choose(ThemeChoice.SYSTEM)
    assert qapp.palette().color(Role.Window) == QColor(LIGHT[Role.Window])
    with qtbot.waitSignal(theme.changed):
        desktop.switch(Qt.ColorScheme.Dark, FUSION["dark"])
    assert qapp.palette().color(Role.Window) == QColor("#323232")
    chosen = qapp.palette().color(Role.Highlight), qapp.palette().color(Role.HighlightedText)
    assert ratio(*chosen) >= 4.5


def test_a_choice_is_kept_when_the_system_switches(theme, desktop, qapp, qtbot):
    theme.choose(ThemeChoice.LIGHT)
    with qtbot.waitSignal(theme.changed):
        desktop.switch(Qt.ColorScheme.Dark, FUSION["dark"])
    assert qapp.palette().color(Role.Window) == QColor(LIGHT[Role.Window])


def settled(window, qtbot, state):
    """Return the window's picture when nothing is to come any more."""
    strip = window.panels["methods"].strip
    qtbot.waitUntil(lambda: not state.queries.pending)
    qtbot.waitUntil(lambda: all(not strip.image(name).isNull() for name in strip.ids()))
    QApplication.processEvents()
    return window.grab().toImage()


def test_a_live_switch_leaves_nothing_of_the_other_colours(theme, desk, shown, qtbot):
    window = shown.window
    theme.choose(ThemeChoice.DARK)
    dark = settled(window, qtbot, shown.state)
    theme.choose(ThemeChoice.LIGHT)
    assert settled(window, qtbot, shown.state) != dark
    theme.choose(ThemeChoice.DARK)
    assert settled(window, qtbot, shown.state) == dark
    canvas = window.central_view.canvas  # whose picture may be as bright as it likes
    place = canvas.rect().translated(canvas.mapTo(window, canvas.rect().topLeft()))
    bright = count = 0
    for x in range(0, dark.width(), 2):
        for y in range(0, dark.height(), 2):
            if not place.contains(x, y):
                count += 1
                bright += luminance(dark.pixelColor(x, y)) > 0.4
    assert bright < 0.08 * count  # text alone is bright


def test_the_ground_of_the_picture_follows(theme, desk, shown, qtbot):
    canvas, found = shown.window.central_view.canvas, []
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        theme.choose(choice)
        picture = settled(shown.window, qtbot, shown.state)
        corner = canvas.mapTo(shown.window, canvas.rect().topLeft())
        found.append(luminance(picture.pixelColor(corner.x() + 1, corner.y() + 1)))
    assert found[0] > 0.4 > 0.1 > found[1]
