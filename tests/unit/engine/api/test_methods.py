"""What a method is called."""

from __future__ import annotations

from engine.api.errors import text
from engine.api.methods import MethodInfo


def test_a_method_is_found_by_id_name_and_aliases():
    info = MethodInfo("some-cam", "SomeCAM", text("It shows."), "2026", aliases=("sc", "some"))
    assert info.names == ("some-cam", "SomeCAM", "sc", "some")
