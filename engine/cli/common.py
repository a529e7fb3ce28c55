"""Opens sessions, reads shared options and predicts images, for all commands."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from engine.api import garbage
from engine.api.activations import Activations
from engine.api.attribution import Predict, Predictions
from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError
from engine.api.foreign_text import visible
from engine.api.geometry import input_notes
from engine.api.image import HoldImage
from engine.api.keys import Fit, InputKey, Resize, Target
from engine.api.label_sets import AS_FOUND, LABEL_SETS, find_label_set
from engine.api.model import ModelInfo, WeightsQuestion, class_label, find_output
from engine.api.outputs import OutputKind
from engine.api.scores import OutputActivation
from engine.api.spelling import nearest
from engine.api.stored_input import StoredInput
from engine.cli.language import recorded, spoken
from engine.cli.model_options import input_values, load_request
from engine.imaging import read_image
from engine.models.weights_recognition import weights_only
from engine.session.layer_lookup import find_layer, find_layers
from engine.session.session import Session
from engine.session.targets import output_of
from engine.storage.image_paths import image_paths

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from engine.api.activations import ShowActivations
    from engine.api.attribution import Prediction
    from engine.api.errors import Text
    from engine.api.image import Picture
    from engine.api.model import LayerNode, LoadModel
    from engine.api.outputs import OutputInfo

LAYERS_COMMAND = "camscope layers MODEL"
"""What lists a model's layers, for a path that is not there."""


def open_session(
    request: LoadModel, work_dir: str, options: EngineOptions
) -> tuple[Session, ModelInfo]:
    """Start an engine in this process and open a model, its classes named as told.

    The model is a file, or ``library:NAME``. Of weights that look untrained, stderr gets a
    sentence.

    Raises
    ------
    EngineError
        For a model that cannot be opened, and for labels that are none or do not fit.
    """
    for _, labels in request.labels:
        is_set = labels == AS_FOUND or find_label_set(labels) is not None
        if not is_set and not os.path.isfile(labels):
            raise EngineError(
                '"{labels}" is neither a set of labels nor a file. {nearest}',
                labels=labels,
                nearest=nearest(labels, (each.id for each in LABEL_SETS)),
            )
    session = Session(work_dir, options, partial(end_command, work_dir))
    info = opened(session, replace(request, must_open=True))
    if request.labels and not info.outputs:
        raise EngineError(
            "{model} has no classes that could be named. Leave out --labels.", model=info.name
        )
    for word, labels in request.labels:
        output = info.outputs[chosen_output(word, info)]
        if labels != AS_FOUND:
            _check_labels(labels, output, info)
    return session, info


def _check_labels(labels: str, output: OutputInfo, info: ModelInfo) -> None:
    """Raise EngineError when an output's classes are not called as the user wants."""
    if output.label_source != labels and output.label_note is not None:
        raise EngineError("{why}", why=output.label_note)
    if output.label_source == labels and output.labels_fit:
        return
    raise EngineError(
        "{labels} does not have as many labels as {model} has classes ({class_count}), so it is "
        "not used.",
        labels=labels,
        model=info.name if len(info.outputs) == 1 else f"{info.name}, {output.name},",
        class_count=output.class_count,
    )


def end_command(work_dir: str, sentence: Text) -> None:
    """End the command, whatever it is doing, as one that is refused; nothing is left behind."""
    shutil.rmtree(work_dir, ignore_errors=True)
    sys.stdout.flush()
    sys.stderr.write(f"{visible(spoken(sentence))}\n")
    sys.stderr.flush()
    os._exit(2)  # the main thread may be inside an operation that nothing interrupts


def opened(session: Session, request: LoadModel) -> ModelInfo:
    """Open a model, and say on stderr what should be known of it. Raises EngineError."""
    garbage.resume()
    for result in session.run(request):
        if isinstance(result, WeightsQuestion):
            raise weights_only(result.fits, os.path.basename(request.path))
        if isinstance(result, ModelInfo):
            untrained = None if result.untrained is None else result.untrained.sentence
            say_notes(result.note, untrained)
            return result
    raise AssertionError("opening a model ends with a ModelInfo or an EngineError")


def untrained_record(info: ModelInfo) -> dict[str, Any] | None:
    """Return what JSON output and manifests tell of weights that look untrained."""
    found = info.untrained
    if found is None:
        return None
    return {"all": found.is_whole, "layers": list(found.layers), "sentence": str(found.sentence)}


def engine_options(options: argparse.Namespace) -> EngineOptions:
    """Return the device, precision and framework that the arguments ask for."""
    return EngineOptions(options.device, options.precision, options.backend)


def check_preprocess(info: ModelInfo, name: str) -> None:
    """Raise EngineError when a model cannot be fed this way."""
    if not info.can_be_fed(name):
        names = ["auto", *(choice.name for choice in info.preprocess_choices)]
        raise EngineError(
            '"{name}" is not a preprocessing that this model can have. {nearest}',
            name=name,
            nearest=nearest(name, names),
        )


def settle_input(options: argparse.Namespace, info: ModelInfo) -> None:
    """Check how a model is to be fed, and fill in what the arguments leave open.

    That is what is kept beside the model (`ModelInfo.stored`), or the usual.

    Raises
    ------
    EngineError
        For a preprocessing or a size that the model cannot have.
    """
    check_preprocess(info, getattr(options, "preprocess", "auto"))
    stored = info.stored or StoredInput("auto")
    if getattr(options, "resize", None) is None:
        options.resize = stored.resize.value
    if getattr(options, "fit", None) is None:
        options.fit = stored.fit.value
    if getattr(options, "input_size", None) is None:
        options.input_size = stored.size
    else:
        check_input_size(info, options.input_size)


def check_input_size(info: ModelInfo, size: tuple[int, int] | None) -> None:
    """Raise EngineError for ``--input-size`` where the model has another size of its own."""
    own = info.input_shape[:2]
    if size is None or all(side in (None, wanted) for side, wanted in zip(own, size, strict=True)):
        return
    raise EngineError(
        "{model} takes images of {width} × {height} pixels alone. Leave out --input-size.",
        model=info.name,
        width=own[1] or size[1],
        height=own[0] or size[0],
    )


def chosen_output(word: str | None, info: ModelInfo) -> int:
    """Return which output ``--output NAME|INDEX`` means; without it, the first.

    Raises
    ------
    EngineError
        When the model has no such output.
    """
    names = [output.name for output in info.outputs]
    found = 0 if word is None else find_output(word, names)
    if word is None or found is not None:
        return found or 0
    raise EngineError(
        '{model} has no output "{name}" that can be explained. {nearest}',
        model=info.name,
        name=word,
        nearest=nearest(word, names),
    )


def say_notes(*notes: Text | None) -> None:
    """Say sentences on stderr, those that there are."""
    for note in notes:
        if note is not None:
            sys.stderr.write(visible(spoken(note)) + "\n")


def told_activation(word: str | None, info: ModelInfo, output: int) -> OutputActivation:
    """Return what ``--outputs-are`` tells of an output; without it, what is kept for the model.

    Raises
    ------
    EngineError
        When the output cannot be read so.
    """
    if word is None:
        return info.told
    told = OutputActivation(word)
    if told is OutputActivation.AUTO:
        return told
    described = output_of(Target(0, output=output), info)
    is_value = described.kind is OutputKind.VALUES and told is OutputActivation.VALUES
    if is_value or described.read_as(told) != described:
        return told
    if described.grid is not None:
        raise EngineError(
            'Output "{name}" cannot be read so: it is {kind}. Leave out --outputs-are.',
            name=described.name,
            kind=described.kind.value,
        )
    if described.has_probabilities:
        raise EngineError(
            'Output "{name}" has its {activation} in the model. Leave out --outputs-are.',
            name=described.name,
            activation=described.activation,
        )
    raise EngineError(
        'Output "{name}" is one number, whose softmax would always be 1. It may be the logit of a '
        "sigmoid.",
        name=described.name,
    )


def chosen_channels(wanted: str, count: int | None) -> tuple[int, ...]:
    """Return the channels that ``--channels`` names: 7, 3,5,9 or 0:64, the end left out.

    Parameters
    ----------
    wanted : str
        As it was written.
    count : int or None
        How many there are, where that is known; a range ends there.
    """
    found: list[int] = []
    for part in wanted.split(","):
        first, colon, end = (each.strip() for each in part.partition(":"))
        numbers = [each for each in (first, end) if each]
        if not all(each.isdecimal() and each.isascii() and len(each) < 8 for each in numbers) or (
            not colon and not first
        ):
            break
        if not colon:
            found.append(int(first))
            continue
        if not end and count is None:
            break
        stop = int(end) if end else count or 0
        found.extend(range(int(first or 0), stop if count is None else min(stop, count)))
    else:
        if found:
            return tuple(dict.fromkeys(found))
    if count is None:
        raise EngineError(
            '"{wanted}" names no channels. Write 7, or 3,5,9, or 0:64 for the first 64.',
            wanted=wanted,
        )
    raise EngineError(
        '"{wanted}" names no channels of the {there} that there are. Write 7, or 3,5,9, or 0:64 '
        "for the first 64.",
        wanted=wanted,
        there=count,
    )


def only_layer(word: str, info: ModelInfo) -> LayerNode:
    """Return the row of the one layer that an option names. Raises EngineError."""
    rows = find_layers([word], info, LAYERS_COMMAND)
    return rows[0] if len(rows) == 1 else find_layer(word, info, LAYERS_COMMAND)


def input_key(
    info: ModelInfo,
    picture: Picture | None,
    options: argparse.Namespace,
    told: OutputActivation = OutputActivation.AUTO,
) -> InputKey:
    """Return an image as the arguments want it fed, and linear outputs as they are told to be.

    Without a picture it is how any of several images is fed.
    """
    fit = Fit(options.fit)
    return InputKey(
        info.key,
        "" if picture is None else picture.key,
        options.preprocess,
        Resize(options.resize),
        told,
        fit,
        info.input_size(fit, options.input_size),
        input_values(info, options),
    )


def predictions_of(
    session: Session,
    picture: Picture,
    key: InputKey,
    output: int,
    layers: tuple[str, ...] = (),
    top: int | None = None,
) -> Predictions:
    """Give the session an image and run the network forward. Raises EngineError.

    `layers` are those that will be explained for the top class, `top` tells how many classes are
    looked at (`Predict`).
    """
    list(session.run(HoldImage(picture)))
    for result in session.run(Predict(key, output, layers, top)):
        if isinstance(result, Predictions):
            return result
    raise AssertionError("a prediction ends with Predictions or an EngineError")


def layer_activations(session: Session, request: ShowActivations) -> Activations:
    """Ask a session for one layer's activations. Raises EngineError."""
    for result in session.run(request):
        if isinstance(result, Activations):
            return result
    raise AssertionError("a look inside ends with Activations or an EngineError")


def predict_images(
    options: argparse.Namespace, work_dir: str, progress: Callable[[str], None]
) -> tuple[ModelInfo, int, list[dict[str, Any]]]:
    """Predict images, as `camscope predict` is asked to; `progress` is told which is at work.

    Returns
    -------
    info : ModelInfo
        The model.
    output : int
        Index of its output.
    records : list of dict
        One an image, with its predictions or the sentence that says why not.

    Raises
    ------
    EngineError
        When nothing can be done at all.
    """
    paths = image_paths(options.images)
    session, info = open_session(load_request(options), work_dir, engine_options(options))
    settle_input(options, info)
    output = chosen_output(options.output, info)
    told = told_activation(options.output_activation, info, output)
    if options.output is None:
        say_notes(info.read_as(told).output_note(output))
    records: list[dict[str, Any]] = []
    for number, path in enumerate(paths, start=1):
        progress(f"{number}/{len(paths)} {path}")
        try:
            picture = read_image(path)
            key = input_key(info, picture, options, told)
            found = predictions_of(session, picture, key, output)
            records.append(image_record(picture, info, found, options.top))
        except EngineError as error:
            records.append({"path": path, "error": recorded(error.text)})
    return info, output, records


def image_record(
    picture: Picture, info: ModelInfo, predictions: Predictions, top: int
) -> dict[str, Any]:
    """Return what JSON output tells of an image and its predictions."""
    key = predictions.input
    record: dict[str, Any] = {
        "path": picture.path,
        "sha256": picture.key,
        "preprocess": info.preprocess if key.preprocess == "auto" else key.preprocess,
    }
    if key.resize is not Resize.AREA:
        record["resize"] = key.resize.value
    if key.fit is not Fit.STRETCH:
        record["fit"] = key.fit.value
    if key.size is not None:
        record["input_size"] = list(key.size)
    if info.other_inputs:
        record["inputs"] = values_record(key, info)
    notes = input_notes(picture.pixels.shape, key, info)
    if notes:
        record["notes"] = [str(note) for note in notes]
    if picture.true_class is not None:
        names = info.outputs[predictions.output].class_names if info.outputs else ()
        label = class_label(picture.true_class, names)
        record["true_class"] = {"index": picture.true_class, "label": label}
    if key.output_activation is not OutputActivation.AUTO:
        record["output_activation"] = key.output_activation.value
    if predictions.output:
        record["output"] = info.outputs[predictions.output].name
    return {**record, "predictions": [prediction_record(row) for row in predictions.ranked[:top]]}


def labels_record(info: ModelInfo) -> dict[str, Any]:
    """Return where the names of classes come from: the first output's, and those of the others."""
    record: dict[str, Any] = {}
    if info.outputs and info.outputs[0].label_source:
        record["labels"] = info.outputs[0].label_source
    more = {each.name: each.label_source for each in info.outputs[1:] if each.label_source}
    return {**record, "output_labels": more} if more else record


def values_record(key: InputKey, info: ModelInfo) -> dict[str, str]:
    """Return what each input beside the image is fed: numbers, or a file with its SHA-256."""
    fed = {
        each.name: f"{each.path} {each.sha256}" if each.path else each.words for each in key.values
    }
    return {each.name: fed.get(each.name, "0") for each in info.other_inputs}


def prediction_record(row: Prediction) -> dict[str, Any]:
    """Return what JSON output tells of one row of predictions."""
    record: dict[str, Any] = {"index": row.target.index, "label": row.label}
    if row.target.negative:
        record["negative"] = True
    if row.target.layer is not None:
        record["layer"] = row.target.layer
    record |= {"probability": row.probability, "logit": row.logit}
    if row.row is not None:
        record["row"] = row.row
    return record if row.share is None else {**record, "share": row.share}
