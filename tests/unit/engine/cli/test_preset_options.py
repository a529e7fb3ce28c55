"""What the commands tell of presets."""

from __future__ import annotations

import json

from engine.api.presets import PRESETS
from engine.cli.preset_options import (
    PRESET_COMMANDS,
    option_defaults,
    preset_record,
    preset_table,
)


def test_a_record_has_every_choice_in_plain_words():
    record = json.loads(json.dumps(preset_record(PRESETS["deep-learning-with-python"])))
    assert record["name"] == "Deep Learning with Python"
    assert record["style"]["blend"] == "textbook"
    assert (record["score"], record["resize"], record["preprocess"]) == (
        "probability",
        "nearest",
        "auto",
    )
    tiles = {"form": "textbook", "order": "index", "colormap": "viridis", "columns": 16}
    assert record["tiles"] == tiles
    assert record["filters"] == {
        "style": "textbook",
        "steps": 40,
        "size": 64,
        "preprocess": "none",
        "grid_order": "columns",
    }
    assert preset_record(PRESETS["camscope"])["score"] is None


def test_the_table_has_a_line_and_a_sentence_for_each():
    lines = list(preset_table())
    assert lines[::2] == list(PRESETS)
    assert lines[1::2] == [f"    {preset.sentence}" for preset in PRESETS.values()]


def test_every_command_that_takes_presets_has_its_defaults():
    for preset in PRESETS.values():
        assert set(option_defaults(preset)) == set(PRESET_COMMANDS)
