"""JSON of strangers is parsed within limits."""

import pytest

from engine.models.strict_json import TooDeepError, TooManyError, TwiceError, parse_strictly


def test_json_is_parsed():
    assert parse_strictly(b'{"a": [1, 2.5, null, "x"]}', 3, 10) == {"a": [1, 2.5, None, "x"]}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('{"a": 1, "b": 2, "a": 3}', TwiceError),
        ("[[[1]]]", TooDeepError),
        ("[" * 200_000, TooDeepError),
        (str([1] * 11), TooManyError),
        ("[" + "9" * 21 + "]", ValueError),
        ("{", ValueError),
        (b"\xff\xfe{}x", ValueError),
    ],
    ids=["twice", "deep", "endless", "many", "digits", "cut", "bytes"],
)
def test_what_is_refused(text, error):
    with pytest.raises(error):
        parse_strictly(text, 3, 10)


def test_the_key_that_stands_twice_is_named():
    with pytest.raises(TwiceError, match=r"^b$"):
        parse_strictly('{"a": 1, "b": 2, "b": 3}', 3, 10)
