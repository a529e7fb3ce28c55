"""Runs `camscope explain`: every image through reader, session and writer, into the manifest."""

from __future__ import annotations

import contextlib
import platform
from collections import deque
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from engine.api.errors import EngineError
from engine.api.foreign_text import visible
from engine.api.scores import SCORE_SENTENCES, ScoreKind
from engine.api.version import VERSION
from engine.cli.common import (
    engine_options,
    image_record,
    labels_record,
    open_session,
    predictions_of,
    untrained_record,
)
from engine.cli.explain.code import check_one_map, write_map_script
from engine.cli.explain.image_reader import ImageReader
from engine.cli.explain.manifest import Manifest, name_of
from engine.cli.explain.map_requester import MapRequester, MapResult, Refused
from engine.cli.explain.map_writer import FileNames, MapWriter
from engine.cli.explain.methods import chosen_methods
from engine.cli.explain.plan import map_key, plan_of, tell_choice
from engine.cli.explain.resume import ResumeIndex
from engine.cli.language import recorded
from engine.cli.model_options import load_request
from engine.storage.folders import locked_folder
from engine.storage.image_paths import image_paths, with_copies
from engine.storage.manifest_formats import FORMAT

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from engine.api.image import Picture
    from engine.api.keys import InputKey, Target
    from engine.api.model import ModelInfo
    from engine.cli.explain.image_reader import ReadImage
    from engine.cli.explain.plan import Plan
    from engine.session.session import Session

_TOP = 5
_PRECOMPUTED_AT_ONCE = 8
"""Pictures that go through the network together."""

Record = dict[str, Any]


def explain_images(
    options: argparse.Namespace, work_dir: str, progress: Callable[[str], None]
) -> list[Record]:
    """Explain images and write everything into a folder.

    Parameters
    ----------
    options : Namespace
        Of `camscope explain`, by `engine.cli.parser`.
    work_dir : str
        For private copies.
    progress : callable
        Told what is at work.

    Returns
    -------
    list of dict
        What became of each image: its "path", how many maps were "made" and "kept" from before,
        and, where it failed, an "error" sentence.

    Raises
    ------
    EngineError
        When nothing can be done at all: a wrong model, layer, method or folder; or no more can be
        written. What was done until then is in the manifest.
    """
    methods = chosen_methods(options.method, options.param)
    paths = image_paths(options.images, leave_out=options.out)
    with locked_folder(options.out) as out:
        session, info = open_session(load_request(options), work_dir, engine_options(options))
        plan = plan_of(options, methods, info)
        check_one_map(options.code, plan, paths)
        manifest = Manifest(out, _head(session, info))
        tell_choice(options, plan)  # it is not refused any more
        resume = ResumeIndex(out, manifest.images, options.again)
        manifest.save()
        records = _Run(session, plan, out, manifest, resume, progress).all(paths)
    if options.code is not None and "error" not in records[0]:
        write_map_script(session, plan, paths[0], options.code)
    return records


@dataclass(slots=True)
class _ImageWork:
    """An image whose maps are on their way into the manifest.

    Attributes
    ----------
    head : dict
        Its record, but for the maps.
    maps : deque of (dict, Future or None)
        Records of maps in order, and what their writing will add.
    is_requested : bool
        True when all its maps have been asked for.
    unrecorded : list of dict
        Records of maps that are not in the manifest yet: errors, before there is any map.
    error : str or None
        The first sentence about what went wrong.
    has_map : bool
        True when there is a map.
    made, kept : int
        Maps that are written in this run, and those that were there.
    """

    head: Record
    maps: deque[tuple[Record, Future[Record] | None]] = field(default_factory=deque)
    is_requested: bool = False
    unrecorded: list[Record] = field(default_factory=list)
    error: str | None = None
    has_map: bool = False
    made: int = 0
    kept: int = 0


class _Run:
    """One run of the command, with an open model."""

    def __init__(
        self,
        session: Session,
        plan: Plan,
        out: Path,
        manifest: Manifest,
        resume: ResumeIndex,
        progress: Callable[[str], None],
    ) -> None:
        self._session = session
        self._plan = plan
        self._out = out
        self._manifest = manifest
        self._resume = resume
        self._progress = progress
        self._file_names = FileNames(resume.stems)
        self._writer = MapWriter(out, plan.style, plan.picture_format)
        self._queue: deque[_ImageWork] = deque()
        self._outcomes: list[Record] = []
        self._new_count = 0
        self._current = self._method = ""
        self._requester = MapRequester(session, plan, self._report_share)

    def all(self, paths: Sequence[str]) -> list[Record]:
        """Do all images, whatever becomes of single ones."""
        reader = ImageReader(with_copies(paths), self._resume, self._plan)
        try:
            for number, read in enumerate(self._precomputed(reader), start=1):
                self._current = f"{number}/{len(paths)} {read.path}"
                self._progress(self._current)
                head: Record = {"path": read.path}
                if read.copy > 1:
                    head["copy"] = read.copy
                self._queue.append(_ImageWork(head))
                self._image(read, self._queue[-1])
                self._record_written()
            self._record_written(wait=True)
            self._manifest.save()
        except BaseException:
            reader.stop()
            self._writer.stop()
            with contextlib.suppress(EngineError):  # the first trouble is the one to tell
                self._record_what_is_written()
            with contextlib.suppress(EngineError):  # the journal has it
                self._manifest.save()
            raise
        finally:
            reader.stop()
            self._writer.stop()
            self._manifest.close()
        return self._outcomes

    def _precomputed(self, reader: Iterable[ReadImage]) -> Iterator[ReadImage]:
        """Yield what is read, after several pictures have gone through the network together."""
        layers = self._plan.precomputed_layers
        if not layers:
            yield from reader
            return
        reads = iter(reader)
        while several := list(islice(reads, _PRECOMPUTED_AT_ONCE)):
            pictures = [read.picture for read in several if read.picture is not None]
            if len(pictures) > 1:
                with contextlib.suppress(EngineError):  # each of them will say what is wrong
                    plan = self._plan
                    inputs = [(plan.input_of(picture), picture) for picture in pictures]
                    self._session.precompute_batch(inputs, plan.output, layers)
            yield from several

    # --- one image --------------------------------------------------------------------------

    def _image(self, read: ReadImage, work: _ImageWork) -> None:
        """Ask for every map of an image that is not there yet."""
        if read.done is not None:
            failures = [record["error"] for record in read.done if "error" in record]
            work.kept = len(read.done) - len(failures)
            work.has_map = work.kept > 0
            work.error = next(iter(failures), None)
        elif read.picture is not None:
            try:
                key, target = self._target(read.picture, work)
            except EngineError as error:
                work.error = recorded(error.text)
            else:
                self._maps(read.picture, key, target, work)
        elif read.error is not None:
            work.error = recorded(read.error.text)
        work.is_requested = True

    def _target(self, picture: Picture, work: _ImageWork) -> tuple[InputKey, Target]:
        plan = self._plan
        key = plan.input_of(picture)
        predictions = predictions_of(
            self._session, picture, key, plan.output, plan.precomputed_layers, _TOP
        )
        work.head |= image_record(picture, plan.info, predictions, _TOP)
        return key, plan.target.resolved(predictions.ranked[0].target)

    def _maps(self, picture: Picture, key: InputKey, target: Target, work: _ImageWork) -> None:
        plan = self._plan
        number = self._resume.number(name_of(work.head))
        if number is None:
            self._new_count += 1
            number = self._resume.image_count + self._new_count
        for chosen in plan.methods:
            missing = []
            for spec in plan.specs(chosen):
                record = plan.record(chosen, spec, target)
                found = self._resume.found(map_key(work.head, record), plan)
                if found is None:
                    missing.append(spec)
                else:
                    work.maps.append((found, None))
                    work.kept += "error" not in found
            if not missing:
                continue
            self._method = chosen.info.name
            for spec, answer in self._requester.results(key, target, chosen, missing):
                record = plan.record(chosen, spec, target)
                work.maps.append(self._start_writing(number, picture, work.head, record, answer))
            self._record_written()

    def _start_writing(
        self,
        number: int,
        picture: Picture,
        head: Record,
        record: Record,
        answer: MapResult | Refused,
    ) -> tuple[Record, Future[Record] | None]:
        if isinstance(answer, Refused):
            record["error"] = visible(answer.why)
            if answer.transient:
                record["transient"] = True
            return record, None
        maps = answer.maps
        key = map_key(head, record)
        stem = self._resume.stem(key, maps.precision) or self._file_names.new(
            number,
            picture.name,
            record["method"],
            "+".join(record.get("layers") or [record["layer"] or ""]),
            record["target"]["label"],
        )
        record |= {
            "score": maps.score,
            "precision": maps.precision,
            "elapsed_ms": answer.elapsed_ms,
        }
        if self._plan.has_weights(record):
            record["weights"] = self._requester.weights(
                maps.key, record["layer"], ScoreKind(record["score_kind"])
            )
        if self._plan.preset is not None:
            record["preset"] = self._plan.preset
        notes = [] if self._plan.note is None else [self._plan.note]
        notes += [str(note) for note in maps.notes]
        if notes:
            record["notes"] = notes
        return record, self._writer.write(stem, picture, answer)

    def _report_share(self, share: float) -> None:
        self._progress(f"{self._current}: {self._method} {share:.0%}")

    # --- recording --------------------------------------------------------------------------

    def _record_written(self, *, wait: bool = False) -> None:
        """Put into the manifest what is written, image after image in their order.

        Raises
        ------
        EngineError
            When something could not be written.
        """
        while self._queue:
            work = self._queue[0]
            while work.maps:
                record, future = work.maps[0]
                if future is not None:
                    if not (future.done() or wait) or future.cancelled():
                        break
                    record |= future.result()
                    work.made += 1
                work.maps.popleft()
                work.unrecorded.append(record)
                work.has_map = work.has_map or "error" not in record
                work.error = work.error or record.get("error")
            if work.has_map and work.unrecorded:
                self._manifest.put({**work.head, "maps": work.unrecorded})
                work.unrecorded = []
            if work.maps or not work.is_requested:
                return
            self._queue.popleft()
            self._finish(work)

    def _record_what_is_written(self) -> None:
        """Put into the manifest what is written, now that nothing more will be."""
        for work in self._queue:
            for record, future in work.maps:
                if future is None:
                    work.unrecorded.append(record)
                elif future.done() and not future.cancelled() and not future.exception():
                    work.unrecorded.append(record | future.result())
            if work.has_map or any("error" not in record for record in work.unrecorded):
                self._manifest.put({**work.head, "maps": work.unrecorded})

    def _finish(self, work: _ImageWork) -> None:
        outcome: Record = {name: work.head[name] for name in ("path", "copy") if name in work.head}
        if work.has_map:
            self._manifest.forget_error(outcome)
        else:
            outcome["error"] = work.error
            self._manifest.put(outcome)
        self._outcomes.append({**outcome, "made": work.made, "kept": work.kept})


def _head(session: Session, info: ModelInfo) -> Record:
    return {
        "format": FORMAT,
        "camscope": VERSION,
        "score_kinds": {kind.value: str(why) for kind, why in SCORE_SENTENCES.items()},
        "model": {
            "path": info.request.path,
            "sha256": info.key,
            "input_shape": list(info.input_shape),
            **labels_record(info),
            **({"untrained": untrained_record(info)} if info.untrained else {}),
            **({"trusted": info.trusted.record} if info.trusted else {}),
            **({"weights_of": info.weights_of.record} if info.weights_of else {}),
        },
        "versions": {
            "python": platform.python_version(),
            "numpy": np.__version__,
            "opencv": cv2.__version__,
            **session.backend.versions,
            "device": session.backend.device,
        },
    }
