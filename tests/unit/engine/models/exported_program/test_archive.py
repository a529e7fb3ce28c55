"""Which archives are opened as exported programs, and what of them."""

import io
import stat
import zipfile

import pytest

from engine.api.errors import EngineError
from engine.models.exported_program import archive as archives
from engine.models.exported_program.archive import opened_archive
from tests.exported_archives import as_of_2_6, read, small, zipped


def opened(data):
    return opened_archive(io.BytesIO(data), "net.pt2")


def test_the_folder_may_be_called_anything():
    entries = small().all_entries()
    for folder in ("archive", "r\u00e9seau", "a.b"):
        with opened(zipped({f"{folder}/{name}": data for name, data in entries.items()})) as found:
            assert (found.program, found.model) == ("models/model.json", "model")
            assert found.json("models/model.json")["torch_version"] == "2.14.1"


def test_the_older_layout_has_no_folder():
    with opened(as_of_2_6(small())) as found:
        assert found.program == "serialized_exported_program.json"


def test_compressed_entries_are_unpacked_within_limits(monkeypatch):
    entries = {f"net/{name}": data for name, data in small().all_entries().items()}
    packed = zipped(entries, zipfile.ZIP_DEFLATED)
    contents, numbers = read(packed)
    assert all(each.offset is None for each in contents.data_sets)
    plain_contents, plain = read(small().data())
    assert contents.graph == plain_contents.graph
    assert [each.tolist() for each in numbers] == [each.tolist() for each in plain]
    monkeypatch.setattr(archives, "MAX_COMPRESSED_BYTES", 100)
    with pytest.raises(EngineError, match="compressed and larger than"):
        read(packed)


def test_an_entry_that_was_changed_is_damage():
    data = small().data()
    [weight] = [name for name in small().entries if name.endswith("weight_0")]
    at = data.index(small().entries[weight][:40])
    broken = data[:at] + b"\xff" + data[at + 1 :]
    contents, _ = read(broken)
    assert "is damaged or cut off" in str(contents.refusals[0])


@pytest.mark.parametrize("cut", [0.2, 0.9])
def test_an_archive_that_is_cut_off(cut):
    data = small().data()
    with pytest.raises(EngineError, match="is damaged or cut off"):
        read(data[: int(len(data) * cut)])


def changed(**entries):
    made = small()
    made.entries |= {name.replace("__", "/"): data for name, data in entries.items()}
    return made.data()


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ({"data__aotinductor__model__a.so": b"\x7fELF"}, "holds a compiled model: machine code"),
        ({"data__executorch__a.pte": b"x"}, "holds a compiled model"),
        ({"models__second.json": b"{}"}, "holds several models: models/model.json, models/second"),
        ({"archive_version": b"1"}, "of a later archive version than Camscope reads"),
        ({"archive_format": b"pt3"}, "is damaged or cut off"),
        ({"byteorder": b"big"}, "another order of bytes"),
    ],
)
def test_archives_that_are_refused(entries, why):
    with pytest.raises(EngineError, match=why):
        read(changed(**entries))


def test_an_archive_without_a_graph():
    entries = small().all_entries()
    del entries["models/model.json"]
    with pytest.raises(EngineError, match="holds no graph of a model"):
        read(zipped({f"net/{name}": data for name, data in entries.items()}))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[" * 300 + "]" * 300, "nested deeper than any network"),
        ("[" * 100_000, "nested deeper than any network|is damaged"),
        ('{"a": 1, "a": 2}', "says a twice, so that two readers would see two models"),
        ("{", "is damaged or cut off"),
        ("[" + "1" * 5000 + "]", "is damaged or cut off"),
        ("3", "is damaged or cut off"),
    ],
    ids=["deep", "endless", "twice", "cut", "digits", "number"],
)
def test_json_that_is_refused(text, why):
    entries = {**small().all_entries(), "models/model.json": text.encode()}
    with pytest.raises(EngineError, match=why):
        read(zipped({f"net/{name}": data for name, data in entries.items()}))


def test_json_that_is_too_much(monkeypatch):
    monkeypatch.setattr(archives, "MAX_JSON_VALUES", 50)
    with pytest.raises(EngineError, match="has more than 50 values, which no network needs"):
        read(small().data())
    monkeypatch.setattr(archives, "MAX_JSON_BYTES", 50)
    with pytest.raises(EngineError, match="larger than 0 KB, the most that Camscope reads"):
        read(small().data())


def test_a_link_in_the_archive():
    file = io.BytesIO(small().data())
    with zipfile.ZipFile(file, "a") as archive:
        link = zipfile.ZipInfo("net/data/weights/weight_9")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(EngineError, match=r"is a link\. The file is not opened\. Export the model"):
        read(file.getvalue())


def test_another_way_of_packing():
    entries = {f"net/{name}": data for name, data in small().all_entries().items()}
    with pytest.raises(EngineError, match="packed in a way that PyTorch does not use"):
        read(zipped(entries, zipfile.ZIP_LZMA))


def test_an_entry_without_a_name():
    entries = {f"net/{name}": data for name, data in small().all_entries().items()}
    assert read(zipped({**entries, "": b"", "net/empty/": b""}))[0].refusals == ()
