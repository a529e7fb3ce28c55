"""Finds the tensors of a network in what a pickle holds, and what it would run."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from engine.models.torch_files.contents import (
    MOST_NAMES,
    MOST_TENSORS,
    StoredTensor,
    TorchFileContents,
)
from engine.models.torch_files.pickle_machine import PLAIN_NAMES
from engine.models.torch_files.pickled_values import Made, Named, Pairs, Storage, Tensor

MOST_DEPTH = 24
"""Modules in each other."""
MOST_PLACES = 1000
"""Dictionaries of a checkpoint that are looked into."""
_PLACE_DEPTH = 3
_MOST_VALUES = 200_000
_NAME_LENGTH = 200

_USUAL = ("state_dict", "model_state_dict", "model", "net", "network", "module", "weights")
"""Keys under which training scripts keep their network, the best known first."""
_MODULE_PARTS = ("_parameters", "_buffers", "_modules")
"""Dictionaries in which a module keeps its tensors and the modules in it."""


@dataclass(slots=True)
class _Found:
    """Tensors below one place of a checkpoint."""

    place: tuple[str, ...]
    is_model: bool
    tensors: list[StoredTensor] = field(default_factory=list)
    types: list[tuple[str, str]] = field(default_factory=list)
    storages: list[Storage] = field(default_factory=list)

    def add(self, name: str, tensor: Tensor) -> None:
        self.tensors.append(StoredTensor(name[:_NAME_LENGTH], tensor.dtype, tensor.shape))
        self.storages.append(tensor.storage)

    def rank(self) -> tuple[bool, int, int]:
        """Return what the best of several has most of."""
        usual = [len(_USUAL) - _USUAL.index(key) for key in self.place if key in _USUAL]
        return bool(self.tensors), max(usual, default=0), len(self.tensors)


def contents_of(
    value: object, *, is_script: bool = False
) -> tuple[TorchFileContents, tuple[Storage, ...]]:
    """Return what is told of a file by the value of its pickle.

    Parameters
    ----------
    value : object
        As `pickled_value` gives it.
    is_script : bool
        It is a TorchScript archive's.

    Returns
    -------
    (TorchFileContents, tuple of Storage)
        And where the numbers of the tensors lie that are told of, each stretch once.
    """
    found = max(_places(value), key=_Found.rank, default=None)
    names = _names(value)
    if found is None or not (found.tensors or found.is_model):
        return TorchFileContents("script" if is_script else "pickle", names=names), ()
    contents = TorchFileContents(
        "script" if is_script else "model" if found.is_model else "weights",
        tensors=tuple(found.tensors[:MOST_TENSORS]),
        tensor_count=len(found.tensors),
        place=found.place,
        names=names,
        module_types=tuple(found.types[:MOST_TENSORS]),
    )
    return contents, tuple(dict.fromkeys(found.storages))


def _places(value: object) -> list[_Found]:
    """Return every dictionary of tensors, and every module, of a checkpoint."""
    found: list[_Found] = []
    pending: deque[tuple[object, tuple[str, ...]]] = deque([(value, ())])
    seen: set[int] = set()
    while pending and len(found) < MOST_PLACES:
        each, place = pending.popleft()
        if id(each) in seen:
            continue
        seen.add(id(each))
        if isinstance(each, Made):
            if _is_module(each):
                found.append(_module(each, place))
        elif isinstance(each, Pairs):
            named = each.named()
            weights = _Found(place, is_model=False)
            for key, it in named.items():
                if isinstance(it, Tensor):
                    weights.add(key, it)
            if weights.tensors:
                found.append(weights)
            if len(place) < _PLACE_DEPTH:
                inner = [pair for pair in named.items() if isinstance(pair[1], Pairs | Made)]
                for key, it in inner[:MOST_PLACES]:
                    pending.append((it, (*place, key[:_NAME_LENGTH])))
    return found


def _is_module(made: Made) -> bool:
    if not isinstance(made.state, Pairs):
        return False
    is_script = made.name.startswith("__torch__.")
    return is_script or not {"_parameters", "_modules"}.isdisjoint(made.state.named())


def _module(top: Made, place: tuple[str, ...]) -> _Found:
    """Return the tensors of a pickled module by their dotted paths, each module once."""
    found = _Found(place, is_model=True)
    pending: list[tuple[Made, tuple[str, ...]]] = [(top, ())]
    seen: set[int] = set()
    while pending and len(seen) < MOST_TENSORS:
        made, path = pending.pop()
        if id(made) in seen or len(path) > MOST_DEPTH:
            continue
        seen.add(id(made))
        found.types.append((".".join(path), made.name[:_NAME_LENGTH]))
        inner = []
        for name, value in _parts(made):
            if isinstance(value, Tensor):
                found.add(".".join((*path, name)), value)
            elif isinstance(value, Made) and isinstance(value.state, Pairs):
                inner.append((value, (*path, name[:_NAME_LENGTH])))
        pending.extend(reversed(inner))
    return found


def _parts(made: Made) -> list[tuple[str, Any]]:
    """Return what a module holds, by name."""
    state = made.state.named()
    parts = [state[key] for key in _MODULE_PARTS if isinstance(state.get(key), Pairs)]
    if parts:
        return [pair for each in parts for pair in each.named().items()]
    return list(state.items())


def _names(value: object) -> tuple[str, ...]:
    """Return what loading would import or call beside what weights need."""
    names: dict[str, None] = {}
    pending: list[Any] = [value]
    seen: set[int] = set()
    while pending and len(seen) < _MOST_VALUES and len(names) < MOST_NAMES:
        each = pending.pop()
        if isinstance(each, Named):
            if each.name not in PLAIN_NAMES:
                names.setdefault(each.name[:_NAME_LENGTH])
            continue
        if not isinstance(each, Pairs | Made | list) or id(each) in seen:
            continue
        seen.add(id(each))
        if isinstance(each, Pairs):
            pending.extend(it for pair in each.items for it in pair)
        elif isinstance(each, Made):
            pending.extend((each.by, each.state))
        else:
            pending.extend(each)
    return tuple(names)
