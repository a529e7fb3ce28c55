"""Lists the functions that read strangers' bytes, as fuzzing calls them: TARGETS.

A target is entered with any bytes. It raises what is wrong and nothing else: one clear sentence (an
EngineError, a MessageError) is right, and so is an answer.
"""

from __future__ import annotations

import io
import itertools
import os
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from unittest.mock import patch

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.errors import EngineError
    from engine.models import model_contents

READERS = (
    "engine.imaging.decode",
    "engine.ipc.codec",
    "engine.ipc.messages",
    "engine.models.exported_program.reading",
    "engine.models.exported_program.vetting",
    "engine.models.model_reading",
    "engine.models.saved_model.reading",
    "engine.models.saved_model.vetting",
    "engine.models.torch_files.reading",
    "engine.models.torch_files.vetting",
    "engine.models.vetting",
    "gui.core.settings",
)
"""Modules that are watched while they run, with all of ours that they import."""

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "tests" / "fuzz" / "seeds"


@dataclass(frozen=True, slots=True)
class Target:
    """A function that reads bytes.

    Attributes
    ----------
    enter : callable
        Takes bytes in this process.
    through_door : callable
        Takes a file by the way that the program takes: in a box, where there is one for it.
    suffix : str
        Of a file.
    patience_s : float
        Longest time that the door may take, a process's start included.
    single_s : int
        Longest time for one input before libFuzzer calls it a loop.
    most_bytes : int
        Longest input that is made up.
    """

    enter: Callable[[bytes], None]
    through_door: Callable[[str], None]
    suffix: str
    patience_s: float = 20.0
    single_s: int = 10
    most_bytes: int = 2**14


def seeds(name: str) -> list[Path]:
    """Return the files that a target begins with: its own, and those that broke something once."""
    suffixes = {"hdf5": ".h5", "model": ".keras"}
    corpus = ROOT / "tests" / "corpus" / "models"
    broken = corpus.glob(f"*{suffixes[name]}") if name in suffixes else ()
    return sorted([*(SEEDS / name).iterdir(), *broken])


def _check_sentence(error: EngineError) -> None:
    """Refuse an error that says nothing."""
    assert str(error)


def _image(data: bytes) -> None:
    from engine.api.errors import EngineError
    from engine.imaging.decode import decode_image

    try:
        picture = decode_image(data, "fuzz")
    except EngineError as error:
        _check_sentence(error)
        return
    height, width, channels = picture.pixels.shape
    assert picture.pixels.dtype == "uint8"
    assert height > 0
    assert width > 0
    assert channels == 3


def _image_file(path: str) -> None:
    from engine.api.errors import EngineError
    from engine.imaging.files import read_image

    try:
        read_image(path)
    except EngineError as error:
        _check_sentence(error)


def _hdf5(data: bytes) -> None:
    from engine.api.errors import EngineError
    from engine.models.model_contents import ReadModel
    from engine.models.model_reading import read_model

    try:
        for _ in read_model(ReadModel("fuzz.h5", "h5"), io.BytesIO(data)):
            pass
    except EngineError as error:
        _check_sentence(error)


def _model(data: bytes) -> None:
    """Vet a file; what begins as JSON is the description in one that is sound otherwise."""
    if data[:1] == b"{":
        data = _zipped(data)
    with tempfile.TemporaryDirectory(dir=_fast_folder()) as folder:
        path = os.path.join(folder, "fuzz.keras")
        Path(path).write_bytes(data)
        with patch("engine.models.vetting._read", _read_here):
            _vetted(path, folder)
        assert os.listdir(folder) == ["fuzz.keras"]


def _read_here(source: IO[bytes], kind: model_contents.ModelKind, file: str) -> object:
    """Read a model file in this process, where atheris sees which lines are run."""
    from engine.models.model_contents import ReadModel
    from engine.models.model_reading import read_model

    return read_model(ReadModel(file, kind), source)


def _zipped(description: bytes) -> bytes:
    """Return a .keras file with a description."""
    import zipfile

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("config.json", description)
        archive.writestr("metadata.json", '{"keras_version": "3.15.1"}')
        archive.writestr("model.weights.h5", _weights())
    return file.getvalue()


@cache
def _weights() -> bytes:
    return (SEEDS / "hdf5" / "weights.h5").read_bytes()


def _vetted(path: str, folder: str) -> None:
    import shutil

    from engine.api.errors import EngineError
    from engine.models.vetting import vet

    try:
        made = vet(path, work_dir=folder).copy_path
    except EngineError as error:
        _check_sentence(error)
    else:
        shutil.rmtree(made) if os.path.isdir(made) else os.remove(made)


def _model_file(path: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _vetted(path, folder)


def _saved_model(data: bytes) -> None:
    """Vet a SavedModel whose files follow each other, each after its length in four bytes."""
    with tempfile.TemporaryDirectory(dir=_fast_folder()) as folder:
        net = _unpacked(data, folder)
        with patch("engine.models.saved_model.vetting.run_job", _read_graph_here):
            _vetted_graph(net, folder)
        assert os.listdir(folder) == ["net"]


def _unpacked(data: bytes, folder: str) -> str:
    """Write the files of a SavedModel; return the path of its folder."""
    net = Path(folder, "net")
    (net / "variables").mkdir(parents=True)
    for path in ("saved_model.pb", "variables/variables.index"):
        size = int.from_bytes(data[:4], "little")
        (net / path).write_bytes(data[4 : 4 + size])
        data = data[4 + size :]
    (net / "variables" / "variables.data-00000-of-00001").write_bytes(data)
    return str(net)


def _read_graph_here(_job: str, request: Any, *, name: str, file: IO[bytes]) -> object:
    """Read a SavedModel in this process, where atheris sees which lines are run."""
    from engine.models.saved_model.reading import read_saved_model

    assert name == request.file
    return read_saved_model(request, file)


def _vetted_graph(net: str, folder: str) -> None:
    from engine.api.errors import EngineError
    from engine.models.saved_model.inspection import inspect_graph
    from engine.models.saved_model.vetting import vet

    try:
        made = vet(
            net,
            work_dir=folder,
            on_read=lambda contents, sha256: inspect_graph(contents, sha256, "net"),
        ).copy_path
    except EngineError as error:
        _check_sentence(error)
    else:
        os.remove(made)


def _saved_model_file(path: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _vetted_graph(_unpacked(Path(path).read_bytes(), folder), folder)


def _program(data: bytes) -> None:
    """Vet an exported program; JSON or a pickle is a part of one that is sound otherwise."""
    from tests.exported_archives import read_here

    data = _whole_program(data)
    with tempfile.TemporaryDirectory(dir=_fast_folder()) as folder:
        path = os.path.join(folder, "fuzz.pt2")
        Path(path).write_bytes(data)
        with patch("engine.models.exported_program.vetting.run_job", read_here):
            _vetted_program(path, folder)
        assert os.listdir(folder) == ["fuzz.pt2"]


def _whole_program(data: bytes) -> bytes:
    """Return an archive with a graph's JSON, or with the pickle of the weights."""
    from tests.exported_archives import as_of_2_8, saved, small, state_of, zipped

    if data[:1] == b"\x80":
        return as_of_2_8(small(), saved(data, state_of(small())[1]))
    if data[:1] != b"{":
        return data
    entries = {**small().all_entries(), "models/model.json": data}
    return zipped({f"net/{name}": data for name, data in entries.items()})


def _vetted_program(path: str, folder: str) -> None:
    import shutil

    from engine.api.errors import EngineError
    from engine.ipc.codec import encode
    from engine.models.exported_program.inspection import inspect_program
    from engine.models.exported_program.vetted_files import read_program
    from engine.models.exported_program.vetting import vet

    def look(contents: Any, sha256: str) -> None:
        encode(contents)  # as the box sends it
        inspect_program(contents, sha256, "fuzz.pt2")

    try:
        made = vet(path, work_dir=folder, on_read=look).copy_path
    except EngineError as error:
        _check_sentence(error)
    else:
        read_program(made)
        shutil.rmtree(made)


def _program_file(path: str) -> None:
    data = Path(path).read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        whole = os.path.join(folder, "whole.pt2")
        Path(whole).write_bytes(_whole_program(data))
        _vetted_program(whole, folder)


def _torch_file(data: bytes) -> None:
    """Read a file, and show what is told of it."""
    from engine.api.errors import EngineError
    from engine.models.torch_files.contents import ReadTorchFile
    from engine.models.torch_files.export_lines import export_lines
    from engine.models.torch_files.inspection import inspect_tensors
    from engine.models.torch_files.reading import read_torch_file

    try:
        contents = read_torch_file(ReadTorchFile("fuzz.pth"), io.BytesIO(data))
    except EngineError as error:
        _check_sentence(error)
        return
    inspect_tensors(contents, "", "fuzz.pth")
    compile(export_lines(contents, "fuzz.pth"), "lines", "exec")


def _torch_file_by_path(path: str) -> None:
    from engine.api.errors import EngineError
    from engine.models.torch_files.vetting import vet

    with tempfile.TemporaryDirectory() as folder:
        try:
            vet(path, work_dir=folder)
        except EngineError as error:
            _check_sentence(error)


def _settings(data: bytes) -> None:
    with tempfile.TemporaryDirectory(dir=_fast_folder()) as folder:
        path = os.path.join(folder, "settings.json")
        Path(path).write_bytes(data)
        _settings_file(path)


def _settings_file(path: str) -> None:
    """Start with settings, read all of them, change one, and start again."""
    from gui.core.settings import Settings, ThemeChoice

    _qt()
    before = Path(path).read_bytes()
    settings = Settings(path)
    if settings.problem is not None:
        assert str(settings.problem)
        kept = [each for each in Path(path).parent.iterdir() if each.read_bytes() == before]
        assert kept, "the old file is gone"
    settings.theme()
    settings.style()
    settings.options()
    settings.folded()
    settings.recent_images()
    settings.recent_models()
    assert isinstance(settings.language + settings.session() + settings.trusted(), str)
    assert isinstance(settings.folder() + settings.save_folder(), str)
    settings.set_theme(ThemeChoice.DARK)
    settings.save()
    again = Settings(path)
    assert again.problem is None
    assert again.theme() is ThemeChoice.DARK


@cache
def _qt() -> object:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    return QApplication.instance() or QApplication([])


def _codec(data: bytes) -> None:
    """Read a message of either direction, or the inside of one, and write it again."""
    import msgspec

    from engine.ipc.codec import decode, encode
    from engine.ipc.message_forms import MessageError
    from engine.ipc.messages import FromEngine, ToEngine

    body = msgspec.msgpack.encode([[], False, data])
    for type_, given in itertools.product((FromEngine, ToEngine), (data, body)):
        try:
            message = decode(type_, given, [])
        except MessageError:
            continue
        assert isinstance(message, type_)
        head, *arrays = encode(message)
        again = decode(type_, head, [bytes(each) for each in arrays])
        assert repr(again) == repr(message)


def _codec_file(path: str) -> None:
    _codec(Path(path).read_bytes())


def _fast_folder() -> str | None:
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


TARGETS = {
    "image": Target(_image, _image_file, ".png", patience_s=8.0),
    "hdf5": Target(_hdf5, _model_file, ".h5", patience_s=25.0, single_s=4, most_bytes=2**17),
    "model": Target(_model, _model_file, ".keras", patience_s=25.0, most_bytes=2**15),
    "saved_model": Target(_saved_model, _saved_model_file, ".files", most_bytes=2**15),
    "program": Target(_program, _program_file, ".pt2", most_bytes=2**16),
    "torch_file": Target(_torch_file, _torch_file_by_path, ".pth", most_bytes=2**15),
    "settings": Target(_settings, _settings_file, ".json", most_bytes=2**12),
    "codec": Target(_codec, _codec_file, ".message", most_bytes=2**12),
}
