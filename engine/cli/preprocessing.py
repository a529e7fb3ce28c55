"""Runs `camscope preprocessing`: an image predicted in each way of preprocessing, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError
from engine.api.foreign_text import visible
from engine.api.image import HoldImage
from engine.api.preprocessing import is_spelled, label_of
from engine.api.preprocessing_trial import MOST_IMAGES, PreprocessingTrial, TryPreprocessing
from engine.cli.common import (
    chosen_output,
    engine_options,
    input_key,
    open_session,
    prediction_record,
    settle_input,
    told_activation,
)
from engine.cli.model_options import load_request
from engine.cli.tables import model_record
from engine.imaging import read_image
from engine.storage.image_paths import image_paths

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator


def try_ways(
    options: argparse.Namespace, work_dir: str, progress: Callable[[str], None]
) -> dict[str, Any]:
    """Predict the first image in each way, judge the ways by all, and return what JSON tells.

    Raises
    ------
    EngineError
        For a wrong image or model, and one without outputs.
    """
    first, *others = image_paths(options.images)
    session, info = open_session(load_request(options), work_dir, engine_options(options))
    settle_input(options, info)
    output = chosen_output(options.output, info)
    if not info.outputs:
        raise EngineError("{model} has no outputs that could tell.", model=info.name)
    told = told_activation(options.output_activation, info, output)
    picture = read_image(first)
    progress(f"Trying ways of preprocessing on {first}")
    list(session.run(HoldImage(picture)))
    names = [choice.name for choice in info.preprocess_choices]
    names += [name for name in (info.preprocess, options.preprocess) if is_spelled(name)]
    key = input_key(info, picture, options, told)
    request = TryPreprocessing(
        key, tuple(dict.fromkeys(names)), output, tuple(others[: MOST_IMAGES - 1])
    )
    for trial in session.run(request):
        if isinstance(trial, PreprocessingTrial) and trial.complete:
            return {
                "model": model_record(info),
                "image": {"path": picture.path, "sha256": picture.key},
                "used": info.preprocess if key.preprocess == "auto" else key.preprocess,
                "best": trial.best or None,
                "judged_by": trial.image_count,
                "ways": [
                    {
                        "preprocess": way.name,
                        "label": str(label_of(way.name)),
                        "information": way.information,
                        "predictions": [prediction_record(row) for row in way.ranked],
                    }
                    for way in trial.ways
                ],
            }
    raise AssertionError("a trial ends with a complete PreprocessingTrial or an EngineError")


def trial_lines(record: dict[str, Any]) -> Iterator[str]:
    """Yield the lines that `preprocessing` prints: a way in each, with what it makes of the image.

    Parameters
    ----------
    record : dict
        As `try_ways` returns it.
    """
    yield visible(record["image"]["path"])
    room = max(len(way["preprocess"]) for way in record["ways"])
    for way in record["ways"]:
        mark = "*" if way["preprocess"] == record["used"] else " "
        known = way["information"]
        share = "     " if known is None else f"{known:4.0%} "
        rows = ", ".join(map(_row_words, way["predictions"]))
        yield f"{mark} {share} {way['preprocess']:<{room}}  {rows}"
    if record["judged_by"]:
        found = record["best"] or "no way stands out"
        yield f"Suggested by {record['judged_by']} images: {found}"


def _row_words(row: dict[str, Any]) -> str:
    share = row["probability"]
    value = f"{row['logit']:.4g}" if share is None else f"{share:.1%}"
    return f"{visible(row['label'])} {value}"
