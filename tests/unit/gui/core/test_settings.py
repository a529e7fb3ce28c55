"""What is remembered, and what a broken file does."""

from engine.api.display import Blend, Style
from gui.core.settings import RECENT_KEPT, Settings, ThemeChoice


def reopened(settings):
    settings.save()
    return Settings(settings.path)


def test_the_style_comes_back(tmp_path, qapp):
    settings = Settings(str(tmp_path / "s.ini"))
    style = Style("viridis", 0.65, 0.2, Blend.TEXTBOOK)
    settings.set_style(style)
    assert reopened(settings).style() == style


def test_a_broken_file_means_defaults(tmp_path, qapp):
    path = tmp_path / "s.ini"
    path.write_bytes(bytes(range(256)) * 40)
    assert Settings(str(path)).style() == Style()


def test_senseless_values_mean_defaults(tmp_path, qapp):
    path = tmp_path / "s.ini"
    path.write_text("[style]\nintensity=lots\nthreshold=7\nblend=mixed\n[window]\ngeometry=1\n")
    settings = Settings(str(path))
    assert settings.style() == Style()
    assert settings.recent_images() == settings.recent_models() == []


def test_not_a_number_is_no_intensity(tmp_path, qapp):
    path = tmp_path / "s.ini"
    path.write_text("[style]\nintensity=nan\n")
    assert Settings(str(path)).style() == Style()


def test_recent_files_are_newest_first_once_each_and_still_there(tmp_path, qapp):
    settings = Settings(str(tmp_path / "s.ini"))
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
    settings = Settings(str(tmp_path / "s.ini"))
    settings.add_recent_model(str(tmp_path))
    assert reopened(settings).recent_models() == [str(tmp_path)]


def test_the_folders_used_last_are_offered_again_each_for_itself(tmp_path, qapp):
    opened, saved = tmp_path / "in", tmp_path / "out"
    opened.mkdir()
    saved.mkdir()
    settings = Settings(str(tmp_path / "s.ini"))
    settings.set_folder(str(opened / "a.png"))
    assert reopened(settings).save_folder() == str(opened)  # nothing was saved yet
    settings.set_save_folder(str(saved / "a.png"))
    again = reopened(settings)
    assert (again.folder(), again.save_folder()) == (str(opened), str(saved))
    saved.rmdir()
    assert again.save_folder() == str(opened)


def test_the_last_session_and_its_mark_come_back(tmp_path, qapp):
    settings = Settings(str(tmp_path / "s.ini"))
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
    settings = Settings(str(tmp_path / "s.ini"))
    settings.set_reopening(True)
    assert "opening=yes" in (tmp_path / "s.ini").read_text()


def test_the_theme_comes_back_and_a_senseless_one_is_the_systems(tmp_path, qapp):
    path = str(tmp_path / "settings.ini")
    assert Settings(path).theme() is ThemeChoice.SYSTEM
    settings = Settings(path)
    settings.set_theme(ThemeChoice.DARK)
    settings.save()
    assert Settings(path).theme() is ThemeChoice.DARK
    other = tmp_path / "other.ini"
    other.write_text("[General]\ntheme=purple\n")
    assert Settings(str(other)).theme() is ThemeChoice.SYSTEM
