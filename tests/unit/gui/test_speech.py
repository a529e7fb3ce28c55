"""The language of the program: words, Qt's own words, numbers and fonts."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
)

from gui import speech as speech_module
from gui.speech import SYSTEM, Speech
from gui.text.languages import LANGUAGES, Letters
from gui.text.translation import translate, translate_plural
from tests.unit.gui.spoken import speaking

EASTERN = ["ja", "zh_TW"]


@pytest.fixture
def fresh(qapp):
    """Make a `Speech`; what it has changed is put back."""
    font, locale, made = QApplication.font(), QLocale(), []

    def make(preferred):
        made.append(Speech(preferred))
        return made[-1]

    yield make
    for each in made:
        each.stop()
    QApplication.setFont(font)
    QLocale.setDefault(locale)


def test_the_system_is_followed_until_the_user_chooses(fresh, qtbot):
    speech = fresh(["ja-JP", "ja"])
    speech.choose(SYSTEM)
    assert (speech.choice, speech.language.code) == (SYSTEM, "ja")
    with qtbot.waitSignal(speech.changed):
        speech.choose("zh_TW")
    assert (speech.choice, speech.language.code) == ("zh_TW", "zh_TW")
    with qtbot.waitSignal(speech.changed):
        speech.choose(SYSTEM)
    assert speech.language.code == "ja"


def test_a_system_that_changes_is_followed_unless_a_language_is_chosen(fresh, qtbot):
    preferred = ["en"]
    speech = fresh(preferred)
    speech.choose(SYSTEM)
    preferred[:] = ["fr-FR", "zh-Hant-TW", "en"]
    with qtbot.waitSignal(speech.changed):
        speech.follow_system()
    assert speech.language.code == "zh_TW"
    with qtbot.assertNotEmitted(speech.changed):
        speech.follow_system()
    speech.choose("ja")
    preferred[:] = ["en"]
    with qtbot.assertNotEmitted(speech.changed):
        speech.follow_system()
    assert (speech.choice, speech.language.code) == ("ja", "ja")


def test_qt_is_asked_for_the_systems_languages_each_time(fresh, monkeypatch):
    names = ["en"]

    class System(QLocale):
        def uiLanguages(self):
            return names

    speech = fresh(None)
    monkeypatch.setattr(QLocale, "system", System)
    speech.choose(SYSTEM)
    assert speech.language.code == "en"
    names = ["ja-JP"]
    speech.follow_system()
    assert speech.language.code == "ja"


def test_the_same_language_again_changes_nothing(fresh, qtbot):
    speech = fresh(["ja"])
    speech.choose(SYSTEM)
    with qtbot.assertNotEmitted(speech.changed):
        speech.choose("ja")
    assert speech.choice == "ja"  # it stays when the system's is another


def test_a_choice_of_other_times_is_the_systems(fresh):
    speech = fresh(["en"])
    speech.choose("tlh")
    assert (speech.choice, speech.language.code) == (SYSTEM, "en")


@pytest.mark.parametrize("code", EASTERN)
def test_words_are_those_of_the_language_and_english_again_after_it(qapp, code):
    words = {"ja": "画像を開く…", "zh_TW": "開啟影像…"}
    assert translate("actions", "Open image…") == "Open image…"
    with speaking(code) as speech:
        assert translate("actions", "Open image…") == words[code]
        speech.choose("en")
        assert translate("actions", "Open image…") == "Open image…"
    assert translate("actions", "Open image…") == "Open image…"


def test_english_has_its_forms_with_its_translation(qapp):
    with speaking("en"):
        forms = ("AtlasDialog", "{count} layer", "{count} layers")
        assert translate_plural(*forms, 1) == "{count} layer"
        assert translate_plural(*forms, 3) == "{count} layers"


@pytest.mark.parametrize(
    ("code", "cancel", "undo"),
    [("ja", "キャンセル", "元に戻す(&U)"), ("zh_TW", "取消", "復原(&U)")],
)
def test_qt_speaks_the_language_too(qtbot, code, cancel, undo):
    with speaking(code):
        box, line = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel), QLineEdit()
        for widget in (box, line):
            qtbot.addWidget(widget)
        assert box.buttons()[0].text() == cancel
        menu = line.createStandardContextMenu()
        assert menu.actions()[0].text().split("\t")[0] == undo
        menu.deleteLater()


@pytest.mark.parametrize("code", EASTERN)
def test_every_label_and_button_of_a_file_dialog_is_in_the_language(qtbot, code):
    with speaking(code):
        dialog = QFileDialog(options=QFileDialog.Option.DontUseNativeDialog)
        qtbot.addWidget(dialog)
        shown = [each.text() for each in dialog.findChildren(QLabel)]
        shown += [each.text() for each in dialog.findChildren(QPushButton)]
    assert len(shown) >= 5
    assert [words for words in shown if words.isascii() and words] == []


QT_WORDS = {
    "QPlatformTheme": ("OK", "Cancel", "Save", "Close", "&Yes", "&No", "Discard", "Open", "Reset"),
    "QLineEdit": ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Select All", "Delete"),
    "QWidgetTextControl": ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Select All"),
    "QAbstractSpinBox": ("&Step up", "Step &down", "&Select All"),
    "QFileDialog": (
        "&Open",
        "&Save",
        "&Choose",
        "Look in:",
        "File &name:",
        "Files of type:",
        "Directory:",
        "&New Folder",
        "&Delete",
        "&Rename",
        "Show &hidden files",
        "Create New Folder",
        "Parent Directory",
        "List View",
        "Detail View",
        "Back",
        "Forward",
        "All Files (*)",
        "%1 already exists.\nDo you want to replace it?",
        "%1\nFile not found.\nPlease verify the correct file name was given.",
    ),
    "QFileSystemModel": ("Name", "Size", "Date Modified"),
    "QMessageBox": ("Show Details...", "Hide Details..."),
    "QScrollBar": ("Scroll here", "Left edge", "Page up", "Scroll down"),
    "QDockWidget": ("Close", "Float"),
}


@pytest.mark.parametrize("code", EASTERN)
def test_what_qt_shows_in_this_program_has_a_translation(qapp, code):
    missing = []
    with speaking(code):
        for context, words in QT_WORDS.items():
            for each in words:
                said = QCoreApplication.translate(context, each)
                if said == each and each != "OK":
                    missing.append((context, each))
    assert missing == []


def test_numbers_are_written_as_in_the_language(fresh):
    QLocale.setDefault(QLocale("de"))
    speech = fresh(["en"])
    speech.choose("ja")
    assert QLocale().name() == "ja_JP"
    assert QLocale().toString(0.5) == "0.5"
    speech.choose("en")
    assert QLocale().language() == QLocale.Language.English


def test_a_language_that_no_font_can_show_stays_english(fresh, monkeypatch, qtbot):
    monkeypatch.setattr(speech_module, "has_letters", lambda language: language.code == "en")
    preferred = ["ja"]
    speech = fresh(preferred)
    speech.choose(SYSTEM)
    assert speech.language.code == "en"
    assert speech.missing is LANGUAGES["ja"]
    with qtbot.assertNotEmitted(speech.missed):  # it is known
        speech.follow_system()
    preferred[:] = ["zh-TW"]
    with qtbot.waitSignal(speech.missed):
        speech.follow_system()
    assert speech.missing is LANGUAGES["zh_TW"]
    speech.choose("en")
    assert speech.missing is None


def test_fonts_are_looked_for_by_the_letters_of_a_language(qapp, monkeypatch):
    asked = []

    def families(letters=Letters.Any):
        asked.append(letters)
        return ["Mincho"] if letters is Letters.Japanese else []

    monkeypatch.setattr(QFontDatabase, "families", families)
    assert speech_module.has_letters(LANGUAGES["ja"])
    assert not speech_module.has_letters(LANGUAGES["zh_TW"])
    assert speech_module.has_letters(LANGUAGES["en"])
    assert asked == [Letters.Japanese, Letters.TraditionalChinese]


def drawn(letters, font):
    image = QImage(400, 80, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(image.rect(), letters)
    painter.end()
    return image


@pytest.mark.parametrize(
    ("code", "family"), [("ja", "Noto Sans CJK JP"), ("zh_TW", "Noto Sans CJK TC")]
)
def test_shared_letters_have_the_forms_of_the_language(qapp, code, family):
    """直, 骨 and 角 are written otherwise in Japan and in Taiwan."""
    if family not in QFontDatabase.families():
        pytest.skip(f"{family} is not installed")
    with speaking(code):
        font = QFont(QApplication.font())
        font.setPointSize(36)
        own = QFont(family, 36)
        assert drawn("直骨角", font) == drawn("直骨角", own)
        families = QFont(QApplication.font()).families()
        assert family in families


def test_the_usual_font_is_back_in_english(qapp):
    usual = QApplication.font().families()
    with speaking("ja") as speech:
        assert QApplication.font().families() != usual
        speech.choose("en")
        assert QApplication.font().families() == usual
