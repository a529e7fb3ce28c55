"""What a part of the state is that asks for what it lacks: `gui.queries.activations` is one.

`gui.core.controller` hands the wishes of each on, and offers each answer and refusal to all of
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance


class Asker(Protocol):
    """Asks by `wanted`, and knows which answers are its own."""

    @property
    def wanted(self) -> SignalInstance:
        """Signal(object): a request that is to be sent."""

    @property
    def answered(self) -> SignalInstance:
        """Signal(object): a request that is over; nobody waits for it any more."""

    def take(self, result: object) -> bool:
        """Take an answer; False when it is an answer to something else."""

    def refuse(self, request: object, reason: str) -> bool:
        """Take a refusal; False when something else was refused."""

    def give_up(self, request: object) -> None:
        """No answer will come to this; it may be asked for again."""
