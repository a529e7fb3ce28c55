"""The visible strings: every one is in the translation files, and none hides from the extractor."""

import re

import pytest

from scripts.strings import __main__ as command
from scripts.strings import ts
from scripts.strings.extract import Message, extract


@pytest.fixture(scope="module")
def found():
    return command.program()


def read(source, path="gui/example.py", **more):
    return extract({path: source, **more})


def sentences(source, path="gui/example.py"):
    return [fault.sentence for fault in read(source, path).faults]


# The program


def test_no_string_hides_from_the_extractor(found):
    assert [str(fault) for fault in found.faults] == []


def test_the_translation_files_are_up_to_date(found):
    assert command.stale_files(found) == [], "run `make strings`"


def test_a_new_string_makes_the_files_stale(found):
    more = {**found.messages, Message("MainWindow", "A new string"): {"gui/main_window.py"}}
    stale = command.stale_files(type(found)(more, []))
    assert {"camscope_ja.ts", "camscope_zh_TW.ts"} <= set(stale)


def test_translations_have_the_fields_of_their_sources():
    assert command.translation_faults() == []


def test_every_string_is_translated():
    assert command.untranslated() == [], "translate it: docs/translating.md"


@pytest.fixture(scope="module", params=[each for each in ts.PLURAL_FORMS if each != "en"])
def translations(request):
    found = ts.read(command.ts_path(request.param).read_text("utf-8"))
    return {
        message: form
        for message, translation in found.items()
        if translation.state not in ts.VANISHED
        for form in translation.forms
    }


MNEMONIC = re.compile(r"&([^& ])")
MENU_BAR = ("actions", "EngineMenu")  # their titles stand beside each other


def test_a_translation_has_the_mnemonic_of_its_string(translations):
    """Then one key opens a menu in all languages, and none clashes where English has no clash."""
    assert {
        message.source: form
        for message, form in translations.items()
        if [each.upper() for each in MNEMONIC.findall(message.source)] != MNEMONIC.findall(form)
    } == {}


def test_no_mnemonic_stands_for_two_controls_of_a_window(translations):
    windows = {}
    for message, form in translations.items():
        window = "menu bar" if message.context in MENU_BAR else message.context
        windows.setdefault(window, []).extend(MNEMONIC.findall(form))
    assert {"menu bar", "FigureDialog", "AtlasDialog"} <= {
        name for name, keys in windows.items() if keys
    }
    assert {name: keys for name, keys in windows.items() if len(set(keys)) < len(keys)} == {}


def test_the_extractor_sees_every_kind_of_string(found):
    contexts = {message.context for message in found.messages}
    assert {"engine", "actions", "panels", "ToolBar", "StatusBar", "AtlasDialog"} <= contexts
    by_source = {message.source: message for message in found.messages}
    assert by_source["{name} is empty."].context == "engine"
    assert by_source["Open image…"].context in ("actions", "DropZone")
    assert by_source["Smoothing"].context == "engine"  # a relay: a setting's label
    assert by_source["{count} pictures"].one == "{count} picture"
    assert len(found.messages) > 700


# What is found


def test_tr_has_the_class_as_context():
    source = "class Panel(QWidget):\n    def f(self):\n        self.tr('Open')"
    assert read(source).messages == {Message("Panel", "Open"): {"gui/example.py"}}


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("translate('facts', 'The image alone')", Message("facts", "The image alone")),
        ("QT_TRANSLATE_NOOP('panels', 'Layers')", Message("panels", "Layers")),
        (
            "translate_plural('a', '{count} file', '{count} files', n)",
            Message("a", "{count} files", "{count} file"),
        ),
        ("EngineError('No.')", Message("engine", "No.")),
        ("from engine.api.errors import text\ntext('No.')", Message("engine", "No.")),
        (
            "from engine.api.errors import plural\nplural('{count} cat', '{count} cats', 3)",
            Message("engine", "{count} cats", "{count} cat"),
        ),
        ("class NoRoom(EngineError): ...\nNoRoom('Full.')", Message("engine", "Full.")),
        ("NAME = 'Full.'\nEngineError(NAME)", Message("engine", "Full.")),
        ("EngineError('One ' 'sentence.')", Message("engine", "One sentence.")),
        ("def f():\n    said = 'Local.'\n    translate('a', said)", Message("a", "Local.")),
    ],
)
def test_a_string_is_found(source, message):
    found = read(source)
    assert found.faults == []
    assert found.messages == {message: {"gui/example.py"}}


def test_both_strings_of_a_choice_are_found():
    found = read("translate('a', 'Yes.' if ok else 'No.')")
    assert set(found.messages) == {Message("a", "Yes."), Message("a", "No.")}


def test_a_function_that_hands_a_string_on_is_followed():
    source = (
        "from engine.api.errors import text\n"
        "def field(kind, label):\n    return text(label)\n"
        "def number(label):\n    return field('int', label)\n"
        "number('Steps')\nnumber(variable)\n"
    )
    found = read(source)
    assert set(found.messages) == {Message("engine", "Steps")}
    assert [fault.line for fault in found.faults] == [7]


def test_a_unit_needs_no_plural_forms():
    assert read("translate('a', '{count} MB')").faults == []


def test_an_empty_string_is_not_translated():
    assert read("EngineError('')").messages == {}


def test_the_command_line_is_read_as_the_engine_is():
    found = read("EngineError('Name a method.')", "engine/cli/example.py")
    assert list(found.messages) == [Message("engine", "Name a method.")]


# What is refused

TEXT = "from engine.api.errors import plural, text\n"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("translate(CONTEXT, 'Open')", "the context of translate() is not a literal"),
        ("QT_TRANSLATE_NOOP(CONTEXT, 'Open')", "the context of QT_TRANSLATE_NOOP()"),
        ("translate_marked(spec.context, spec.text)", "the context of translate_marked()"),
        ("translate('a', words)", "the string given to translate() is not a literal"),
        ("translate('a', 'Open ' + name)", "the string given to translate() is not a literal"),
        ("EngineError(f'{name} is empty.')", "given to EngineError() is not a literal"),
        ("raise api.EngineError(words)", "given to EngineError() is not a literal"),
        (TEXT + "text(words)", "the string given to text() is not a literal"),
        (TEXT + "plural(one, '{count} cats', 2)", "the string given to plural() is not a literal"),
        ("class A:\n    def f(self): self.tr(words)", "given to tr() is not a literal"),
        ("def f(box): box.tr('Open')", "tr() is not called on self"),
        ("class A:\n    def f(self): self.tr('%n files', None, 3)", "use translate_plural"),
        ("QCoreApplication.translate('a', 'Open')", "use translate()"),
        ("translate('a', '{count} files')", "has {count}: use plural forms"),
        ("EngineError('{count} files.', count=3)", "has {count}: use plural forms"),
        ("translate_plural('a', '{count} {a}', '{count} {b}s', n)", "differ in their fields"),
        ("EngineError('{name} is empty.', file=3)", "do not fit the fields"),
        ("EngineError('It is empty.', file=3)", "do not fit the fields"),
        (TEXT + "text('{name} is empty.')", "do not fit the fields"),
        ("translate('a', '{name}').format(file=3)", "do not fit the fields"),
        ("class A:\n    def f(self): self.tr('{a}').format(b=3)", "do not fit the fields"),
        ("EngineError('{what} here.', what='a link')", '"a link" is a value'),
        ("EngineError('{a} here.', a=f'{n} cats')", '" cats" is a value'),
        ("translate('a', '{a}').format(a='cats')", '"cats" is a value'),
        (
            "def refuse(why):\n    raise EngineError('It {why}.', why=why)\nrefuse('is a link')",
            '"is a link" is a value',
        ),
        ("label.setText('Open')", 'setText() shows "Open" untranslated'),
        ("label.setText(f'{name} is open')", "untranslated"),
        ("label.setToolTip(name + ' is open')", "untranslated"),
        ("QLabel('Open', self)", "untranslated"),
        ("box.addItems(['Open', name])", "untranslated"),
        ("self._notices.warn('It is gone.')", "untranslated"),
        ("from engine.api.errors import text as t", "import text"),
        ("from engine.api import errors", "import errors"),
        ("import gui.text.translation", "by their names"),
        ("translate('a', 'Open {')", "unbalanced braces"),
    ],
)
def test_what_would_hide_a_string_is_refused(source, said):
    told = sentences(source)
    assert any(said in sentence for sentence in told), told


def test_tr_in_a_base_class_is_refused():
    """Qt looks in the context of the object's own class, not of the class that says the string."""
    source = (
        "class Base(QWidget):\n    def f(self): self.tr('Open')\n"
        "class Panel(Base): ...\nclass Other(Panel):\n    def g(self): self.tr('Close')\n"
    )
    (fault,) = read(source).faults
    assert fault.line == 2
    assert "self.tr() in Base" in fault.sentence
    assert 'translate("Base", ...)' in fault.sentence


def test_equal_sources_with_different_forms_for_one_are_refused():
    source = "translate_plural('a', '{count} x', '{count} y', n)\n"
    source += source.replace("x", "z")
    assert any("another form for one" in one for one in sentences(source))


def test_what_is_no_english_may_be_shown():
    source = (
        "label.setText(f'{width} × {height}')\nlabel.setText('')\n"
        "window.setWindowTitle(f'{name} — Camscope')\npainter.translate(x, y)\n"
    )
    assert sentences(source) == []


# The files

OPEN, FILES = Message("A", "Open"), Message("A", "{count} files", "{count} file")
MESSAGES = {OPEN: {"gui/a.py"}, FILES: {"gui/a.py", "gui/b.py"}}


def test_what_is_written_is_read_again():
    odd = Message("A", 'a < b & "c"\nd', comment="of two")
    messages = {**MESSAGES, odd: {"gui/a.py"}}
    merged = ts.merge("ja", messages, {})
    merged[odd] = ts.Translation(("a < b & c\nd",))
    document = ts.document("ja", messages, merged)
    read_again = ts.merge("ja", messages, ts.read(document))
    assert read_again == merged
    assert ts.document("ja", messages, read_again) == document


def test_a_translation_stays_and_a_lost_one_is_marked():
    first = ts.merge("ja", MESSAGES, {})
    assert {one.state for one in first.values()} == {"unfinished"}
    first |= {OPEN: ts.Translation(("開く",)), FILES: ts.Translation(("{count} 件",))}
    known = ts.read(ts.document("ja", MESSAGES, first))
    assert ts.merge("ja", MESSAGES, known) == first
    gone = ts.merge("ja", {FILES: MESSAGES[FILES]}, known)
    assert gone[OPEN] == ts.Translation(("開く",), "vanished")
    assert gone[FILES].state == ""
    back = ts.merge("ja", MESSAGES, ts.read(ts.document("ja", {}, gone)))
    assert back[OPEN] == ts.Translation(("開く",), "unfinished")


def test_an_empty_translation_does_not_outlive_its_string():
    known = ts.read(ts.document("ja", MESSAGES, ts.merge("ja", MESSAGES, {})))
    assert set(ts.merge("ja", {OPEN: {"gui/a.py"}}, known)) == {OPEN}


def test_english_has_its_plural_forms_and_nothing_else():
    assert ts.merge("en", MESSAGES, {}) == {
        FILES: ts.Translation(("{count} file", "{count} files"))
    }


@pytest.mark.parametrize(
    ("message", "form", "is_fault"),
    [
        (Message("A", "{name} is open"), "{name} ist offen", False),
        (Message("A", "{name} is open"), "{datei} ist offen", True),
        (Message("A", "{name} is open"), "offen", True),
        (Message("A", "{name} is open"), "{name ist offen", True),
        (Message("A", "{name} is open"), "", False),  # not translated yet
        (FILES, "eine Datei", False),
        (FILES, "{zahl} Dateien", True),
        (OPEN, "開く(&O)", False),
        (OPEN, "開く\N{FULLWIDTH COLON}", False),
        (OPEN, "開く:", True),
        (OPEN, "開く(O)", True),
        (OPEN, "開きますか?", True),
    ],
)
def test_a_translation_keeps_the_fields_and_has_wide_punctuation(message, form, is_fault):
    assert bool(list(ts.faults_of({message: ts.Translation((form,))}))) is is_fault


def test_the_command_says_where_a_string_hides(monkeypatch, capsys):
    monkeypatch.setattr(command, "sources", lambda: {"gui/a.py": "\ntranslate(c, 'Open')"})
    assert command.main([]) == 1
    assert "gui/a.py:2: the context of translate() is not a literal" in capsys.readouterr().err


def test_the_command_names_what_is_not_translated(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(command, "FOLDER", tmp_path)
    monkeypatch.setattr(command, "sources", lambda: {"gui/a.py": "translate('a', 'Open')"})
    assert command.main([]) == 0  # a programmer may have the files before the translation
    sentence = 'camscope_ja.ts: "Open" in a is not translated'
    assert sentence in capsys.readouterr().err
    assert command.main(["--check"]) == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("translation", "is_unfinished"),
    [
        (ts.Translation(("開く",)), False),
        (ts.Translation(("",)), True),
        (ts.Translation(("開く",), "unfinished"), True),
        (ts.Translation(("開く",), "vanished"), False),  # the program does not say it any more
        (ts.Translation(("{count} file", "")), True),
    ],
)
def test_a_finished_translation_has_all_its_forms(translation, is_unfinished):
    assert list(ts.unfinished({OPEN: translation})) == [OPEN] * is_unfinished


def test_the_command_writes_the_files_that_qt_reads(qapp, monkeypatch, tmp_path):
    from PySide6.QtCore import QLocale, QTranslator

    monkeypatch.setattr(command, "FOLDER", tmp_path)
    source = "translate('a', 'Open')\ntranslate_plural('a', '{count} file', '{count} files', n)"
    monkeypatch.setattr(command, "sources", lambda: {"gui/a.py": source})
    assert command.main(["--check"]) == 1
    assert command.main([]) == 0
    assert command.main(["--check"]) == 1  # nothing is translated
    japanese = tmp_path / "camscope_ja.ts"
    empty, form = '<translation type="unfinished"></translation>', "<numerusform></numerusform>"
    for language, word in (("ja", "開く"), ("zh_TW", "開啟")):
        path = tmp_path / f"camscope_{language}.ts"
        words = path.read_text("utf-8").replace(empty, f"<translation>{word}</translation>")
        words = words.replace('<translation type="unfinished">', "<translation>")
        words = words.replace(form, "<numerusform>{count}</numerusform>")
        path.write_text(words, "utf-8")
    assert command.main([]) == 0
    assert command.main(["--check"]) == 0
    assert "<translation>開く</translation>" in japanese.read_text("utf-8")
    translator = QTranslator()
    assert translator.load(QLocale("ja_JP"), "camscope", "_", str(tmp_path))
    assert translator.translate("a", "Open") == "開く"
    english = QTranslator()
    assert english.load(QLocale("en_GB"), "camscope", "_", str(tmp_path))
    assert english.translate("a", "{count} files", "", 1) == "{count} file"
    assert english.translate("a", "{count} files", "", 2) == "{count} files"
