"""``--code``: only scripts are written, whole."""

import pytest

from engine.api.code import Code, FiltersCode, WriteCode
from engine.api.errors import EngineError
from engine.api.filters import GrowFilters
from engine.cli.code_option import check_code_option, write_script

REQUEST = WriteCode(FiltersCode(GrowFilters("model", "conv", (0,))))


class Session:
    def run(self, request):
        assert request is REQUEST
        yield Code(request, "print('貓')\n")


@pytest.mark.parametrize("path", ["model.keras", "py", "a.py.txt", ""])
def test_a_name_of_another_kind_is_refused(path):
    with pytest.raises(EngineError, match="a name that ends in"):
        check_code_option(path)


def test_scripts_and_nothing_at_all_are_fine():
    for path in (None, "a.py", "A.PY"):
        check_code_option(path)


def test_the_script_is_written(tmp_path):
    write_script(Session(), REQUEST, str(tmp_path / "我.py"))
    assert (tmp_path / "我.py").read_text("utf-8") == "print('貓')\n"
    with pytest.raises(EngineError):
        write_script(Session(), REQUEST, str(tmp_path / "nowhere" / "a.py"))
