"""What is remembered, and what a broken file does."""

import json
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow

from engine.api.display import Blend, Style
from engine.api.engine_status import EngineOptions
from gui.core.settings import Settings, ThemeChoice
from gui.core.settings_file import RECENT_KEPT, SCHEMA
from tests.sources import PROGRAM, matches, read_sources


def reopened(settings):
    settings.save()
    return Settings(settings.path)


def test_the_style_comes_back(tmp_path, qapp):
    settings = Settings(str(tmp_path / "s.json"))
    style = Style("viridis", 0.65, 0.2, Blend.TEXTBOOK)
    settings.set_style(style)
    assert reopened(settings).style() == style


USUAL = {"theme": "dark", "recent_models": [], "session/reopens": False, "style/intensity": 0.7}


def written(path, values):
    path.write_text(json.dumps(values), encoding="utf-8")
    return Settings(str(path))


def all_of(settings):
    """Everything that settings tell, except folders that must be there."""
    return (
        settings.language,
        settings.theme(),
        settings.style(),
        settings.options(),
        settings.recent_images(),
        settings.recent_models(),
        settings.reopens_session(),
        settings.session(),
        settings.is_reopening(),
        settings.folded(),
    )


@pytest.fixture
def defaults(tmp_path, qapp):
    return all_of(Settings(str(tmp_path / "none" / "s.json")))


def check_defaults(settings, defaults, old):
    """The settings start anew, say so, keep the old file aside, and can be kept again."""
    aside = settings.path + ".broken"
    assert all_of(settings) == defaults
    assert str(settings.problem) == (
        f"The settings could not be read and start anew. The old file is kept as {aside}."
    )
    assert settings.problem_details
    assert Path(aside).read_bytes() == old
    settings.set_theme(ThemeChoice.LIGHT)
    again = reopened(settings)
    assert again.problem is None
    assert again.theme() is ThemeChoice.LIGHT


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        b"",
        b"[General]\ntheme=@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\xePyObject)\n",
        json.dumps({str(number): "x" for number in range(20_000)}).encode(),
        b'{"theme": "dark", "style/intensity": NaN}',
        b'{"theme": ' + b"[" * 50_000,
    ],
    ids=["bytes", "empty", "ini", "many", "nan", "deep"],
)
def test_a_file_that_is_none_means_defaults_and_is_kept_aside(tmp_path, defaults, data):
    path = tmp_path / "s.json"
    path.write_bytes(data)
    check_defaults(Settings(str(path)), defaults, data)


WRONG = [
    ("theme", 7),
    ("language", ["de"]),
    ("language", "x" * 40_000),
    ("engine/device", None),
    ("recent_images", "a.png"),
    ("recent_images", ["a.png", 7]),
    ("recent_models", [""] * 13),
    ("folder", "a\0b"),
    ("session/reopens", "yes"),
    ("session/opening", 1),
    ("session/record", {"model": "m"}),
    ("window/geometry", "no base64!"),
    ("window/docks", "AAAA" * 100_000),
    ("window/folded", {"method": True}),
    ("style/intensity", "lots"),
    ("style/threshold", True),
    ("style/threshold", 10**400),
    ("style/colormap", 0.5),
]


@pytest.mark.parametrize(("name", "value"), WRONG, ids=range(len(WRONG)))
def test_one_value_of_another_kind_sets_the_whole_file_aside(tmp_path, defaults, name, value):
    path = tmp_path / "s.json"
    settings = written(path, {**USUAL, name: value})
    assert name in settings.problem_details
    check_defaults(settings, defaults, json.dumps({**USUAL, name: value}).encode())


def test_every_name_has_a_kind_that_refuses_something():
    assert all(not any(fits(wrong) for wrong in (None, {}, b"", 1j)) for fits in SCHEMA.values())


@pytest.mark.skipif(os.name == "nt", reason="these are files of Unix")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_what_is_no_file_is_moved_aside(tmp_path, defaults, kind):
    path = tmp_path / "s.json"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        (path / "mine").mkdir(parents=True)
    before = os.lstat(path)
    settings = Settings(str(path))
    assert all_of(settings) == defaults
    assert settings.problem is not None
    after = os.lstat(tmp_path / "s.json.broken")
    assert (after.st_ino, after.st_mode) == (before.st_ino, before.st_mode)
    settings.set_theme(ThemeChoice.DARK)
    assert reopened(settings).theme() is ThemeChoice.DARK


def test_a_file_that_cannot_be_moved_aside_is_not_written_over(tmp_path, defaults):
    path = tmp_path / "s.json"
    path.write_bytes(b"precious, once")
    (tmp_path / "s.json.broken" / "mine").mkdir(parents=True)
    settings = Settings(str(path))
    assert all_of(settings) == defaults
    assert str(settings.problem).endswith(f"because {path} cannot be replaced.")
    settings.set_theme(ThemeChoice.DARK)
    settings.save()
    assert settings.theme() is ThemeChoice.DARK
    assert path.read_bytes() == b"precious, once"


def test_impossible_values_of_the_right_kind_are_passed_over_one_by_one(tmp_path, qapp):
    settings = written(
        tmp_path / "s.json",
        {
            **USUAL,
            "style/threshold": 7,
            "style/blend": "mixed",
            "engine/precision": "float8",
            "window/geometry": "AAAA",
            "language of another version": "x",
            "of another version": {"any": "thing"},
        },
    )
    assert settings.problem is None
    assert settings.theme() is ThemeChoice.DARK
    assert settings.style() == Style(intensity=0.7)
    assert settings.options() == EngineOptions()
    settings.set_theme(ThemeChoice.LIGHT)
    settings.save()
    stored = json.loads((tmp_path / "s.json").read_bytes())
    assert not any("another version" in name for name in stored)
    window = QMainWindow()
    assert not settings.restore_layout(window)
    window.deleteLater()


def test_two_windows_leave_the_file_of_the_last_one(tmp_path, qapp):
    path = tmp_path / "s.json"
    first, second = Settings(str(path)), Settings(str(path))
    first.set_theme(ThemeChoice.DARK)
    first.set_session("of the first")
    second.set_theme(ThemeChoice.LIGHT)
    second.set_folded(["method"])
    first.save()
    second.save()
    assert json.loads(path.read_bytes()) == {"theme": "light", "window/folded": ["method"]}
    first.save()  # nothing changed since
    assert Settings(str(path)).theme() is ThemeChoice.LIGHT


def test_a_change_is_written_a_while_later(tmp_path, qapp, qtbot):
    path = tmp_path / "s.json"
    settings = Settings(str(path))
    settings.set_theme(ThemeChoice.DARK)
    assert not path.exists()
    qtbot.waitUntil(path.exists)
    assert Settings(str(path)).theme() is ThemeChoice.DARK


def test_a_failure_to_write_is_told_once_until_it_works_again(tmp_path, qapp, monkeypatch):
    path = tmp_path / "s.json"
    settings = written(path, USUAL)
    told = []
    settings.failed.connect(lambda sentence, details: told.append((str(sentence), details)))
    replace = os.replace

    def full(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    for choice in (ThemeChoice.LIGHT, ThemeChoice.SYSTEM):
        settings.set_theme(choice)
        settings.save()
    ((sentence, details),) = told
    assert sentence.startswith(f"The settings cannot be saved to {path}: free some space there")
    assert "No space left on device" in details
    assert json.loads(path.read_bytes()) == USUAL
    monkeypatch.setattr(os, "replace", replace)
    settings.save()
    assert Settings(str(path)).theme() is ThemeChoice.SYSTEM
    monkeypatch.setattr(os, "replace", full)
    settings.set_theme(ThemeChoice.DARK)
    settings.save()
    assert len(told) == 2


def test_a_folder_that_cannot_be_made_is_told(tmp_path, qapp):
    settings = Settings(str(tmp_path / "folder" / "s.json"))
    (tmp_path / "folder").touch()  # a file
    told = []
    settings.failed.connect(lambda sentence, details: told.append(str(sentence)))
    settings.set_theme(ThemeChoice.DARK)
    settings.save()
    assert len(told) == 1


def test_a_name_that_is_no_text_comes_back(tmp_path, qapp):
    settings = Settings(str(tmp_path / "s.json"))
    settings.set_folder("/somewhere/\udce9/a.png")
    settings.save()
    stored = json.loads((tmp_path / "s.json").read_bytes())
    assert stored == {"folder": str(Path("/somewhere/\udce9"))}


def test_the_program_never_lets_qt_read_settings():
    # Qt's settings hold any object, and PySide unpickles what a file names.
    sources = {path: words for path, words in read_sources().items() if matches(path, PROGRAM)}
    assert sources["gui/core/settings.py"]
    assert [path for path, words in sources.items() if "QSettings" in words] == []


def test_recent_files_are_newest_first_once_each_and_still_there(tmp_path, qapp):
    settings = Settings(str(tmp_path / "s.json"))
    paths = [tmp_path / f"{number}.png" for number in range(RECENT_KEPT + 2)]
    for path in paths:
        path.write_bytes(b"")
        settings.add_recent_image(str(path))
    settings.add_recent_image(str(paths[5]))
    settings.add_recent_model(str(paths[0]))
    paths[6].unlink()
    recent = reopened(settings).recent_images()
    assert reopened(settings).recent_models() == [str(paths[0])]
    assert recent[0] == str(paths[5])
    assert len(recent) == len(set(recent)) == RECENT_KEPT - 1
    assert str(paths[6]) not in recent


def test_a_single_recent_file_comes_back(tmp_path, qapp):
    settings = Settings(str(tmp_path / "s.json"))
    settings.add_recent_model(str(tmp_path))
    assert reopened(settings).recent_models() == [str(tmp_path)]


def test_the_folders_used_last_are_offered_again_each_for_itself(tmp_path, qapp):
    opened, saved = tmp_path / "in", tmp_path / "out"
    opened.mkdir()
    saved.mkdir()
    settings = Settings(str(tmp_path / "s.json"))
    settings.set_folder(str(opened / "a.png"))
    assert reopened(settings).save_folder() == str(opened)  # nothing was saved yet
    settings.set_save_folder(str(saved / "a.png"))
    again = reopened(settings)
    assert (again.folder(), again.save_folder()) == (str(opened), str(saved))
    saved.rmdir()
    assert again.save_folder() == str(opened)


def test_the_last_session_and_its_mark_come_back(tmp_path, qapp):
    settings = Settings(str(tmp_path / "s.json"))
    assert (settings.session(), settings.is_reopening(), settings.reopens_session()) == (
        "",
        False,
        True,
    )
    settings.set_session('{"model": "/m/a, b.keras", "images": ["\\u8c93"]}')
    settings.set_reopens_session(False)
    settings.set_reopening(True)
    found = reopened(settings)
    assert found.session() == '{"model": "/m/a, b.keras", "images": ["\\u8c93"]}'
    assert found.is_reopening()
    assert not found.reopens_session()


def test_the_mark_is_in_the_file_at_once(tmp_path, qapp):
    settings = Settings(str(tmp_path / "s.json"))
    settings.set_reopening(True)
    assert json.loads((tmp_path / "s.json").read_bytes()) == {"session/opening": True}


def test_the_theme_comes_back_and_a_senseless_one_is_the_systems(tmp_path, qapp):
    path = str(tmp_path / "settings.json")
    assert Settings(path).theme() is ThemeChoice.SYSTEM
    settings = Settings(path)
    settings.set_theme(ThemeChoice.DARK)
    settings.save()
    assert Settings(path).theme() is ThemeChoice.DARK
    other = tmp_path / "other.json"
    other.write_text('{"theme": "purple"}')
    assert Settings(str(other)).theme() is ThemeChoice.SYSTEM
