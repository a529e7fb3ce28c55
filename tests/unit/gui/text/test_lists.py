"""Names in a row, as languages part them."""

from gui.text.lists import listed, named
from tests.unit.gui.spoken import speaking


def test_names_are_parted_by_the_languages_own_comma(qapp):
    assert listed(["a", "b"]) == "a, b"
    for code in ("ja", "zh_TW"):
        with speaking(code):
            assert listed(["a", "b"]) == "a、b"
    assert listed([]) == ""
    assert listed(["a"]) == "a"


def test_a_name_stands_before_what_is_said_of_it(qapp):
    assert named("Blend", "Alpha") == "Blend: Alpha"
    with speaking("zh_TW"):
        assert named("混合", "Alpha") == "混合\N{FULLWIDTH COLON}Alpha"
