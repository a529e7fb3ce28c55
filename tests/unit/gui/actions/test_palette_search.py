"""What is typed finds names by words, initials and letters in order, best first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.actions.palette_search import Entry, Query, Searched, fitting


def score(query, title, also=""):
    return Query(query).score(Searched.of(title, also))


def entry(title, kind="Action", **more):
    return Entry(title, kind, lambda: None, **more)


def found(query, *titles):
    return [each.title for each in fitting(query, [entry(title) for title in titles])]


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("sv", "Save view", "Resolve"),
        ("save", "Save view", "Show all values exactly"),
        ("im", "Open image", "Fit on monitor"),
        ("fit", "Fit", "Filter layers"),
        ("conv", "block4_conv2", "deconvolution"),
        ("gc", "Grad-CAM", "Undo again, comfortably"),
        ("open", "Open model", "Reopen"),
        ("save", "Save view", "Autosave"),
        ("layer", "Next layer", "Multilayer"),
    ],
)
def test_starts_of_words_neighbours_and_initials_count_more(query, better, worse):
    assert score(query, better) > (score(query, worse) or float("-inf"))


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("xq", "Save view"),
        ("was", "Save"),
        ("aa", "a"),
        ("save y", "Save view"),
        ("ave", "Set vue"),
    ],
)
def test_letters_that_are_not_there_in_order_find_nothing(query, title):
    assert score(query, title) is None


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("blk4c2", "backbone/block4_conv2"),
        ("conv2 block4", "backbone/block4_conv2"),
        ("grad-cam++", "Grad-CAM++"),
        ("++", "Grad-CAM++"),
        ("貓", "一隻貓"),
        ("STRASSE", "straße"),
        ("(", "Cat (tabby)"),
        ("[a-z]*", "[a-z]* is no pattern"),
        ("egyptian_cat", "Egyptian cat"),
    ],
)
def test_names_of_all_kinds_are_found(query, title):
    wanted = query.replace("_", " ") if "egyptian" in query else query
    assert score(wanted, title) is not None


def test_other_words_find_less_well_than_names():
    title, also = entry("Rise"), entry("Occlusion", also="rise and fall")
    assert fitting("rise", [also, title]) == [title, also]
    layers = [entry("block1", "Layer"), entry("Next layer")]
    assert [each.title for each in fitting("layer", layers)] == ["Next layer", "block1"]


def test_the_whole_name_comes_first_and_short_names_before_long_ones():
    assert found("rise", "Rise of the sun", "Sunrise", "RISE") == [
        "RISE",
        "Rise of the sun",
        "Sunrise",
    ]


def test_a_name_with_wide_gaps_is_the_whole_name_all_the_same():
    assert found("a  b", "xa b", "a   b") == ["a   b", "xa b"]


def test_equal_names_keep_their_order():
    first, second = entry("fish", "Class"), entry("fish", "Sample")
    assert fitting("fish", [first, second]) == [first, second]
    assert fitting("fish", [second, first]) == [second, first]


@pytest.mark.parametrize("query", ["", " ", "\t"])
def test_nothing_typed_finds_everything_in_its_order(query):
    assert found(query, "b", "a", "c") == ["b", "a", "c"]


LETTERS = st.text("abc_ /-1é(", max_size=12)


@given(LETTERS, st.lists(LETTERS, max_size=6))
def test_what_is_found_has_all_letters_and_what_contains_the_word_is_found(query, titles):
    entries = [entry(title, "") for title in titles]
    hits = fitting(query, entries)
    assert len(hits) == len({id(each) for each in hits})
    terms = query.casefold().split()
    for each in entries:
        name = " ".join(each.title.casefold().split())
        if all(term in name for term in terms):
            assert each in hits
        if each in hits:
            assert all(letter in name for term in terms for letter in term)


@given(LETTERS.filter(str.strip), LETTERS)
def test_a_name_is_found_by_itself_before_any_longer_one_that_holds_it(name, more):
    if not more.strip():
        return
    exact, longer = entry(name.strip()), entry(f"{more.strip()} {name.strip()}")
    assert fitting(name, [longer, exact])[0] is exact
