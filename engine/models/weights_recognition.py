"""Recognises the network of Keras Applications whose weights a file without a model holds.

Called by `engine.models.vetting` and `engine.models.weights_import` with what was read in a box:
names and shapes of tensors, never their numbers. Layers are paired by their places (Keras 3), by
their names where these are Keras', else by their order; all shapes of a network have to be there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from math import isqrt, prod
from typing import TYPE_CHECKING

from engine.api.errors import EngineError, text
from engine.api.lists import listed
from engine.api.spelling import nearest
from engine.api.weights import IMAGENET_CLASSES, WeightsFit
from engine.models.catalogue import find_application
from engine.models.model_contents import LayerWeights
from engine.models.network_tensors import networks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engine.api.errors import Text
    from engine.models.model_contents import ModelContents
    from engine.models.network_tensors import LayerTensors, NetworkTensors, Shape

_Key = tuple[tuple[str, int], ...]
"""Place of a layer: classes, each with its number among its like."""
_Tensors = tuple[tuple[int, "Shape"], ...]
"""Data sets by their numbers, with their shapes."""

_CONTAINERS = ("layers", "_layer_checkpoint_dependencies")
_VARIABLES = "vars"
_SEEDS = "seed_generator"
_COUNTED = re.compile(r"(.*?)(?:_(\d{1,6}))?")
_ORDER = {
    name: place
    for place, name in enumerate(
        "depthwise_kernel pointwise_kernel kernel gamma beta bias moving_mean moving_variance "
        "mean variance count".split()
    )
}
"""In which Keras keeps the weights of one layer; frozen models in old files have others."""
_SCALERS = ("rescaling", ".math.", "op_lambda")
"""Parts of how layers are called that an EfficientNet has before and behind its normalisation."""
_WITH_CORRECTION = "EfficientNet"
_LEAST_SHARE = 0.5
"""Of a network's layers that a file must have for the network to be called the nearest."""
_CHANNELS, _STEP = 512, 32
"""Of the last map of a VGG, whose size follows from that of the image."""
_MOST_TOLD = 6
_MOST_VIEWS = 8
"""Models within the model that are looked into."""


class WeightsOnly(EngineError):
    """A file of weights alone, which could be opened as one of several networks.

    Parameters
    ----------
    sentence : Text
        What it fits, and how it is opened.
    fits : tuple of WeightsFit
        At least one.
    """

    def __init__(self, sentence: Text, fits: tuple[WeightsFit, ...]) -> None:
        super().__init__(sentence)
        self.fits = fits


@dataclass(frozen=True, slots=True)
class Recognised:
    """A network that the tensors of a file fit.

    Attributes
    ----------
    fit : WeightsFit
        Which one, and how much of it.
    layers : tuple of LayerWeights
        Its layers in Keras' order, each with its data sets.
    """

    fit: WeightsFit
    layers: tuple[LayerWeights, ...]


@dataclass(frozen=True, slots=True)
class _Stored:
    """Weights of one layer in the file; `key` is empty in the old format."""

    key: _Key
    name: str
    tensors: _Tensors

    @property
    def words(self) -> str:
        return f"{self.name} {_shape_words(shape for _, shape in self.tensors)}".strip()


@dataclass(frozen=True)
class _Pairing:
    """A network's layers, each with the tensors that stand for it; and what is left over."""

    network: NetworkTensors
    is_whole: bool
    pairs: tuple[tuple[LayerTensors, _Tensors], ...]
    others: tuple[_Stored, ...]
    is_inner: bool = False
    has_names: bool = True

    @cached_property
    def misfits(self) -> list[tuple[LayerTensors, _Tensors]]:
        """The pairs whose shapes differ."""
        classes, side = self.class_count, self.map_side
        first_of_top = self.network.shared if self.is_whole else len(self.pairs)
        return [
            (layer, tensors)
            for number, (layer, tensors) in enumerate(self.pairs)
            if tuple(shape for _, shape in tensors)
            != (layer.shapes if number < first_of_top else _resized(layer.shapes, classes, side))
        ]

    @property
    def class_count(self) -> int:
        """Number of classes that the last layer has."""
        shape = self.pairs[-1][1][-1][1] if self.pairs[-1][1] else ()
        return shape[0] if self.is_whole and len(shape) == 1 else IMAGENET_CLASSES

    @property
    def map_side(self) -> int:
        """Side of the last map where the top depends on it, as far as the shapes tell."""
        for layer, tensors in self.pairs[self.network.shared :]:
            rows = tensors[0][1][0] if tensors and tensors[0][1] else 0
            if layer.shapes[0][0] == _CHANNELS * 49 and rows % _CHANNELS == 0:
                return isqrt(rows // _CHANNELS)
        return 7


def recognise(contents: ModelContents, file: str) -> tuple[Recognised, ...]:
    """Return the networks that the tensors of a file fit.

    Parameters
    ----------
    contents : ModelContents
        Of a file without a description.
    file : str
        Its name, for the sentence.

    Raises
    ------
    EngineError
        None fits: what is nearest, and what differs.
    """
    stored = _stored_layers(contents)
    pairings = list(_pairings(stored))
    found = {
        each.network.name: _recognised(each, contents)
        for each in pairings
        if not each.misfits and not each.others and _is_keras_own(each)
    }
    if not found:
        raise _why_none(pairings, contents, file)
    return tuple(found.values())


def recognise_as(contents: ModelContents, network: str, file: str) -> Recognised:
    """Return how a file is opened as a network that the user named.

    Raises
    ------
    EngineError
        There is no such network, or what differs.
    """
    application = find_application(network)
    if application is None:
        raise EngineError(
            'Keras Applications has no network "{name}". {nearest}',
            name=network,
            nearest=nearest(network, (each.name for each in networks())),
        )
    try:
        found = recognise(contents, file)
    except EngineError as error:
        found, why = (), error
    for each in found:
        if each.fit.network == application.name:
            return each
    if found:
        raise EngineError(
            "The weights in {file} are not those of {network}: they fit {models}.",
            file=file,
            network=application.name,
            models=listed(each.fit.words for each in found),
        )
    stored = _stored_layers(contents)
    near = _nearest(list(_pairings(stored, application.name)))
    if not near.misfits:
        raise why
    raise EngineError(
        "The weights in {file} are not those of {network}. {difference}",
        file=file,
        network=application.name,
        difference=_difference(near),
    )


def weights_only(fits: tuple[WeightsFit, ...], file: str) -> WeightsOnly:
    """Return the error of a file that is opened as one of these networks when the user says so."""
    return WeightsOnly(
        text(
            "{file} holds weights without a model. They fit {models}: open it as that with --as "
            "{network}.",
            file=file,
            models=listed(each.words for each in fits),
            network=fits[0].network,
        ),
        fits,
    )


# --- what the file has ----------------------------------------------------------------------------


def _stored_layers(contents: ModelContents) -> list[_Stored]:
    """Return the layers with weights: of the old format in its order, else class by class."""
    if contents.layers:
        return [each for layer in contents.layers for each in _old_layers(contents, layer)]
    found: dict[_Key, list[tuple[int, int]]] = {}
    for index, each in enumerate(contents.data_sets):
        *place, parent, number = f"/{each.path}".replace("\\", "/").split("/")[1:] or [""]
        if parent != _VARIABLES or _SEEDS in place or not number.isdecimal():
            continue
        key = tuple(map(_counted, (part for part in place if part not in _CONTAINERS)))
        found.setdefault(key, []).append((int(number[:9]), index))
    return [
        _Stored(
            key,
            "/".join(f"{stem}_{number}" if number else stem for stem, number in key),
            tuple((index, contents.data_sets[index].shape) for _, index in sorted(numbers)),
        )
        for key, numbers in sorted(found.items())
    ]


def _old_layers(contents: ModelContents, layer: LayerWeights) -> Iterator[_Stored]:
    """Yield one layer of the old format; of a model within a model, the layers of that."""
    parts: dict[str, list[tuple[int, int, int]]] = {}
    for at, index in enumerate(layer.data_sets):
        parent, _, name = contents.data_sets[index].path.rpartition("/")
        order = _ORDER.get(name.partition(":")[0], -1)
        parts.setdefault(parent, []).append((order, at, index))
    for parent, numbers in parts.items():
        is_known = all(order >= 0 for order, _, _ in numbers)
        yield _Stored(
            (),
            layer.name if len(parts) == 1 else parent.rpartition("/")[2],
            tuple(
                (index, contents.data_sets[index].shape)
                for _, _, index in (sorted(numbers) if is_known else numbers)
            ),
        )


def _counted(part: str) -> tuple[str, int]:
    """Return a class as in places of layers, and its number."""
    found = _COUNTED.fullmatch(part)
    assert found is not None
    return found[1], int(found[2] or 0)


def _ranked(keys: Iterable[_Key]) -> dict[_Key, _Key]:
    """Return places with their classes' numbers from 0 without gaps: Keras 2 leaves some out."""
    numbers: dict[tuple[_Key, str], set[int]] = {}
    listed = list(keys)
    for key in listed:
        for depth, (stem, number) in enumerate(key):
            numbers.setdefault((key[:depth], stem), set()).add(number)
    ranks = {
        (inside, stem, number): rank
        for (inside, stem), found in numbers.items()
        for rank, number in enumerate(sorted(found))
    }
    return {
        key: tuple(
            (stem, ranks[key[:depth], stem, number]) for depth, (stem, number) in enumerate(key)
        )
        for key in listed
    }


# --- a network and the file -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _View:
    """A model within the file, or all of it: its layers by their places, and the layers around."""

    by_place: dict[_Key, _Stored]
    outer: tuple[_Stored, ...]
    is_inner: bool


def _views(stored: Sequence[_Stored]) -> list[_View]:
    """Return what could be a network in a file of Keras 3; nothing for the old format."""
    if not stored or not stored[0].key:
        return []
    found = []
    insides: list[_Key] = [(), *(each.key[:1] for each in stored if len(each.key) > 1)]
    for inside in dict.fromkeys(insides):
        depth = len(inside)
        inner = {each.key[depth:]: each for each in stored if each.key[:depth] == inside}
        ranks = _ranked(inner)
        outer = tuple(each for each in stored if each.key[:depth] != inside)
        by_place = {ranks[key]: each for key, each in inner.items()}
        found.append(_View(by_place, outer, bool(inside)))
    return found[:_MOST_VIEWS]


def _pairings(stored: Sequence[_Stored], only: str = "") -> Iterator[_Pairing]:
    """Yield all ways in which a file may hold a network's weights: of one network, or of all."""
    views = _views(stored)
    for network in networks():
        if only not in ("", network.name):
            continue
        for is_whole in (True, False):
            if views:
                for view in views:
                    yield _by_place(network, view, is_whole=is_whole)
                continue
            layers = network.whole if is_whole else network.bare
            by_name = _by_name(network, layers, stored, is_whole=is_whole)
            if by_name is not None:
                yield by_name
            if by_name is None or by_name.misfits or by_name.others:
                yield _by_order(network, layers, stored, is_whole=is_whole)


def _by_place(network: NetworkTensors, view: _View, *, is_whole: bool) -> _Pairing:
    others = dict(view.by_place)
    pairs = []
    for key, layer in _with_keys(network.name, is_whole=is_whole):
        each = others.pop(key, None)
        pairs.append((layer, () if each is None else each.tensors))
    return _Pairing(
        network, is_whole, tuple(pairs), (*others.values(), *view.outer), is_inner=view.is_inner
    )


@cache
def _with_keys(name: str, *, is_whole: bool) -> tuple[tuple[_Key, LayerTensors], ...]:
    """Return a network's layers with their places."""
    network = next(each for each in networks() if each.name == name)
    layers = network.whole if is_whole else network.bare
    keys = [tuple(map(_counted, layer.place.split("/"))) for layer in layers]
    ranks = _ranked(keys)
    return tuple((ranks[key], layer) for key, layer in zip(keys, layers, strict=True))


def _by_name(
    network: NetworkTensors,
    layers: Sequence[LayerTensors],
    stored: Sequence[_Stored],
    *,
    is_whole: bool,
) -> _Pairing | None:
    """Return a pairing by Keras' own names; None where the file has others."""
    names = {each.name: each for each in stored}
    known = [names.get(layer.name) for layer in layers]
    if 2 * sum(each is not None for each in known) <= len(layers) or len(names) < len(stored):
        return None
    pairs = [
        (layer, () if each is None else each.tensors)
        for layer, each in zip(layers, known, strict=True)
    ]
    taken = {layer.name for layer in layers}
    others = tuple(each for each in stored if each.name not in taken)
    return _Pairing(network, is_whole, tuple(pairs), others)


def _by_order(
    network: NetworkTensors,
    layers: Sequence[LayerTensors],
    stored: Sequence[_Stored],
    *,
    is_whole: bool,
) -> _Pairing:
    flat = list(chain.from_iterable(each.tensors for each in stored))
    pairs, at = [], 0
    for layer in layers:
        pairs.append((layer, tuple(flat[at : at + len(layer.weights)])))
        at += len(layer.weights)
    left = {index for index, _ in flat[at:]}
    others = tuple(each for each in stored if left.issuperset(index for index, _ in each.tensors))
    return _Pairing(network, is_whole, tuple(pairs), others, has_names=False)


def _resized(shapes: tuple[Shape, ...], classes: int, side: int) -> tuple[Shape, ...]:
    """Return the shapes of a layer of the top for another number of classes, or another map."""
    sizes = {IMAGENET_CLASSES: classes, _CHANNELS * 49: _CHANNELS * side * side}
    return tuple(tuple(sizes.get(size, size) for size in shape) for shape in shapes)


def _is_keras_own(pairing: _Pairing) -> bool:
    """Tell whether a top is as Keras Applications makes it, and not one like it of the user's."""
    if not pairing.is_whole or pairing.class_count == IMAGENET_CLASSES:
        return True
    return not pairing.is_inner and pairing.has_names and pairing.class_count > 0


def _recognised(pairing: _Pairing, contents: ModelContents) -> Recognised:
    grouped: dict[str, list[int]] = {}
    for layer, tensors in pairing.pairs:
        grouped.setdefault(layer.top_place, []).extend(index for index, _ in tensors)
    application = find_application(pairing.network.name)
    assert application is not None
    side = application.side
    if pairing.is_whole and pairing.map_side != 7:
        side = pairing.map_side * _STEP
    listed = [*(layer.name for layer in contents.layers), *contents.layer_groups]
    scalers = sum(any(word in name for word in _SCALERS) for name in listed)
    fit = WeightsFit(
        pairing.network.name,
        side,
        pairing.is_whole,
        pairing.class_count,
        # Where layers are not listed, it is as in the files that Keras offers.
        is_corrected=application.family != _WITH_CORRECTION or scalers != 1,
    )
    return Recognised(fit, tuple(LayerWeights(name, tuple(at)) for name, at in grouped.items()))


# --- why not --------------------------------------------------------------------------------------


def _why_none(pairings: Sequence[_Pairing], contents: ModelContents, file: str) -> EngineError:
    """Return why a file is opened as no network."""
    based = [each for each in pairings if not each.is_whole and not each.misfits]
    if based:
        best = max(based, key=lambda each: len(each.pairs))
        return EngineError(
            "{file} holds weights without a model: those of {network}, and of further layers "
            "({layers}). How these are joined does not stand in such a file. {advice}",
            file=file,
            network=WeightsFit(best.network.name, 0, has_top=False).words,
            layers=_told([each.words for each in best.others]),
            advice=_advice(),
        )
    near = _nearest(pairings)
    if len(near.misfits) <= (1 - _LEAST_SHARE) * len(near.pairs):
        return EngineError(
            "{file} holds weights without a model, and they fit no network of Keras Applications. "
            "The nearest is {network}. {difference} {advice}",
            file=file,
            network=near.network.name,
            difference=_difference(near),
            advice=_advice(),
        )
    count = sum(prod(each.shape) for each in contents.data_sets)
    return EngineError(
        "{file} holds weights without a model: {total} numbers, which fit no network of Keras "
        "Applications. {advice}",
        file=file,
        total=f"{count:,}",
        advice=_advice(),
    )


def _advice() -> Text:
    return text("Save the whole model with model.save('name.keras') and open that file.")


def _nearest(pairings: Sequence[_Pairing]) -> _Pairing:
    """Return the pairing with most shapes right, and of those the one with the fewest wrong."""
    return max(
        pairings,
        key=lambda each: (-len(each.misfits) / len(each.pairs), -len(each.others)),
    )


def _difference(pairing: _Pairing) -> Text:
    layer, tensors = pairing.misfits[0]
    return text(
        "Of its {all} layers with weights {fitting} fit; layer {layer} has {found}, and {wanted} "
        "belongs there.",
        all=str(len(pairing.pairs)),
        fitting=str(len(pairing.pairs) - len(pairing.misfits)),
        layer=layer.name,
        found=_shape_words(shape for _, shape in tensors) or text("nothing"),
        wanted=_shape_words(layer.shapes),
    )


def _told(words: Sequence[str]) -> str:
    return ", ".join(words[:_MOST_TOLD]) + (", …" if len(words) > _MOST_TOLD else "")


def _shape_words(shapes: Iterable[Shape]) -> str:
    """Return shapes as people write them: "3 × 3 × 64 × 128 + 128"."""
    return " + ".join(" × ".join(map(str, shape)) or "1" for shape in shapes)
