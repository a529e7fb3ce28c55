"""Downloads from a server on this machine: whole, broken off, resumed, damaged, refused."""

from __future__ import annotations

import hashlib

import pytest

from engine.api.errors import EngineError
from engine.storage.download import Cancelled, checksum_of, discard, download
from tests.site import serving

CONTENT = bytes(range(256)) * 3000  # three blocks of the downloader's
MD5 = hashlib.md5(CONTENT).hexdigest()
SHA256 = hashlib.sha256(CONTENT).hexdigest()
MOST = 10 * len(CONTENT)


@pytest.fixture
def site():
    with serving(CONTENT) as made:
        yield made


@pytest.fixture
def target(tmp_path):
    return tmp_path / "模型" / "weights.h5"


def fetch(site, target, checksum=MD5, tell=lambda done, total: None, most=MOST):
    download(site.url, str(target), checksum=checksum, most_bytes=most, tell=tell)


def names(target):
    return sorted(path.name for path in target.parent.iterdir())


@pytest.mark.parametrize("checksum", [MD5, SHA256, ""], ids=["md5", "sha256", "none"])
@pytest.mark.parametrize("tells_length", [True, False], ids=["length", "no-length"])
def test_a_file_comes_whole_and_its_progress_is_told(site, target, checksum, tells_length):
    site.tells_length = tells_length
    told = []
    fetch(site, target, checksum, lambda done, total: told.append((done, total)))
    assert target.read_bytes() == CONTENT
    assert names(target) == ["weights.h5"]
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert told[-1] == (len(CONTENT), len(CONTENT) if tells_length else None)


def test_what_was_broken_off_goes_on_where_it_was(site, target):
    site.breaks_after = 300_000
    with pytest.raises(EngineError, match=r"broke off before weights.h5 was complete"):
        fetch(site, target)
    assert names(target) == ["weights.h5.part"]
    site.breaks_after = None
    told = []
    fetch(site, target, tell=lambda done, total: told.append(done))
    assert target.read_bytes() == CONTENT
    assert [wanted for _, wanted in site.asked] == [None, "bytes=300000-"]
    assert told[0] == 300_000


def test_without_a_checksum_a_broken_file_begins_anew(site, target):
    site.breaks_after = 300_000
    with pytest.raises(EngineError, match="broke off"):
        fetch(site, target, "")
    site.breaks_after = None
    fetch(site, target, "")
    assert target.read_bytes() == CONTENT
    assert [wanted for _, wanted in site.asked] == [None, None]


def test_a_server_that_knows_no_ranges_sends_it_all_again(site, target):
    target.parent.mkdir()
    target.with_name("weights.h5.part").write_bytes(b"x" * 1000)
    site.honors_ranges = False
    fetch(site, target)
    assert target.read_bytes() == CONTENT


def test_a_part_that_is_complete_already_is_checked_and_taken(site, target):
    target.parent.mkdir()
    target.with_name("weights.h5.part").write_bytes(CONTENT)
    fetch(site, target)
    assert target.read_bytes() == CONTENT
    assert site.asked == [("/weights.h5", f"bytes={len(CONTENT)}-")]


def test_a_wrong_checksum_leaves_nothing_new_and_the_next_try_begins_anew(site, target):
    target.parent.mkdir()
    target.write_bytes(b"the one before")
    site.content = CONTENT[:-1] + b"!"
    with pytest.raises(EngineError, match="its checksum is not the published one"):
        fetch(site, target)
    assert names(target) == ["weights.h5"]
    assert target.read_bytes() == b"the one before"
    site.content = CONTENT
    fetch(site, target)
    assert target.read_bytes() == CONTENT


def test_a_part_of_another_file_is_found_by_the_checksum(site, target):
    target.parent.mkdir()
    target.with_name("weights.h5.part").write_bytes(b"x" * 1000)
    with pytest.raises(EngineError, match="checksum"):
        fetch(site, target)
    fetch(site, target)
    assert target.read_bytes() == CONTENT


@pytest.mark.parametrize(("checksum", "left"), [(MD5, ["weights.h5.part"]), ("", [])])
def test_a_cancelled_download_keeps_what_it_can_go_on_with(site, target, checksum, left):
    def stop(done, total):
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        fetch(site, target, checksum, stop)
    assert names(target) == left
    discard(str(target))
    assert names(target) == []


@pytest.mark.parametrize("tells_length", [True, False], ids=["length", "no-length"])
def test_a_file_that_is_far_too_large_is_not_fetched(site, target, tells_length):
    site.tells_length = tells_length
    with pytest.raises(EngineError, match="is larger than 100 KB"):
        fetch(site, target, most=100_000)
    assert not target.exists()
    assert sum(path.stat().st_size for path in target.parent.iterdir()) == 0


def test_a_refusal_and_a_server_that_is_not_there_are_told(site, target):
    site.status = 404
    with pytest.raises(EngineError, match=r"127.0.0.1 does not have weights.h5: it answers 404"):
        fetch(site, target)
    site.url = "http://127.0.0.1:9/weights.h5"  # nobody listens on the port "discard"
    with pytest.raises(EngineError, match=r"127.0.0.1 cannot be reached"):
        fetch(site, target)
    assert names(target) == []


def test_a_redirection_is_followed(site, target):
    site.status, site.location = 302, "/moved.h5"
    fetch(site, target)
    assert target.read_bytes() == CONTENT
    assert [path for path, _ in site.asked] == ["/weights.h5", "/moved.h5"]


def test_proxies_of_the_environment_are_used(site, target, monkeypatch):
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", site.url.removesuffix("/weights.h5"))
    download("http://weights.invalid/a.h5", str(target), checksum=MD5, most_bytes=MOST)
    assert target.read_bytes() == CONTENT
    assert site.asked == [("http://weights.invalid/a.h5", None)]


def test_encryption_is_not_given_up_on_the_way():
    import urllib.error
    import urllib.request

    from engine.storage.download import _redirect_handler

    handler, request = _redirect_handler(), urllib.request.Request("https://weights.invalid/a.h5")
    with pytest.raises(urllib.error.URLError, match="without encryption"):
        handler.redirect_request(request, None, 302, "Found", {}, "http://weights.invalid/a.h5")
    assert handler.redirect_request(request, None, 302, "", {}, "https://b.invalid/a").host == (
        "b.invalid"
    )


def test_a_folder_that_cannot_be_written_to_is_one_sentence(site, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(EngineError, match="cannot be made"):
        fetch(site, tmp_path / "file" / "weights.h5")


def test_checksums_are_those_of_hashlib(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(CONTENT)
    assert (checksum_of(str(path), 32), checksum_of(str(path), 64)) == (MD5, SHA256)
