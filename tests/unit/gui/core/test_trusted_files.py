"""What the settings keep of trusted files is read strictly: a wrong word trusts nothing."""

from __future__ import annotations

import json

import pytest

from engine.api.trust import TrustedFile
from gui.core.trusted_files import MOST_FILES, files_in, text_of, with_file

ONE, TWO = TrustedFile("a" * 64), TrustedFile("b" * 64, "/c/layers.py", "c" * 64)


def test_round_trip():
    files, names = files_in(text_of((ONE, TWO), {ONE.sha256: "net.keras"}))
    assert files == (ONE, TWO)
    assert names == {ONE.sha256: "net.keras", TWO.sha256: ""}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "{}",
        "3",
        "[" * 5000,
        json.dumps([3, None, {}]),
        json.dumps([{"sha256": "a" * 63}]),
        json.dumps([{"sha256": "A" * 64}]),
        json.dumps([{"sha256": 3}]),
        json.dumps([{"sha256": "a" * 64, "code": "/c.py"}]),
        json.dumps([{"sha256": "a" * 64, "code": ["/c.py"], "code_sha256": "c" * 64}]),
    ],
    ids=range(11),
)
def test_what_is_not_as_written_trusts_nothing(text: str):
    assert files_in(text) == ((), {})


def test_a_new_trust_replaces_the_old_one_of_the_same_bytes():
    newer = TrustedFile(ONE.sha256, "/new.py", "d" * 64)
    assert with_file((ONE, TWO), newer) == (TWO, newer)


def test_the_oldest_are_forgotten():
    many = tuple(TrustedFile(f"{number:064x}") for number in range(MOST_FILES + 2))
    assert files_in(text_of(many, {}))[0] == many[2:]
