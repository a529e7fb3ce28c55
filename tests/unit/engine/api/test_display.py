"""Sources of heat: only maps have the key of maps."""

from engine.api.display import ChannelSource, MapSource, map_key
from engine.api.keys import INPUT_LAYER, InputKey, MapKey, Target

INPUT = InputKey("model-1", "image-1")
KEY = MapKey(INPUT, "rise", Target(2))


def test_a_map_has_its_key_whichever_layer_it_is_of():
    assert map_key(MapSource(KEY, "conv")) == KEY
    assert map_key(MapSource(KEY, INPUT_LAYER)) == KEY


def test_a_channel_and_the_image_alone_have_none():
    assert map_key(ChannelSource(INPUT, "conv", 3)) is None
    assert map_key(None) is None
