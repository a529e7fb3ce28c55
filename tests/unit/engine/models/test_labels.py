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
    path = str(tmp_path / "pets.keras")
    names = find_labels(path, 1000, "net", is_imagenet=True).names
    assert (names[281], names[386]) == ("tabby", "African elephant")
    background = find_labels(path, 1001, "net", is_imagenet=True).names
    assert background[:2] == ("background", "tench")
    assert found(tmp_path, 1000, "mine").names[281] == "class 281"
    assert find_labels(path, 10, "net", is_imagenet=True).names[0] == "class 0"


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
    labels = find_labels("/m/vgg16.keras", 1000, "vgg16", is_imagenet=True)
    assert (labels.ids[281], labels.names[281]) == ("n02123045", "tabby")
    with_background = find_labels("/m/vgg16.keras", 1001, "vgg16", is_imagenet=True)
    assert (with_background.ids[282], with_background.names[282]) == ("n02123045", "tabby")
    assert find_labels("/m/net.keras", 10, "net", chosen="mnist").ids == ()


# --- more encodings, and counts that do not fit


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("suffix", [".txt", ".JSON", ".CSV"])
def test_utf_16_as_the_editors_of_windows_write_it(tmp_path, encoding, suffix):
    names = ("猫", "café", "鳥")
    content = {".txt": "\r\n".join(names), ".JSON": json.dumps(names), ".CSV": "\n".join(names)}
    mark = "" if encoding == "utf-16" else "\ufeff"
    path = tmp_path / f"names{suffix}"
    path.write_bytes((mark + content[suffix]).encode(encoding))
    found = find_labels(str(tmp_path / "pets.keras"), 3, "net", chosen=str(path))
    assert found.names == names


def numbered(folder, count, first="first", name="names.txt"):
    path = folder / name
    path.write_text("\n".join([first, *(f"n{index}" for index in range(1, count))]))
    return str(path)


def chosen(folder, path, count, **more):
    return find_labels(str(folder / "pets.keras"), count, "net", chosen=path, **more)


def test_too_few_chosen_names_are_used_for_the_first_classes(tmp_path):
    path = numbered(tmp_path, 2)
    labels = chosen(tmp_path, path, 4, forces=True)
    assert labels.names == ("first", "n1", "class 2", "class 3")
    assert (labels.source, labels.fit) == (path, False)
    assert str(labels.note) == (
        "names.txt has 2 labels, and the model has 4 classes: those after the first 2 have numbers."
    )


def test_of_too_many_chosen_names_the_first_are_used(tmp_path):
    labels = chosen(tmp_path, numbered(tmp_path, 5), 3, forces=True)
    assert (labels.names, labels.fit) == (("first", "n1", "n2"), False)
    assert str(labels.note) == (
        "names.txt has 5 labels, and the model has 3 classes: the first 3 labels are used."
    )
    labels = chosen(tmp_path, "cifar-10", 3, forces=True)
    assert labels.names == ("airplane", "automobile", "bird")
    assert labels.source == "cifar-10"


def test_a_file_beside_the_model_is_for_one_of_its_outputs(tmp_path):
    path = str(tmp_path / "pets.keras")
    plain = tmp_path / "pets.labels.txt"
    plain.write_text("cat\ndog\nbird\n")
    assert find_labels(path, 3, "net", output="kind").names == ("cat", "dog", "bird")
    assert find_labels(path, 3, "net", output="color", taken={str(plain)}).names[0] == "class 0"
    (tmp_path / "pets.color.txt").write_text("red\ngreen\nblue\n")
    for taken in ((), {str(plain)}):
        found = find_labels(path, 3, "net", output="color", taken=taken)
        assert found.names == ("red", "green", "blue")
    assert find_labels(path, 3, "net", output="kind").names == ("cat", "dog", "bird")


@pytest.mark.parametrize("output", ["../other/color", "a/b", "..", "C:x", ""])
def test_an_outputs_name_leads_to_no_other_folder(tmp_path, output):
    for folder in ("other", "pets.a", "pets..."):
        (tmp_path / folder).mkdir()
    (tmp_path / "other" / "color.txt").write_text("red\ngreen\nblue\n")
    (tmp_path / "pets.a" / "b.txt").write_text("red\ngreen\nblue\n")
    found = find_labels(str(tmp_path / "pets.keras"), 3, "net", output=output)
    assert found.names[0] == "class 0"


def test_nothing_is_forced_upon_what_has_no_classes(tmp_path):
    labels = chosen(tmp_path, numbered(tmp_path, 5), 3)
    assert labels.names == ("class 0", "class 1", "class 2")
    assert "so it is not used" in str(labels.note)


@pytest.mark.parametrize("first", ["background", "Background", "__background__", "dummy"])
def test_a_background_that_the_model_does_not_have_is_left_out(tmp_path, first):
    path = numbered(tmp_path, 1001, first)
    for labels in (
        chosen(tmp_path, path, 1000),
        find_labels(numbered(tmp_path, 1001, first, "a.txt")[:-4] + ".keras", 1000, "net"),
    ):
        assert (labels.names[0], labels.names[-1], len(labels.names)) == ("n1", "n1000", 1000)
        assert labels.fit
        assert "background class, which the model does not have" in str(labels.note)


def test_a_background_that_only_the_model_has_is_named(tmp_path):
    labels = chosen(tmp_path, numbered(tmp_path, 1000), 1001)
    assert (labels.names[0], labels.names[1], len(labels.names)) == ("background", "first", 1001)
    assert "taken for the background" in str(labels.note)
    assert chosen(tmp_path, "imagenet", 1001).names[1:3] == ("tench", "goldfish")


def test_1001_names_of_anything_else_are_not_shifted(tmp_path):
    assert chosen(tmp_path, numbered(tmp_path, 1001, "cat"), 1000).names[0] == "class 0"


# --- names that are kept


def test_kept_names_come_before_those_beside_the_model(tmp_path):
    (tmp_path / "pets.txt").write_text("cat\ndog\nbird")
    kept = tmp_path / "kept" / "abc.json"
    path = str(tmp_path / "pets.keras")
    assert find_labels(path, 3, "net", kept=kept).names == CATS
    kept.parent.mkdir()
    kept.write_text(json.dumps({"0": "x", "1": "y", "2": "z"}))
    labels = find_labels(path, 3, "net", kept=kept)
    assert (labels.names, labels.source) == (("x", "y", "z"), str(kept))
    assert find_labels(path, 4, "net", kept=kept).names[0] == "class 0"
    assert find_labels(path, 3, "net", chosen="found", kept=kept).names == CATS
    kept.write_text("{")
    assert find_labels(path, 3, "net", kept=kept).names == CATS
