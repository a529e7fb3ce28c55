"""Knows the models that are open, one or two, and what of a view fits which. Values without Qt.

Kept by `gui.core.state`; each view names its model by key.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.api.model import ModelInfo
    from gui.core.selection import View


@dataclass(frozen=True, slots=True)
class OpenModels:
    """The open models.

    Attributes
    ----------
    first : ModelInfo or None
        The one that is opened by itself.
    compared : ModelInfo or None
        The one beside it (`LoadModel.is_compared`).
    first_is_demo : bool
        The first one is the program's own.
    """

    first: ModelInfo | None = None
    compared: ModelInfo | None = None
    first_is_demo: bool = False

    @property
    def all(self) -> tuple[ModelInfo, ...]:
        """Those that are open."""
        return tuple(each for each in (self.first, self.compared) if each is not None)

    @property
    def are_two(self) -> bool:
        """True when a picture has to say which model it is of."""
        first, compared = self.first, self.compared
        return first is not None and compared is not None and first.key != compared.key

    def find(self, key: str | None) -> ModelInfo | None:
        """Return the open model with a key, or None."""
        for each in (self.first, self.compared):  # asked at every look at the state
            if each is not None and each.key == key:
                return each
        return None

    def is_compared(self, key: str | None) -> bool:
        """Tell whether a key is that of the compared model, and not of the first."""
        return self.are_two and self.compared is not None and self.compared.key == key

    def replaced_by(self, info: ModelInfo) -> ModelInfo | None:
        """Return the model whose place another one takes, or None."""
        return self.compared if info.request.is_compared else self.first

    def taking(self, info: ModelInfo, *, is_demo: bool = False) -> OpenModels:
        """Return the models with another one in its place."""
        if info.request.is_compared:
            return replace(self, compared=info)
        return replace(self, first=info, first_is_demo=is_demo)

    def without_compared(self) -> OpenModels:
        """Return the models without the compared one."""
        return replace(self, compared=None)

    def fits(self, name: str, view: View, key: str | None) -> bool:
        """Return whether a view's field means the same in another model.

        Parameters
        ----------
        name : str
            One of `MODEL_FIELDS`.
        view : View
            Whose field it is.
        key : str or None
            Of the other model.
        """
        own, other = self.find(view.model), self.find(key)
        if own is None or other is None:
            return False
        match name:
            case "layer":
                return view.layer is None or _is_explainable(other, view.layer)
            case "layer_blend":
                return all(_is_explainable(other, path) for path in view.layer_blend.others)
            case "channel":
                return view.channel is None or _has_channel(
                    other, view.channel.layer, view.channel.index
                )
            case "target" | "score" if view.target is not None and view.target.layer is not None:
                return _has_channel(other, view.target.layer, view.target.index)
            case _:
                return have_same_outputs(own, other)


def have_other_names(one: ModelInfo, other: ModelInfo) -> bool:
    """Return whether the units of two models are called otherwise."""
    return [each.labels for each in one.outputs] != [each.labels for each in other.outputs]


def is_same_renamed(old: ModelInfo, info: ModelInfo) -> bool:
    """Return whether a model is the one that was open, with other names for its classes."""
    is_same = (old.key, old.request.path) == (info.key, info.request.path)
    return is_same and (old.request.labels != info.request.labels or have_other_names(old, info))


def is_reloaded(old: ModelInfo, info: ModelInfo) -> bool:
    """Return whether a model is the one that was open, of a newer file with the same outputs."""
    is_same_place = (old.request.path, old.request.is_compared) == (
        info.request.path,
        info.request.is_compared,
    )
    return is_same_place and have_same_outputs(old, info)


def have_same_outputs(one: ModelInfo, other: ModelInfo) -> bool:
    """Return whether targets of one model mean the same in another.

    The outputs have as many units of the same kind, with the same names; where one of the models
    has no names, but numbers, the numbers count.
    """
    if len(one.outputs) != len(other.outputs):
        return False
    return all(
        (ours.class_count, ours.kind) == (theirs.class_count, theirs.kind)
        and (not (ours.label_source and theirs.label_source) or ours.labels == theirs.labels)
        for ours, theirs in zip(one.outputs, other.outputs, strict=True)
    )


def _is_explainable(info: ModelInfo, path: str) -> bool:
    node = info.find(path)
    return node is not None and node.explainable


def _has_channel(info: ModelInfo, path: str | None, index: int) -> bool:
    node = None if path is None else info.find(path)
    return node is not None and bool(node.output_shape) and index < (node.output_shape[-1] or 0)
