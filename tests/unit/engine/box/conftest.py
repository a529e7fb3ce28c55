"""Boxes of their own for each test: none is left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.box import close_boxes

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def own_boxes() -> Iterator[None]:
    """Idle boxes end with the test."""
    yield
    close_boxes()
