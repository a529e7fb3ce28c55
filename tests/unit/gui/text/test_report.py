"""What a report says of each view, the model and the program; nothing of what is not there."""

import dataclasses

import pytest
from PySide6.QtCore import QDateTime

from engine.api.display import MapSource
from engine.api.engine_status import EngineStatus, Phase
from engine.api.keys import Resize, Target
from engine.api.model import UntrainedWeights
from engine.api.version import VERSION
from gui.core import chosen, planning
from gui.text.report import model_facts, report_views, report_words
from tests.unit.gui import fakes


@pytest.fixture
def mapped(ready):
    """A state with its heatmap on the screen."""
    request = chosen.explain_for(ready.selection, ready.known)
    ready.set_maps(fakes.maps(request, ready.model))
    wanted = planning.compose_for(ready.selection, ready.known)
    ready.set_overlay(fakes.overlay(wanted))
    return ready


def facts_of(state):
    (found,) = report_views(state.views)
    return dict(found.facts)


def test_a_view_has_its_picture_caption_facts_and_command(mapped):
    (found,) = report_views(mapped.views)
    assert found.image == mapped.picture.key
    assert isinstance(found.shown, MapSource)
    assert found.title == mapped.picture.name
    assert found.caption.startswith("Grad-CAM")
    facts = dict(found.facts)
    assert facts["SHA-256"] == mapped.picture.key
    assert facts["Method"].startswith("Grad-CAM (")
    assert facts["Layer"] == mapped.layer
    assert facts["Target"] == mapped.current_maps.label
    assert "logit" in facts["Score"]
    assert "colormap" in facts["Style"]
    assert facts["Model"] == mapped.model.file_name
    assert facts["Predictions"].count("%") == 5
    assert found.command.startswith(f"camscope explain {mapped.picture.path} --model ")
    assert "--method grad-cam" in found.command


def test_what_is_chosen_of_the_input_is_told(mapped):
    facts = facts_of(mapped)
    assert facts["Preprocessing"].startswith(mapped.model.preprocess)
    assert facts["Resizing"].startswith("area, stretch")
    mapped.select(resize=Resize.NEAREST, preprocess="none")
    facts = facts_of(mapped)
    assert facts["Preprocessing"] == "none"
    assert facts["Resizing"].startswith("nearest")


def test_the_image_alone_has_no_facts_of_a_map(mapped):
    mapped.select(show_original=True)
    (found,) = report_views(mapped.views)
    assert (found.shown, found.command) == (None, "")
    assert not {"Method", "Layer", "Target", "Style"} & set(dict(found.facts))


def test_a_channel_is_told_as_one(mapped):
    mapped.select(channel=Target(3, layer=mapped.layer))
    (found,) = report_views(mapped.views)
    assert dict(found.facts)["Channel"] == "3"
    assert found.command == ""


def test_a_pasted_image_has_no_command(ready):
    ready.set_picture(dataclasses.replace(fakes.picture(), path="", name="Pasted image"))
    ready.set_predictions(fakes.predictions(chosen.input_of(ready.selection, ready.model)))
    ready.set_maps(fakes.maps(chosen.explain_for(ready.selection, ready.known), ready.model))
    (found,) = report_views(ready.views)
    assert found.command == ""
    assert "File" not in dict(found.facts)


def test_without_an_image_there_is_nothing_to_report(ready):
    ready.set_picture(None)
    assert report_views(ready.views) == ()


def test_models_are_told_once_with_the_versions_of_what_computed():
    info = dataclasses.replace(
        fakes.model_info(),
        versions=(("keras", "3.15"),),
        untrained=UntrainedWeights(("a",), is_whole=True),
        outputs=(
            dataclasses.replace(fakes.OUTPUTS[0], label_source="mnist"),
            dataclasses.replace(fakes.OUTPUTS[1], label_source="/l/colours.txt"),
        ),
    )
    other = fakes.model_info(key="model-2")
    facts = model_facts([info, info, None, other], EngineStatus(Phase.READY, "CPU × 2"))
    names = [name for name, _ in facts]
    assert names.count("SHA-256") == 2
    found = dict(facts)
    assert (found["keras"], found["Device"], found["Camscope"]) == ("3.15", "CPU × 2", VERSION)
    assert found["Class names"] == "mnist, /l/colours.txt"
    assert "untrained" in found["Note"]
    assert dict(model_facts([], None)) == {"Camscope": VERSION}


def test_headings_tell_when_it_was_made():
    words = report_words(QDateTime.fromString("2026-11-28T12:30:00", "yyyy-MM-ddTHH:mm:ss"))
    assert words.made == f"Made on 2026-11-28 12:30 with Camscope {VERSION}."
    assert words.language
    assert words.shrunk.format(width=1, height=2)
