"""`camscope explain`: raw maps, overlays and the manifest that says how each was made."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from engine import __version__
from engine.errors import EngineError
from engine.explain import METHODS
from engine.files import save_npy, write_atomically
from engine.headless import (
    check_preprocess,
    chosen_target,
    feed,
    image_record,
    nearest,
    open_session,
    predictions_of,
    target_record,
)
from engine.imaging import encode_png, full_overlay, has_positive
from engine.layers import explainable_layers
from engine.requests import Explain, MapKey, Style
from engine.results import Maps

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from engine.results import ModelInfo, Picture, Prediction
    from engine.session import Session

_TOP = 5


def explain_images(
    options: argparse.Namespace, work_dir: str, progress: Callable[[str], None]
) -> list[dict[str, Any]]:
    """Explain images and write everything into a folder.

    Parameters
    ----------
    options : Namespace
        images, model, out, method, layer, target, preprocess, intensity.
    work_dir : str
        For private copies.
    progress : callable
        Told what is at work.

    Returns
    -------
    list of dict
        The manifest's records of the images; a failed one has an "error" sentence.

    Raises
    ------
    EngineError
        When nothing can be done at all: a wrong model, layer, method or folder.
    """
    methods = _methods(options.method)
    out = _output_folder(options.out)
    session, info = open_session(options.model, work_dir)
    check_preprocess(info, options.preprocess)
    layers = _layers(options.layer, info)
    _check_target(options.target, info)
    records: list[dict[str, Any]] = []
    try:
        for number, path in enumerate(options.images, start=1):
            progress(f"{number}/{len(options.images)} {path}")
            job = _Job(session, info, out, number, methods, layers, options)
            try:
                records.append(job.explain(path))
            except EngineError as error:
                records.append({"path": path, "error": str(error)})
    finally:
        _write_manifest(out, session, info, records)
    return records


class _Job:
    """The explanation of one image."""

    def __init__(
        self,
        session: Session,
        info: ModelInfo,
        out: Path,
        number: int,
        methods: Sequence[str],
        layers: Sequence[str],
        options: argparse.Namespace,
    ) -> None:
        self._session = session
        self._info = info
        self._out = out
        self._number = number
        self._methods = methods
        self._layers = layers
        self._options = options
        self._stems: set[str] = set()

    def explain(self, path: str) -> dict[str, Any]:
        """Write all files of an image and return its record. Raises EngineError."""
        options = self._options
        picture, key = feed(self._session, self._info, path, options.preprocess)
        predictions = predictions_of(self._session, key)
        chosen = chosen_target(options.target, predictions)
        records: list[dict[str, Any]] = []
        for method in self._methods:
            request = Explain(
                MapKey(key, method, chosen.target),
                layer=self._layers[0],
                all_layers=len(self._layers) > 1,
            )
            maps = [result for result in self._session.run(request) if isinstance(result, Maps)]
            records.extend(
                self._written(picture, chosen, maps[-1], layer) for layer in self._layers
            )
        if all("error" in record for record in records):
            raise EngineError("{why}", why=records[0]["error"])
        record = image_record(picture, self._info, options.preprocess, predictions, _TOP)
        return {**record, "maps": records}

    def _written(
        self, picture: Picture, chosen: Prediction, maps: Maps, layer: str
    ) -> dict[str, Any]:
        method = maps.key.method
        record: dict[str, Any] = {
            "method": method,
            "layer": layer,
            "target": target_record(chosen.target, chosen.label),
            "score": maps.score,
        }
        raw = maps.raw.get(layer)
        if raw is None:
            return {**record, "error": f'No gradient reaches layer "{layer}".'}
        stem = _file_stem(self._number, picture.name, method, layer)
        while stem in self._stems:  # layers a/b and a-b
            stem += "+"
        self._stems.add(stem)
        save_npy(str(self._out / f"{stem}.npy"), raw)
        drawn = full_overlay(picture.pixels, raw, Style(intensity=self._options.intensity))
        write_atomically(str(self._out / f"{stem}.png"), encode_png(drawn))
        return {
            **record,
            "raw": f"{stem}.npy",
            "overlay": f"{stem}.png",
            "positive_evidence": has_positive(raw),
            "elapsed_ms": maps.elapsed_ms,
        }


def _methods(wanted: str) -> list[str]:
    if wanted == "all":
        return list(METHODS)
    names = [name.strip() for name in wanted.split(",") if name.strip()]
    for name in names:
        if name not in METHODS:
            raise EngineError(
                'There is no method "{name}". {nearest}', name=name, nearest=nearest(name, METHODS)
            )
    if not names:
        raise EngineError("Name a method, such as grad-cam, or all.")
    return list(dict.fromkeys(names))


def _layers(wanted: str, info: ModelInfo) -> list[str]:
    every = explainable_layers(info)
    if wanted in ("auto", "all"):
        if info.auto_layer is None:
            raise EngineError("{why}", why=info.auto_reason)
        return list(every) if wanted == "all" else [info.auto_layer]
    node = info.find(wanted)
    if node is None:
        raise EngineError(
            '{model} has no layer "{path}". {nearest}',
            model=info.name,
            path=wanted,
            nearest=nearest(wanted, (row.path for row in info.walk())),
        )
    if not node.explainable:
        raise EngineError('Layer "{path}" has no heatmap. {why}', path=wanted, why=node.reason)
    return [wanted]


def _check_target(wanted: str, info: ModelInfo) -> None:
    """Raise EngineError for a target that no image can have, before any image is done."""
    if wanted == "top" or wanted.casefold() in (label.casefold() for label in info.labels):
        return
    if wanted.isdecimal():
        if int(wanted) < info.class_count:
            return
        raise EngineError(
            "There is no class {index}; the model's classes go from 0 to {last}.",
            index=wanted,
            last=info.class_count - 1,
        )
    raise EngineError(
        'There is no class named "{name}". {nearest}',
        name=wanted,
        nearest=nearest(wanted, info.labels),
    )


def _output_folder(path: str) -> Path:
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EngineError(
            "The folder {path} cannot be made: {why}.", path=path, why=error.strerror or error
        ) from error
    if not os.access(folder, os.W_OK):
        raise EngineError("The folder {path} cannot be written to.", path=path)
    return folder


def _file_stem(number: int, image: str, method: str, layer: str) -> str:
    """Return a file name that every system takes, without its ending: at most 255 bytes."""
    start = os.fsencode(Path(image).stem)[:100]
    end = layer.encode()[-100:]
    stem = f"{number:04d}_{start.decode(errors='ignore')}_{method}_{end.decode(errors='ignore')}"
    return re.sub(r'[\s/\\:*?"<>|@]+', "-", stem)


def _write_manifest(
    out: Path, session: Session, info: ModelInfo, records: list[dict[str, Any]]
) -> None:
    import json

    manifest = {
        "camscope": __version__,
        "model": {
            "path": info.request.path,
            "sha256": info.key,
            "input_shape": list(info.input_shape),
        },
        "versions": {
            "python": platform.python_version(),
            "numpy": np.__version__,
            "opencv": cv2.__version__,
            **session.backend.versions,
            "device": session.backend.device,
        },
        "images": records,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    # A file name need not be text: JSON has an escape for each byte that is none.
    write_atomically(str(out / "manifest.json"), text.encode(errors="backslashreplace"))
