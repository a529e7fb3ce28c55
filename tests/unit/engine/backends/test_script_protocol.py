"""What is asked of a backend for a script, and what it may leave out."""

from __future__ import annotations

from engine.api.keys import Target
from engine.api.scores import OutputActivation, ScoreKind
from engine.backends.script_protocol import Probe, ScriptSubject
from engine.code.map_script import _PROBED


def test_a_subject_is_of_the_logit_as_the_model_has_it_unless_said_otherwise():
    subject = ScriptSubject(Probe.SCORE, (), Target(0))
    assert (subject.score, subject.activation) == (ScoreKind.LOGIT, OutputActivation.AUTO)
    assert not subject.complement
    assert subject == ScriptSubject(Probe.SCORE, (), Target(0))
    assert subject != ScriptSubject(Probe.SCORE, (), Target(0), complement=True)


def test_every_quantity_of_a_map_is_named_for_the_reader():
    assert {*Probe} - {*_PROBED} == {Probe.CHANNEL_GRADIENT}  # of filter images alone
