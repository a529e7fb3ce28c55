"""Names of classes, from files of every kind."""

from __future__ import annotations

import json

import pytest

from engine.models.labels import find_labels

CATS = ("cat", "dog", "bird")


def found(tmp_path, count: int = 3, name: str = "net", activation: str = "softmax"):
    return find_labels(str(tmp_path / "pets.keras"), count, name, activation)


def test_numbers_when_nothing_is_known(tmp_path):
    labels = found(tmp_path)
    assert labels.names == ("class 0", "class 1", "class 2")
    assert labels.note is None


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("pets.labels.txt", "cat\ndog\nbird\n"),
        ("pets.txt", "cat\r\ndog\r\nbird"),
        ("labels.txt", "0 cat\n1 dog\n2 bird\n\n"),
        ("labels.txt", "\ufeffcat\ndog\nbird"),
        ("labels.json", json.dumps(CATS)),
        ("labels.json", json.dumps({"2": "bird", "0": "cat", "1": "dog"})),
        ("class_indices.json", json.dumps({"bird": 2, "cat": 0, "dog": 1})),
        ("pets.json", json.dumps({"0": ["n1", "cat"], "1": ["n2", "dog"], "2": ["n3", "bird"]})),
        ("pets.json", json.dumps([["n1", "cat"], ["n2", "dog"], ["n3", "bird"]])),
        ("labels.csv", "name\ncat\ndog\nbird\n"),
        ("labels.csv", "index,name,note\n2,bird,x\n0,cat,y\n1,dog,z\n"),
        ("labels.csv", "label;id\ncat;0\ndog;1\nbird;2\n"),
        ("labels.csv", "0,cat\n1,dog\n2,bird\n"),
    ],
)
def test_files_beside_the_model(tmp_path, file, content):
    (tmp_path / file).write_bytes(content.encode("utf-8"))
    labels = found(tmp_path)
    assert labels.names == CATS
    assert file in str(labels.note)


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        (("猫", "犬", "鳥"), "utf-8"),
        (("猫", "犬", "鳥"), "utf-8-sig"),
        (("猫ちゃん", "柴犬", "スズメ"), "cp932"),
        (("貓咪", "狗狗", "小鳥"), "big5"),
        (("café", "thé", "naïve"), "utf-8"),
    ],
)
def test_encodings(tmp_path, names, encoding):
    (tmp_path / "labels.txt").write_bytes("\n".join(names).encode(encoding))
    assert found(tmp_path).names == names


def test_the_nearest_name_comes_first(tmp_path):
    (tmp_path / "labels.txt").write_text("a\nb\nc", encoding="utf-8")
    (tmp_path / "pets.labels.txt").write_text("cat\ndog\nbird", encoding="utf-8")
    assert found(tmp_path).names == CATS


def test_a_count_that_does_not_fit_is_told_and_the_next_file_is_tried(tmp_path):
    (tmp_path / "pets.txt").write_text("a\nb", encoding="utf-8")
    labels = found(tmp_path)
    assert labels.names == ("class 0", "class 1", "class 2")
    assert str(labels.note) == (
        "pets.txt has 2 labels, and the model has 3 classes, so it is not used."
    )
    (tmp_path / "labels.txt").write_text("cat\ndog\nbird", encoding="utf-8")
    assert found(tmp_path).names == CATS


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("labels.json", b"{"),
        ("labels.json", b"[1, 2, 3]"),
        ("labels.json", b'{"0": "cat", "2": "dog", "3": "bird"}'),
        ("labels.json", b'{"cat": 0, "dog": "x"}'),
        ("labels.json", b"[" * 100_000),
        ("labels.txt", b"\x89PNG\x00\x00"),
        ("labels.txt", b""),
        ("labels.txt", b"cat\n\nbird"),
        ("labels.csv", b'"'),
        ("labels.csv", b"id,name\n0,cat\n1\n2,bird"),
    ],
)
def test_files_that_cannot_be_read_never_stop_a_model(tmp_path, file, data):
    (tmp_path / file).write_bytes(data)
    labels = found(tmp_path)
    assert labels.names == ("class 0", "class 1", "class 2")
    assert file in str(labels.note)


def test_a_folder_named_like_a_label_file(tmp_path):
    (tmp_path / "labels.txt").mkdir()
    assert found(tmp_path).names[0] == "class 0"


def test_one_sigmoid_unit_has_two_names(tmp_path):
    assert found(tmp_path, 1, activation="sigmoid").names == ("negative", "positive")
    assert found(tmp_path, 1, activation="linear").names == ("class 0",)
    (tmp_path / "labels.txt").write_text("cat\ndog", encoding="utf-8")
    assert found(tmp_path, 1, activation="sigmoid").names == ("cat", "dog")


def test_imagenet(tmp_path):
    names = found(tmp_path, 1000, "vgg16").names
    assert (names[281], names[386]) == ("tabby", "African elephant")
    assert found(tmp_path, 1001, "mobilenet_1.00_224").names[:2] == ("background", "tench")
    assert found(tmp_path, 1000, "mine").names[281] == "class 281"
    assert found(tmp_path, 10, "vgg16").names[0] == "class 0"


def test_names_are_one_printable_line(tmp_path):
    (tmp_path / "labels.json").write_text(json.dumps(["a\nb\u202e", "x" * 500, "c"]), "utf-8")
    assert found(tmp_path).names == ("a b", "x" * 200, "c")


# --- labels that are chosen, and sets by the model's name


def test_a_chosen_file_comes_before_those_beside_the_model(tmp_path):
    (tmp_path / "pets.labels.txt").write_text("cat\ndog\nbird")
    other = tmp_path / "other" / "names.csv"
    other.parent.mkdir()
    other.write_text("name\nx\ny\nz")
    labels = find_labels(str(tmp_path / "pets.keras"), 3, "net", chosen=str(other))
    assert (labels.names, labels.source) == (("x", "y", "z"), str(other))
    assert str(labels.note) == "The labels come from names.csv."


@pytest.mark.parametrize(
    ("chosen", "note"),
    [
        ("gone.txt", "The labels in gone.txt cannot be read."),
        ("short.txt", "short.txt has 2 labels, and the model has 3 classes, so it is not used."),
        ("mnist", "MNIST has 10 labels, and the model has 3 classes, so it is not used."),
    ],
)
def test_a_choice_that_does_not_fit_is_said_and_others_are_found(tmp_path, chosen, note):
    (tmp_path / "pets.labels.txt").write_text("cat\ndog\nbird")
    (tmp_path / "short.txt").write_text("x\ny")
    word = chosen if chosen == "mnist" else str(tmp_path / chosen)
    labels = find_labels(str(tmp_path / "pets.keras"), 3, "net", chosen=word)
    assert labels.names == CATS
    assert labels.source == str(tmp_path / "pets.labels.txt")
    assert str(labels.note) == note


@pytest.mark.parametrize(
    ("file", "name", "count", "source"),
    [
        ("fashion_mnist_cnn.keras", "net", 10, "fashion-mnist"),
        ("net.keras", "MNIST", 10, "mnist"),
        ("cifar10-vgg.h5", "net", 10, "cifar-10"),
        ("cifar100.h5", "net", 100, "cifar-100"),
        ("cifar100.h5", "net", 10, ""),
        ("mnist.keras", "net", 11, ""),
        ("not_mnist.keras", "net", 10, ""),
        ("kmnist.keras", "emnist", 10, ""),
        ("net.keras", "sequential", 10, ""),
    ],
)
def test_a_set_is_taken_by_itself_only_where_the_models_name_says_so(
    tmp_path, file, name, count, source
):
    labels = find_labels(str(tmp_path / file), count, name)
    assert labels.source == source
    assert (labels.note is not None) == bool(source)


def test_imagenets_names_have_their_ids(tmp_path):
    labels = find_labels("/m/vgg16.keras", 1000, "vgg16")
    assert (labels.ids[281], labels.names[281]) == ("n02123045", "tabby")
    with_background = find_labels("/m/vgg16.keras", 1001, "vgg16")
    assert (with_background.ids[282], with_background.names[282]) == ("n02123045", "tabby")
    assert find_labels("/m/net.keras", 10, "net", chosen="mnist").ids == ()
