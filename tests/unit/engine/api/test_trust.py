"""A trust names bytes, and is recorded with the Python file that it lets run."""

from __future__ import annotations

from engine.api.trust import NO_NEEDS, CodeNeeds, TrustedFile


def test_records():
    assert TrustedFile("ab").record == {"sha256": "ab"}
    assert TrustedFile("ab", "/c.py", "cd").record == {
        "sha256": "ab",
        "code": "/c.py",
        "code_sha256": "cd",
    }


def test_needs_are_true_when_there_are_some():
    assert not NO_NEEDS
    assert CodeNeeds(("layer",))
    assert CodeNeeds((), ("Scale",))
