"""Manifests of older formats are read as the present one; newer ones are refused."""

import pytest

from engine.api.display import Style
from engine.api.errors import EngineError
from engine.api.style_fields import style_record
from engine.storage.manifest_formats import FORMAT, format_of, upgraded_gallery, upgraded_image

OLD_MAP = {
    "method": "occlusion",
    "family": "perturbation",
    "params": {"patch": 8, "empty": "colour", "colour": "#102030"},
    "layer": None,
    "target": {"index": 1, "label": "x", "against": [2]},
    "raw": "a.npy",
    "spread": "a.spread.npy",
    "overlay": "a.png",
    "intensity": 0.7,
}
NEW_MAP = {
    "method": "occlusion",
    "family": "perturbation",
    "parameters": {"patch": 8, "baseline": "color", "color": "#102030"},
    "layer": None,
    "target": {"index": 1, "label": "x", "contrast": [2]},
    "raw": "a.npy",
    "std": "a.spread.npy",
    "overlay": "a.png",
    "style": style_record(Style())
    | {"colormap": "jet", "intensity": 0.7, "threshold": 0.0, "blend": "heat"},
}


def test_a_map_of_format_1_has_the_present_names():
    image = {"path": "a.png", "maps": [OLD_MAP, {"error": "No."}]}
    assert upgraded_image(image) == {"path": "a.png", "maps": [NEW_MAP, {"error": "No."}]}
    assert image["maps"][0] is OLD_MAP  # what was read stays as it was


def test_the_present_format_and_failed_images_stay_as_they_are():
    assert upgraded_image({"path": "a", "maps": [NEW_MAP]}) == {"path": "a", "maps": [NEW_MAP]}
    assert upgraded_image({"path": "a", "error": "No."}) == {"path": "a", "error": "No."}


def test_a_gallery_of_format_1_has_the_present_names():
    old = {
        "camscope": "0.1.0",
        "settings": {"layer": "conv", "excite": "neuron", "steps": 8},
        "images": [{"channel": 3, "activation": 1.5}],
    }
    assert upgraded_gallery(old) == {
        "camscope": "0.1.0",
        "parameters": {"layer": "conv", "objective": "neuron", "steps": 8},
        "images": [{"channel": 3, "objective_value": 1.5}],
    }


@pytest.mark.parametrize(("manifest", "found"), [({}, 1), ({"format": 1}, 1), ({"format": 2}, 2)])
def test_without_a_number_it_is_the_first(manifest, found):
    assert format_of(manifest, "m.json") == found


@pytest.mark.parametrize("found", [FORMAT + 1, "2", None])
def test_a_newer_or_strange_format_is_refused(found):
    with pytest.raises(EngineError) as caught:
        format_of({"format": found}, "/out/manifest.json")
    assert str(caught.value) == (
        "The file /out/manifest.json was written by a newer Camscope. "
        "Use that one, or choose another folder."
    )
