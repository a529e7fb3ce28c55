"""A session without a window: what the commands share, for `engine.cli` and `engine.evidence`."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError
from engine.imaging import read_image
from engine.requests import HoldImage, InputKey, OpenModel, Predict, Target
from engine.results import ModelInfo, Predictions
from engine.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.results import Picture, Prediction


def open_session(model_path: str, work_dir: str) -> tuple[Session, ModelInfo]:
    """Start an engine in this process and open a model. Raises EngineError."""
    session = Session(work_dir)
    for result in session.run(OpenModel(model_path)):
        if isinstance(result, ModelInfo):
            return session, result
    raise AssertionError("opening a model ends with a ModelInfo or an EngineError")


def check_preprocess(info: ModelInfo, name: str) -> None:
    """Raise EngineError when a model cannot be fed this way."""
    names = ["auto", *(choice.name for choice in info.preprocess_choices)]
    if name not in names:
        raise EngineError(
            '"{name}" is not a preprocessing that this model can have. {nearest}',
            name=name,
            nearest=nearest(name, names),
        )


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a sentence with the known words most like a misspelt one."""
    names = list(known)
    folded = {name.casefold(): name for name in reversed(names)}
    close = difflib.get_close_matches(word.casefold(), folded, n=3, cutoff=0.4)
    found = [folded[name] for name in close] or names[:3]
    if not found:
        return ""
    return f"Nearest: {', '.join(found)}."


def feed(session: Session, info: ModelInfo, path: str, preprocess: str) -> tuple[Picture, InputKey]:
    """Decode an image and give it to the session. Raises EngineError."""
    picture = read_image(path)
    list(session.run(HoldImage(picture)))
    return picture, InputKey(info.key, picture.key, preprocess)


def predictions_of(session: Session, key: InputKey) -> Predictions:
    """Run the network forward. Raises EngineError."""
    for result in session.run(Predict(key)):
        if isinstance(result, Predictions):
            return result
    raise AssertionError("a prediction ends with Predictions or an EngineError")


def predict_images(
    session: Session, info: ModelInfo, paths: Sequence[str], preprocess: str, top: int
) -> list[dict[str, Any]]:
    """Return one record an image, with its predictions or the sentence that says why not."""
    check_preprocess(info, preprocess)
    records: list[dict[str, Any]] = []
    for path in paths:
        try:
            picture, key = feed(session, info, path, preprocess)
            predictions = predictions_of(session, key)
            records.append(image_record(picture, info, preprocess, predictions, top))
        except EngineError as error:
            records.append({"path": path, "error": str(error)})
    return records


def image_record(
    picture: Picture, info: ModelInfo, preprocess: str, predictions: Predictions, top: int
) -> dict[str, Any]:
    """Return what JSON output tells of an image and its predictions."""
    return {
        "path": picture.path,
        "sha256": picture.key,
        "preprocess": info.preprocess if preprocess == "auto" else preprocess,
        "predictions": [prediction_record(row) for row in predictions.ranked[:top]],
    }


def prediction_record(row: Prediction) -> dict[str, Any]:
    """Return what JSON output tells of one class."""
    return {
        **target_record(row.target, row.label),
        "probability": row.probability,
        "logit": row.logit,
    }


def target_record(target: Target, label: str) -> dict[str, Any]:
    """Return what JSON output tells of a target."""
    record: dict[str, Any] = {"index": target.index, "label": label}
    if target.negative:
        record["negative"] = True
    return record


def chosen_target(wanted: str, predictions: Predictions) -> Prediction:
    """Return the row that ``--target top|INDEX|LABEL`` names. Raises EngineError."""
    rows = predictions.ranked
    if wanted == "top":
        return rows[0]
    for row in rows:
        if row.label == wanted:
            return row
    if wanted.isdecimal():
        for row in rows:
            if row.target == Target(int(wanted)):
                return row
        raise EngineError(
            "There is no class {index}; the model's classes go from 0 to {last}.",
            index=wanted,
            last=max(row.target.index for row in rows),
        )
    for row in rows:
        if row.label.casefold() == wanted.casefold():
            return row
    raise EngineError(
        'There is no class named "{name}". {nearest}',
        name=wanted,
        nearest=nearest(wanted, (row.label for row in rows)),
    )
