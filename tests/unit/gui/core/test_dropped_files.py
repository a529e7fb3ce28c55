"""Images, models and the rest told apart; folders walked beside the window."""

import threading
import zipfile
from pathlib import Path

import numpy as np
import pytest

from engine.api.formats import IMAGE_SUFFIXES
from engine.storage import image_paths
from gui.core import dropped_files
from gui.core.dropped_files import FileSorter, sentence_for_unknown, sort_files

PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)


def written(path, data=PNG):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return str(path)


def keras_file(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("config.json", "{}")
        archive.writestr("model.weights.h5", b"")
    return str(path)


def test_images_models_and_the_rest_are_told_apart(tmp_path):
    image = written(tmp_path / "größe 図.PNG")
    model = keras_file(tmp_path / "net.keras")
    other = written(tmp_path / "notes.doc", b"hello")
    found = sort_files([other, model, image])
    assert (found.images, found.models, found.unknown) == ((image,), (model,), (other,))


def test_texts_may_be_names_of_classes(tmp_path):
    paths = [written(tmp_path / name, b"cat") for name in ("a.txt", "b.JSON", "c.csv")]
    found = sort_files([*paths, str(tmp_path / "gone.txt")])
    assert found.labels == tuple(paths)
    assert found.unknown == (str(tmp_path / "gone.txt"),)
    assert sort_files([str(tmp_path)]).labels == ()


def test_a_folder_stands_for_the_same_images_as_on_the_command_line(tmp_path):
    for name in ("img10.png", "img2.png", "Img1.jpg", "sub/x.jfif", ".hidden.png", "notes.txt"):
        written(tmp_path / name)
    found = sort_files([str(tmp_path)]).images
    assert [Path(path).name for path in found] == ["Img1.jpg", "img2.png", "img10.png", "x.jfif"]
    assert list(found) == image_paths.image_paths([str(tmp_path)])


def test_an_array_stands_for_its_pictures_and_a_part_for_a_part(tmp_path):
    path = str(tmp_path / "x.npy")
    np.save(path, np.zeros((3, 8, 9), np.uint8))
    bad = written(tmp_path / "bad.npz", b"bad")
    found = sort_files([path, f"{path}[1]", bad])
    assert found.images == (*(f"{path}[{number}]" for number in range(3)), bad)
    assert (found.unknown, found.refused) == ((), ())


def test_arrays_are_looked_into_beside_the_window(tmp_path, qtbot):
    path = str(tmp_path / "x.npy")
    np.save(path, np.zeros((3, 8, 9), np.uint8))
    sorter = FileSorter()
    with qtbot.waitSignal(sorter.finished) as told:
        sorter.sort([path])
    assert len(told.args[0].images) == 3


def test_a_folder_without_images_is_refused_and_a_missing_file_is_unknown(tmp_path):
    missing = str(tmp_path / "missing.png")
    found = sort_files([str(tmp_path), missing])
    assert found.unknown == (missing,)
    assert [str(each) for each in found.refused] == [
        f"There is no image in the folder {tmp_path}. "
        f"Files that end in {', '.join(IMAGE_SUFFIXES)} count."
    ]


def test_files_are_sorted_at_once(tmp_path, qapp):
    sorter, found = FileSorter(), []
    sorter.finished.connect(found.append)
    sorter.sort([written(tmp_path / "a.png")])
    assert len(found) == 1


def test_folders_are_walked_in_another_thread(tmp_path, qtbot, monkeypatch):
    written(tmp_path / "a.png")
    threads = []

    def walked(*args, **more):
        threads.append(threading.current_thread())
        return image_paths.folder_images(*args, **more)

    monkeypatch.setattr(dropped_files, "folder_images", walked)
    sorter = FileSorter()
    with qtbot.waitSignal(sorter.finished) as signal:
        sorter.sort([str(tmp_path)])
    assert signal.args[0].images == (str(tmp_path / "a.png"),)
    assert threads[0] is not threading.main_thread()


def test_a_stopped_sorter_tells_nothing(tmp_path, qapp):
    written(tmp_path / "a.png")
    sorter, found = FileSorter(), []
    sorter.finished.connect(found.append)
    sorter.stop()
    sorter.sort([str(tmp_path)])
    for thread in threading.enumerate():
        if thread.name == "folders":
            thread.join()
    qapp.processEvents()
    assert found == []


@pytest.mark.parametrize("count", [1, 5])
def test_one_unknown_file_is_named_and_many_are_counted(qapp, count):
    words = sentence_for_unknown([f"/x/{n}.txt" for n in range(count)])
    if count == 1:
        assert words == "0.txt is neither an image nor a model Camscope can open."
    else:
        assert words.startswith("5 files are neither")
        assert "0.txt, 1.txt, 2.txt, …" in words


@pytest.mark.parametrize(
    ("array", "is_heat"),
    [
        (np.random.default_rng(0).random((7, 9)), True),
        (np.random.default_rng(0).random((1, 7, 9)).astype(np.float32), True),
        (np.zeros((7, 9), np.uint8), False),
        (np.random.default_rng(0).random((7, 9, 3)), False),
        (np.random.default_rng(0).random((4, 7, 9)), False),
    ],
)
def test_an_array_of_fractions_may_be_a_heatmap(tmp_path, array, is_heat):
    path = str(tmp_path / "x.npy")
    np.save(path, array)
    found = sort_files([path])
    assert found.heatmaps == ((path,) if is_heat else ())
    assert path in found.images[0]


def test_a_damaged_array_is_no_heatmap(tmp_path):
    path = written(tmp_path / "x.npy", b"bad")
    assert sort_files([path]).heatmaps == ()


def test_a_folder_with_a_saved_model_is_a_model(tmp_path):
    folder = tmp_path / "net"
    graph = written(folder / "saved_model.pb", b"")
    written(folder / "assets" / "a.png")
    for given in (str(folder), graph, f"{folder}/"):
        found = sort_files([given])
        assert (found.models, found.images) == ((str(folder),), ())
    frozen = written(tmp_path / "frozen.pb", b"")
    assert sort_files([frozen]).models == (frozen,)
