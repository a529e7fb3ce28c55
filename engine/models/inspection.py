"""Reads what a refused model file tells of itself: layers, shapes, weights, reasons. Runs nothing.

Called by `engine.session.session` for a file that vetting or the framework refused. All comes from
the description in the file and from the headers of its data sets.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, TypeVar

from engine.api.errors import EngineError, text
from engine.api.layer_reasons import ONLY_INSPECTED
from engine.api.model import LayerNode, ModelInfo
from engine.models import config_checks as configs
from engine.models.code_needs import code_needs, runs_code
from engine.models.config_graph import (
    class_of,
    config_of,
    declared_input,
    feeds,
    is_model,
    layers_of,
    name_of,
    shape_from,
)
from engine.models.legacy.config import modernised
from engine.models.parameter_budget import MAX_LAYERS
from engine.models.shape_inference import output_shape, parameters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engine.api.errors import Text
    from engine.api.model import LoadModel, PropertyScalar, PropertyValue
    from engine.api.trust import CodeNeeds
    from engine.models.config_graph import Config, Shape
    from engine.models.model_contents import ModelContents

T = TypeVar("T")

MOST_REASONS = 20
MOST_PARTS = 16
"""Numbers of a setting that are told."""
_STRANGE = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)
_UNTOLD = frozenset({"name", "layers", "dtype", "batch_shape", "trainable", "build_config"})

_SEEDS = "seed_generator"  # the state of random numbers is no weight
_Stored = dict[str, list[tuple[int, ...]]]
"""Shapes of the data sets in each group, those of the groups within included."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """A model as its file describes it.

    Attributes
    ----------
    sha256 : str
        Of the file, in hex.
    name : str
        The model's own name.
    input_shape : tuple of (int or None)
        Of the first input, without the batch axis; empty when the file does not tell.
    layers : tuple of LayerNode
        The tree; no row can be explained, and shapes are empty where they cannot be told.
    param_count : int
        Numbers that the file stores for the layers; where it stores none, that they ask for.
    reasons : tuple of Text
        Why the file is refused, one sentence each.
    needs : CodeNeeds
        Code without which it cannot be opened.
    """

    sha256: str
    name: str
    input_shape: tuple[int | None, ...]
    layers: tuple[LayerNode, ...]
    param_count: int
    reasons: tuple[Text, ...]
    needs: CodeNeeds


def inspect(contents: ModelContents, sha256: str, file: str) -> Inspection:
    """Return what a model file tells of itself.

    Parameters
    ----------
    contents : ModelContents
        What the file holds.
    sha256 : str
        Of the file, in hex.
    file : str
        Its name, for the sentences.

    Raises
    ------
    EngineError
        When it has no description that can be shown.
    """
    if contents.description is None:
        raise _undescribed(file)
    shapes: _Stored = {}
    for each in contents.data_sets:
        if _SEEDS not in each.path:
            groups = each.path.split("/")[:-1]
            for depth in range(1, len(groups) + 1):
                shapes.setdefault("/".join(groups[:depth]), []).append(each.shape)
    try:
        return _inspected(configs.parse(contents.description, file), shapes, file, sha256)
    except _STRANGE as error:
        raise _undescribed(file, str(error)) from None


def inspected_info(
    request: LoadModel, found: Inspection, refused: Text, started: float
) -> ModelInfo:
    """Return a refused model as the window shows it; `started` is a time of `time.perf_counter`.

    The sentence with which it was refused comes first, then what else stands against it.
    """
    side = found.input_shape if len(found.input_shape) == 3 else (None, None, 3)
    return ModelInfo(
        request=request,
        key=found.sha256,
        name=found.name,
        input_shape=(side[0], side[1], side[2] or 3),
        layers=found.layers,
        param_count=found.param_count,
        trainable_params=sum(row.param_count for row in found.layers if row.trainable),
        auto_layer=None,
        auto_reason=text(
            "This model is only inspected, and nothing runs in it. {why}", why=refused
        ),
        preprocess="none",
        preprocess_reason=text("The model is only inspected: nothing is fed to it."),
        preprocess_guessed=False,
        preprocess_choices=(),
        elapsed_ms=(time.perf_counter() - started) * 1000,
        outputs=(),
        refusals=tuple(dict.fromkeys((refused, *found.reasons))),
        needs=found.needs,
    )


def _inspected(written: Config, stored: _Stored, file: str, digest: str) -> Inspection:
    reasons: list[Text] = []
    layers = config_of(written).get("layers")
    if isinstance(layers, list) and len(layers) > MAX_LAYERS:
        reasons.append(
            text(
                "Only the first {shown} of its {total} layers are shown.",
                shown=f"{MAX_LAYERS:,}",
                total=f"{len(layers):,}",
            )
        )
        del layers[MAX_LAYERS:]
    config = modernised(written)
    if not is_model(config):
        raise _undescribed(file)
    rows = _Tree(file, stored, reasons).rows(config, "", [], _groups(stored))
    shape = declared_input(next(iter(_inputs(config)), {})) or ()
    return Inspection(
        sha256=digest,
        name=name_of(config),
        input_shape=shape[1:],
        layers=rows,
        param_count=sum(row.param_count for row in rows),
        reasons=tuple(dict.fromkeys(reasons)),
        needs=code_needs(config),
    )


def _inputs(model: Config) -> Iterator[Config]:
    return (layer for layer in layers_of(model) if declared_input(layer))


def _groups(stored: _Stored) -> str:
    """Return the group below which a file keeps its layers' weights."""
    return "model_weights" if any(path.startswith("model_weights") for path in stored) else ""


@dataclass(frozen=True, slots=True)
class _Tree:
    """Makes rows of a description."""

    file: str
    stored: _Stored
    reasons: list[Text]

    def rows(
        self, model: Config, prefix: str, inputs: Sequence[Shape | None], group: str
    ) -> tuple[LayerNode, ...]:
        """Return the rows of a model's layers, which get `inputs` from around the model."""
        told = _told_shapes(model)
        shapes: dict[str, Shape | None] = {}
        given, names = list(inputs), Counter[str]()
        previous, before = (given[0] if given else None), ""
        rows = []
        for layer in layers_of(model):
            name, sources = name_of(layer), feeds(layer)
            from_names = [source for source, _ in sources] or ([before] if before else [])
            if class_of(layer) == "InputLayer":
                takes: list[Shape | None] = [declared_input(layer) or (given or [None])[0]]
                from_names = []
            elif sources:
                takes = [shape or shapes.get(source) for source, shape in sources]
            else:
                takes = [previous or _built_for(layer)]
            stem = _snake(class_of(layer))
            number, names[stem] = names[stem], names[stem] + 1
            place = self._place(group, name, f"{stem}_{number}" if number else stem)
            children = self.rows(layer, f"{prefix}{name}/", takes, place) if is_model(layer) else ()
            made = told.get(name) or _made_by(layer, takes, children)
            rows.append(self._row(layer, prefix, made, takes, children, from_names, place))
            shapes[name] = previous = made
            before = name
        return tuple(rows)

    def _place(self, group: str, name: str, counted: str) -> str:
        """Return the group of the file that has a layer's weights."""
        if group.startswith("model_weights"):
            return f"{group}/{name}"
        return f"{group}/layers/{counted}".lstrip("/")

    def _row(
        self,
        layer: Config,
        prefix: str,
        made: Shape | None,
        takes: Sequence[Shape | None],
        children: tuple[LayerNode, ...],
        from_names: Sequence[str],
        place: str,
    ) -> LayerNode:
        path = prefix + name_of(layer)
        arrays = () if children else tuple(self.stored.get(place, ()))
        count = sum(prod(shape) for shape in arrays)
        if children:
            count = sum(child.param_count for child in children)
        elif not arrays and not self.stored:
            count = parameters(layer, takes[0] if takes else None)
        reason = None if is_model(layer) else self._refusal(layer)
        properties = _settings(layer)
        if arrays:
            properties += (("stored_arrays", tuple(arrays)),)
        return LayerNode(
            path=path,
            name=name_of(layer),
            type=class_of(layer),
            output_shape=made or (),
            param_count=count,
            trainable=config_of(layer).get("trainable") is not False,
            connected_to=tuple(prefix + name for name in from_names),
            explainable=False,
            reason=reason or ONLY_INSPECTED,
            children=children,
            properties=properties,
            runs_code=not is_model(layer) and runs_code(layer),
        )

    def _refusal(self, layer: Config) -> Text | None:
        """Return why a layer alone is refused."""
        alone = {"class_name": "Sequential", "config": {"name": "alone", "layers": [layer]}}
        try:
            configs.check(alone, self.file)
        except EngineError as error:
            if len(self.reasons) < MOST_REASONS:
                self.reasons.append(error.text)
            return error.text
        return None


def _told_shapes(model: Config) -> Mapping[str, Shape]:
    """Return the shapes that a Keras 3 file tells of what each layer makes, by name."""
    return {source: shape for layer in layers_of(model) for source, shape in feeds(layer) if shape}


def _made_by(
    layer: Config, takes: Sequence[Shape | None], children: tuple[LayerNode, ...]
) -> Shape | None:
    """Return the shape that a layer makes, where that can be told."""
    if class_of(layer) == "InputLayer":
        return takes[0]
    if children:
        return children[-1].output_shape or None
    if runs_code(layer):
        return None
    return output_shape(layer, takes)


def _built_for(layer: Config) -> Shape | None:
    build = layer.get("build_config")
    told = shape_from(build.get("input_shape")) if isinstance(build, dict) else None
    return told or declared_input(layer)


def _settings(layer: Config) -> tuple[tuple[str, PropertyValue], ...]:
    """Return what a layer is set to, as far as these are plain values."""
    if is_model(layer):
        return ()
    found = ((str(name), _plain(value)) for name, value in config_of(layer).items())
    return tuple(
        (name, value) for name, value in found if value is not None and name not in _UNTOLD
    )


def _plain(value: object) -> PropertyValue | None:
    if not isinstance(value, list):
        return _scalar(value)
    return _row(
        [
            _row([_scalar(each) for each in part]) if isinstance(part, list) else _scalar(part)
            for part in value[: MOST_PARTS + 1]
        ]
    )


def _row(parts: Sequence[T | None]) -> tuple[T, ...] | None:
    known = tuple(part for part in parts if part is not None)
    return known if 0 < len(known) == len(parts) <= MOST_PARTS else None


def _scalar(value: object) -> PropertyScalar | None:
    match value:
        case int() if not -(2**63) <= value < 2**63:
            return None
        case bool() | int() | float():
            return value
        case str():
            return value[:80]
        case {"class_name": "function", "config": str() as name}:
            return name[:80]
        case {"class_name": str() as name}:
            return name[:80]
    return None


def _snake(name: str) -> str:
    """Return a class's name as Keras writes it in weights files: conv2d, batch_normalization."""
    name = re.sub(r"\W+", "", name)
    name = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()


def _undescribed(file: str, details: str = "") -> EngineError:
    return EngineError(
        "{file} has no description of a model that could be shown.", file=file, details=details
    )
