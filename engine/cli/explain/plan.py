"""Plans which maps `camscope explain` makes of every image, and identifies each."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError
from engine.api.keys import ALL, AUTO, Combine, Fit, InputKey, Resize, Target
from engine.api.methods import Scope
from engine.api.presets import PRESETS
from engine.api.scores import OutputActivation, ScoreKind, score_kind
from engine.attribution.registry import METHODS
from engine.cli.common import (
    LAYERS_COMMAND,
    chosen_output,
    say_notes,
    settle_input,
    told_activation,
    values_record,
)
from engine.cli.explain.targets import TargetChoice, target_choice, target_record
from engine.cli.model_options import input_values
from engine.cli.style_options import style_of
from engine.session.layer_lookup import chosen_layer, explainable_layers, find_layers
from engine.session.targets import objective_of, target_label

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from engine.api.display import Style
    from engine.api.image import Picture
    from engine.api.model import ModelInfo
    from engine.api.other_inputs import InputValue
    from engine.cli.explain.methods import ChosenMethod


@dataclass(frozen=True, slots=True)
class MapSpec:
    """One map of a method.

    Attributes
    ----------
    layer : str or None
        Whose map; None for a map of the input, or of several layers together.
    combined : bool
        The chosen layers together.
    """

    layer: str | None
    combined: bool = False


COMBINED = MapSpec(None, combined=True)


@dataclass(frozen=True, slots=True)
class Plan:
    """The maps that are made of every image.

    Attributes
    ----------
    info : ModelInfo
        The model, its outputs as they are told to be.
    methods : sequence of ChosenMethod
        With their parameters.
    layers : tuple of str
        Paths; empty when the model has none that can be explained.
    no_layers : str
        Why there are none.
    combine : Combine or None
        Whether and how one more map is made of all layers.
    target : TargetChoice
        What is explained.
    preprocess : str
        "auto", or a way of `engine.api.preprocessing`.
    resize : Resize
        How images are brought to the input's size.
    fit : Fit
        How their proportions become those of the input.
    size : (int, int) or None
        Height and width of the input, as `InputKey` has them.
    output_activation : OutputActivation
        What linear outputs are told to be logits of.
    style : Style
        Of the overlays.
    precision : str
        As in `EngineOptions`.
    picture_format : str
        Suffix of the overlays, without its dot.
    weights : bool
        Records of Grad-CAM's maps also tell each channel's weight.
    score : ScoreKind or None
        None stands for each method's own.
    preset : str or None
        Preset that choices come from, for the manifest.
    values : tuple of InputValue
        What inputs beside the image are fed.
    """

    info: ModelInfo
    methods: Sequence[ChosenMethod]
    layers: tuple[str, ...]
    no_layers: str
    combine: Combine | None
    target: TargetChoice
    preprocess: str
    resize: Resize
    fit: Fit
    size: tuple[int, int] | None
    output_activation: OutputActivation
    style: Style
    precision: str
    picture_format: str
    weights: bool
    score: ScoreKind | None = None
    preset: str | None = None
    values: tuple[InputValue, ...] = ()

    @property
    def prepared(self) -> str:
        """The preprocessing by its own name."""
        return self.info.preprocess if self.preprocess == "auto" else self.preprocess

    def input_of(self, picture: Picture) -> InputKey:
        """Return a picture as the network is fed it."""
        return replace(self.input_of_any, image=picture.key)

    @property
    def input_of_any(self) -> InputKey:
        """Every picture as the network is fed it."""
        return InputKey(
            self.info.key,
            "",
            self.preprocess,
            self.resize,
            self.output_activation,
            self.fit,
            self.size,
            self.values,
        )

    @property
    def input_record(self) -> tuple[str, ...]:
        """What `input_record` tells of every image's record, but for its digest."""
        size = _size_words(self.size)
        fed = values_record(self.input_of_any, self.info)
        words = _value_words(fed)
        return self.prepared, self.resize, self.output_activation, self.fit, size, words

    @property
    def precomputed_layers(self) -> tuple[str, ...]:
        """The layers whose maps the top class' pass can serve: one pass then does for all."""
        is_shared = any(
            chosen.info.scope is Scope.ALL_LAYERS
            and self.score_of(chosen, Target(0, output=self.output)) is ScoreKind.LOGIT
            and not dict(chosen.parameters).get("smoothing")
            for chosen in self.methods
        )
        is_top = self.target == TargetChoice((None,), output=self.output)
        return self.layers if is_shared and is_top else ()

    @property
    def output(self) -> int:
        """Index of the output whose classes are predicted."""
        return self.target.output

    @property
    def output_name(self) -> str | None:
        """Its name; None for the first."""
        return self.info.outputs[self.output].name if self.output else None

    @property
    def note(self) -> str | None:
        """What stands for the top class of a model that has none; None where nothing does."""
        note = self.info.choice_note(self.output) if self.target.needs_top else None
        return None if note is None else str(note)

    @property
    def is_of_output(self) -> bool:
        """True when a unit of an output is explained, and no neuron."""
        first = self.target.classes[0]
        return first is None or first.layer is None

    def specs(self, chosen: ChosenMethod) -> tuple[MapSpec, ...]:
        """Return the maps to be made of a method."""
        if chosen.info.scope is Scope.INPUT or not self.layers:
            return (MapSpec(None),)
        specs = tuple(MapSpec(path) for path in self.layers)
        return specs if self.combine is None else (*specs, COMBINED)

    def has_weights(self, record: dict[str, Any]) -> bool:
        """Tell whether a map's record is to have each channel's weight (`MapRequester.weights`)."""
        if not self.weights or record["method"] != "grad-cam" or not record["layer"]:
            return False
        return not record["parameters"].get("smoothing")

    def score_of(self, chosen: ChosenMethod, target: Target) -> ScoreKind:
        """Return the kind of score that a method explains."""
        has_probability = self.info.has_probability(target)
        return score_kind(self.score, chosen.info.score, has_probability=has_probability)

    def record(self, chosen: ChosenMethod, spec: MapSpec, target: Target) -> dict[str, Any]:
        """Return what a map's record says before it is made."""
        record: dict[str, Any] = {
            "method": chosen.info.id,
            "family": chosen.info.family.value,
            "parameters": chosen.all_parameters,
            "layer": spec.layer,
        }
        if spec.combined and self.combine is not None:
            record |= {"layers": list(self.layers), "combine": self.combine.value}
        label = target_label(target, self.info)
        record["target"] = target_record(target, label, self.info)
        record["score_kind"] = self.score_of(chosen, target).value
        return record


def input_record(image: dict[str, Any]) -> tuple[str, ...]:
    """Return what an image's record says of the input.

    Its digest, preprocessing and resizing, what linear outputs are told to be logits of, fit and
    size.
    """
    return (
        image["sha256"],
        image["preprocess"],
        image.get("resize", Resize.AREA.value),
        image.get("output_activation", OutputActivation.AUTO.value),
        image.get("fit", Fit.STRETCH.value),
        _size_words(image.get("input_size")),
        _value_words(image.get("inputs")),
    )


def _value_words(fed: object) -> str:
    """Return what inputs beside the image are fed as a word, whatever a manifest has for it."""
    if not isinstance(fed, dict):
        return ""
    return "; ".join(f"{name}={value}" for name, value in sorted(fed.items()))


def _size_words(size: object) -> str:
    """Return an input's size as a word of its identity, whatever a manifest has for it."""
    return "x".join(map(str, size)) if isinstance(size, list | tuple) else str(size or "")


def map_key(image: dict[str, Any], record: dict[str, Any]) -> str:
    """Return what tells a map from every other one of a model, but for its precision.

    Parameters
    ----------
    image : dict
        Record of the image.
    record : dict
        The map's, as `Plan.record` has it; a complete one gives the same.
    """
    target = {name: value for name, value in record["target"].items() if name != "label"}
    identifying = ("method", "parameters", "layer", "layers", "combine")
    return json.dumps(
        [
            *input_record(image),
            target,
            _score_of(record),
            *(record.get(name) for name in identifying),
        ],
        sort_keys=True,
    )


def _score_of(record: dict[str, Any]) -> str | None:
    """Return a record's kind of score; before there was a choice, each method had its own."""
    method = METHODS.get(str(record["method"]))
    usual = None if method is None else method.info.score.value
    found: str | None = record.get("score_kind", usual)
    return found


def plan_of(options: argparse.Namespace, methods: Sequence[ChosenMethod], info: ModelInfo) -> Plan:
    """Return what the arguments ask for, or refuse them. Raises EngineError."""
    settle_input(options, info)
    fit = Fit(options.fit)
    output = chosen_output(options.output, info)
    told = told_activation(options.output_activation, info, output)
    info = info.read_as(told)
    target = target_choice(
        info,
        targets=options.target,
        contrast=options.contrast,
        negative=options.negative,
        output=output,
        neuron=options.neuron,
        area=options.area,
        merge=options.merge,
        reference=options.reference,
        row=options.row,
    )
    score = None if options.score is None else ScoreKind(options.score)
    if score is not None:  # refuses what no image can have
        try:
            objective_of(target.classes[0] or Target(0, output=target.output), info, score)
        except EngineError:
            if options.preset is None or PRESETS[options.preset].score is not score:
                raise
            score = None  # the preset's, which is meant for classes
    no_layers = ""
    try:
        layers = _layers(options.layer or [AUTO], target, info)
    except _NoLayer as error:
        if all(chosen.needs_layer for chosen in methods):
            raise
        layers, no_layers = (), str(error)
    if options.combine and len(layers) < 2:
        raise EngineError(
            "Only several layers can be combined. Name them with --layer, joined by commas, or all."
        )
    return Plan(
        info,
        methods,
        layers,
        no_layers,
        Combine(options.combine) if options.combine else None,
        target,
        options.preprocess,
        Resize(options.resize),
        fit,
        info.input_size(fit, options.input_size),
        told,
        style_of(options),
        options.precision,
        options.picture_format,
        options.weights,
        score,
        options.preset,
        input_values(info, options),
    )


def tell_choice(options: argparse.Namespace, plan: Plan) -> None:
    """Say on stderr what is explained where the arguments do not choose it."""
    if not plan.is_of_output:
        return
    info, output = plan.info, plan.output
    say_notes(
        info.output_note(output) if options.output is None else None,
        info.choice_note(output) if plan.target.needs_top and info.outputs else None,
    )


class _NoLayer(EngineError):
    """Nothing of the model can be explained layer by layer."""


def _layers(written: Sequence[str], target: TargetChoice, info: ModelInfo) -> tuple[str, ...]:
    if written in ([AUTO], [ALL]):
        if info.auto_layer is None:
            raise _NoLayer("{why}", why=info.auto_reason)
        if written == [ALL]:
            return explainable_layers(info)
        neuron = target.classes[0]
        if neuron is None or neuron.layer is None:
            return (info.auto_layer,)
        try:
            return (chosen_layer(None, neuron, info),)
        except EngineError as error:
            raise _NoLayer("{why}", why=error) from error
    nodes = find_layers(written, info, LAYERS_COMMAND)
    if not nodes:
        raise EngineError("Name a layer, or all. `{command}` lists them.", command=LAYERS_COMMAND)
    for node in nodes:
        if not node.explainable:
            raise EngineError(
                'Layer "{path}" has no heatmap. {why}', path=node.path, why=node.reason
            )
    return tuple(node.path for node in nodes)
