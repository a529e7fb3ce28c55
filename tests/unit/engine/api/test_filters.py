"""Requests for filter images: where their record goes, and which lanes they take."""

from engine.api.filters import EnlargeFilter, GrowFilters, record_path
from engine.api.keys import Lane


def test_the_record_stands_beside_the_picture_under_its_whole_name():
    # "a.png" and "a.tif" in one folder have a record each.
    assert record_path("/out/a.png") == "/out/a.png.json"


def test_a_gallery_and_one_of_its_pictures_grow_in_lanes_of_their_own():
    one = ("model-1", "conv", (3,))
    assert (GrowFilters.lane, EnlargeFilter.lane) == (Lane.FILTERS, Lane.FILTER_DETAIL)
    assert GrowFilters(*one) != EnlargeFilter(*one)
