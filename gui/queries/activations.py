"""What is looked at inside the network, and what has come for it. Owned by `gui.core.state`.

It asks for what the activation panel lacks while somebody looks at it; only `gui.core.controller`
hands its wishes on and puts answers in.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.api.activations import (
    Activations,
    ShowActivations,
    ShowWeights,
    TileStyle,
    WeightStatistics,
)
from gui.core.planning import input_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.api.model import LayerNode
    from gui.core.selection import Selection
    from gui.core.state import State


CHANNEL_LIVES_IN = ("model", "output", "target", "method", "parameters", "layer", "layer_blend")


def without_stale_channel(old: Selection, new: Selection) -> Selection:
    """Take the channel off the canvas when something is chosen that is seen in the heatmap."""
    if new.channel is None or new.channel != old.channel:
        return new
    if all(getattr(old, name) == getattr(new, name) for name in CHANNEL_LIVES_IN):
        return new
    return dataclasses.replace(new, channel=None)


class Seeing(QObject):
    """Follows the selection; knows the layer looked at, its activations and its weights.

    Parameters
    ----------
    state : State
        Its owner.
    """

    wanted = Signal(object)
    """A `ShowActivations` or `ShowWeights` that is missing, or a file that is to be written."""
    answered = Signal(object)
    """The request that is answered."""
    channel_arrived = Signal()
    """The channel on the canvas can be drawn."""
    changed = Signal()
    """Another layer, new activations, or a refusal."""
    weights_changed = Signal()
    """New statistics of weights, or a refusal."""
    save_wanted = Signal(str)
    """The user wants a file: "raw", "tiles", "folder" or "sheet"."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._state = state
        self._looked: str | None = None
        self._viewers: set[str] = set()
        self._shows_weights = False
        self._asked: set[ShowActivations | ShowWeights] = set()
        self._refused: dict[ShowActivations | ShowWeights, str] = {}
        self.activations: Activations | None = None
        self.weights: WeightStatistics | None = None
        self.save_style = TileStyle()
        # A turn later: the heatmap's request goes first, and activations come free with its pass.
        self._asker = QTimer(self)
        self._asker.setSingleShot(True)
        self._asker.setInterval(0)
        self._asker.timeout.connect(self._ask)
        state.selection_changed.connect(self._on_selection_changed)
        state.predictions_changed.connect(self.poke)
        state.model_changed.connect(self._on_model_changed)

    @property
    def layer(self) -> str | None:
        """Path of the layer looked at: one without a heatmap, or the layer of the heatmap."""
        return self._looked or self._state.layer

    @property
    def node(self) -> LayerNode | None:
        """The row of the layer looked at."""
        info, layer = self._state.model, self.layer
        return None if info is None or layer is None else info.find(layer)

    @property
    def refusal(self) -> str:
        """Why the activations wanted now cannot be shown, or nothing."""
        wish = self._activations_wish()
        return "" if wish is None else self._refused.get(wish, "")

    @property
    def weights_refusal(self) -> str:
        """Why the weights wanted now cannot be shown, or nothing."""
        wish = self._weights_wish()
        return "" if wish is None else self._refused.get(wish, "")

    @property
    def is_current(self) -> bool:
        """Whether the activations at hand are those wanted now."""
        held = self.activations
        return held is not None and held.request == self._activations_wish()

    @property
    def channel_map(self) -> NDArray[np.float32] | None:
        """The channel on the canvas as a raw map (h, w), or None."""
        channel, held = self._state.selection.channel, self.activations
        if channel is None or held is None or held.request.layer != channel.layer:
            return None
        return held.values[:, :, channel.index]

    def look_at(self, path: str) -> None:
        """Look at a layer, which need not have a heatmap."""
        looked = None if path == self._state.layer else path
        if looked != self._looked:
            self._looked = looked
            self._state.select(channel=None)
            self.changed.emit()
            self.weights_changed.emit()
            self.poke()

    def show_activations(self, is_shown: bool, viewer: str = "activations") -> None:
        """Tell whether a viewer looks at activations; they are asked for while anybody does."""
        if is_shown != (viewer in self._viewers):
            self._viewers ^= {viewer}
            self.poke()

    def show_weights(self, is_shown: bool) -> None:
        """Tell whether somebody looks at weights."""
        self._shows_weights = is_shown
        self.poke()

    def take(self, result: object) -> bool:
        """Take an answer; one that is not wanted any more is dropped.

        Returns
        -------
        bool
            False when this is an answer to something else.
        """
        if not isinstance(result, Activations | WeightStatistics):
            return False
        self._asked.discard(result.request)
        self.answered.emit(result.request)
        if isinstance(result, WeightStatistics):
            if result.request == self._weights_wish():
                self.weights = result
                self.weights_changed.emit()
        elif result.request == self._activations_wish():
            self.activations = result
            self.changed.emit()
            if self._state.selection.channel is not None:
                self.channel_arrived.emit()
        return True

    def refuse(self, request: object, reason: str) -> bool:
        """Take a refusal: it is shown in the panel, and nobody asks again.

        Returns
        -------
        bool
            False when something else was refused.
        """
        if not isinstance(request, ShowActivations | ShowWeights):
            return False
        self._asked.discard(request)
        self._refused[request] = reason
        self.changed.emit()
        self.weights_changed.emit()
        return True

    def give_up(self, request: object) -> None:
        """No answer will come to this; it may be asked for again."""
        self._asked = {one for one in self._asked if one != request}

    def forget(self) -> None:
        """Let everything be asked for anew."""
        self._asked.clear()
        self._refused.clear()
        self.activations = self.weights = None
        self.changed.emit()
        self.weights_changed.emit()
        self.poke()

    @Slot()
    def poke(self) -> None:
        """Something was chosen or answered: look whether something is missing."""
        self._asker.start()

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if (old.model, old.layer) != (new.model, new.layer):
            self._looked = None
        if (
            dataclasses.replace(
                old, style=new.style, region=new.region, show_original=new.show_original
            )
            == new
        ):
            return
        self.changed.emit()
        self.weights_changed.emit()
        self.poke()

    @Slot()
    def _on_model_changed(self) -> None:
        self._looked = None
        self.forget()

    def _activations_wish(self) -> ShowActivations | None:
        state = self._state
        fed, layer, target = input_of(state.selection), self.layer, state.target
        if fed is None or layer is None or target is None:
            return None
        return ShowActivations(fed, layer, target)

    def _weights_wish(self) -> ShowWeights | None:
        model, layer = self._state.selection.model, self.layer
        return None if model is None or layer is None else ShowWeights(model, layer)

    @Slot()
    def _ask(self) -> None:
        wishes: list[ShowActivations | ShowWeights | None] = []
        if self._viewers or self._state.selection.channel is not None:
            held = self.activations
            wish = self._activations_wish()
            wishes.append(None if held is not None and held.request == wish else wish)
        if self._shows_weights:
            known = self.weights
            about = self._weights_wish()
            wishes.append(None if known is not None and known.request == about else about)
        for wanted in wishes:
            if wanted is None or wanted in self._asked or wanted in self._refused:
                continue
            self._asked = {one for one in self._asked if type(one) is not type(wanted)}
            self._asked.add(wanted)  # the newest of a lane replaces the older ones
            self.wanted.emit(wanted)
