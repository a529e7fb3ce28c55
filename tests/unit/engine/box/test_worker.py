"""A box leaves when nobody waits for it any more."""

from __future__ import annotations

import pytest

from engine.box.jobs import Kind
from engine.box.process import BoxProcess


@pytest.mark.parametrize("kind", Kind)
def test_a_box_that_is_ready_leaves_when_its_channel_is_closed(kind):
    box = BoxProcess(kind)
    assert box.wait_ready().memory
    box.channel.close()
    assert str(box.end(grace_s=60)) == "exit code 0"
