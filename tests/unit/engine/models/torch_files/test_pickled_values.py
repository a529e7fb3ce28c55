"""What a pickle puts together is held without its classes."""

from engine.models.torch_files.pickled_values import Made, Named, Pairs


def test_a_dictionary_tells_what_has_a_text_for_a_key():
    assert Pairs([("a", 1), (2, 3), ("a", 4), (None, 5)]).named() == {"a": 4}


def test_what_would_be_made_tells_by_what():
    assert Made(Named("nets.Net")).name == "nets.Net"
    assert Made(7).name == ""
