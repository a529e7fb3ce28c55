"""A layer in few words: its numbers are tried with the tree's model, its kind here."""

from gui.text.layers import kind_words, params_words, shape_words
from tests.unit.gui import fakes


def test_a_kind_is_told_by_a_word_of_its_own(qapp):
    types = (
        "InputLayer Sequential Conv2D Dense MaxPooling2D BatchNormalization ReLU Add Flatten "
        "Dropout"
    ).split()
    words = [kind_words(fakes.layer("a", name)) for name in types]
    assert words[2:5] == ["convolution", "dense", "pooling"]
    assert len(set(words)) == len(types)
    assert all(words)


def test_shapes_and_numbers():
    assert shape_words((None, 7, 7, 512)) == "7 × 7 × 512"
    assert shape_words((None, None, None, 3)) == "? × ? × 3"
    assert params_words(25_636_712) == "25,636,712"
