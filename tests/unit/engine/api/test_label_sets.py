"""Sets of class names: each has as many as it says, and is found by its id."""

import pytest

from engine.api.label_sets import (
    LABEL_SETS,
    are_kept_labels,
    find_label_set,
    fitting_label_sets,
    kept_labels_path,
)
from engine.models.labels import find_labels


def test_sets_are_found_by_id_and_by_count():
    assert [each.id for each in fitting_label_sets(10)] == ["mnist", "fashion-mnist", "cifar-10"]
    assert fitting_label_sets(7) == ()
    assert find_label_set("cifar-100").title == "CIFAR-100"
    assert find_label_set("MNIST") is None


def test_each_output_of_each_model_has_a_file_of_its_own():
    paths = {kept_labels_path(key, output) for key in ("a" * 64, "b" * 64) for output in (0, 1)}
    assert len(paths) == 4
    assert all(are_kept_labels(str(path)) for path in paths)
    assert not are_kept_labels("")
    assert not are_kept_labels("/m/labels.json")


@pytest.mark.parametrize("label_set", LABEL_SETS, ids=lambda each: each.id)
def test_each_set_has_its_names(label_set):
    found = find_labels("/m/net.keras", label_set.count, "net", chosen=label_set.id)
    assert len(found.names) == label_set.count
    assert found.source == label_set.id
    assert str(found.note) == f"The labels are those of {label_set.title}."
    assert len(set(found.names)) >= label_set.count - 2  # ImageNet has two cranes, two maillots


@pytest.mark.parametrize(
    ("id_", "some"),
    [
        ("mnist", {0: "0", 9: "9"}),
        ("fashion-mnist", {0: "T-shirt/top", 5: "Sandal", 7: "Sneaker", 9: "Ankle boot"}),
        ("cifar-10", {0: "airplane", 3: "cat", 6: "frog", 9: "truck"}),
        ("cifar-100", {0: "apple", 1: "aquarium fish", 47: "maple tree", 52: "oak tree",
                       68: "road", 99: "worm"}),
        ("imagenet", {281: "tabby", 386: "African elephant"}),
    ],
)  # fmt: skip
def test_the_order_is_that_of_the_data_sets(id_, some):
    names = find_labels("/m/net.keras", find_label_set(id_).count, "net", chosen=id_).names
    assert {index: names[index] for index in some} == some
