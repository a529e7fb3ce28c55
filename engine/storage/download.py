"""Downloads one file that the user ordered, for the model library: the only socket of the program.

It goes on where it was broken off if the file's checksum is known, which finds a mixture of two
files; without one it starts anew. Proxies are those of the environment (``https_proxy``,
``no_proxy``).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from typing import TYPE_CHECKING

from engine.api.errors import EngineError
from engine.api.units import MIB, size_text
from engine.storage.atomic import refusal
from engine.storage.folders import make_folder

if TYPE_CHECKING:
    import email.message
    import ssl
    import urllib.request
    from collections.abc import Callable, Iterator
    from http.client import HTTPMessage, HTTPResponse
    from typing import IO

_BLOCK = MIB // 4
_SILENCE_S = 20
_HASHES = {32: hashlib.md5, 64: hashlib.sha256}
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)", re.ASCII)
_PART = ".part"


class Cancelled(Exception):
    """The user stopped the download; what came so far stays, if it can be gone on with."""


def download(
    url: str,
    target: str,
    *,
    checksum: str,
    most_bytes: int,
    tell: Callable[[int, int | None], None] = lambda _done, _total: None,
) -> None:
    """Download a file, check it, and put it into its place.

    Parameters
    ----------
    url : str
        Its address, ``https``. A server may send to another one, but not to ``http`` from there.
    target : str
        Where the file is put when it is complete and right; its folder is made.
    checksum : str
        MD5 or SHA-256 in hex; empty where none is known.
    most_bytes : int
        A larger file is not the one that was meant.
    tell : callable
        Called with the bytes that are there and all that there will be (None where the server does
        not say) after each block. It may raise `Cancelled`.

    Raises
    ------
    EngineError
        One sentence: no connection, the server's refusal, a wrong checksum, a full disk. The file
        that was there before is untouched.
    Cancelled
        From `tell`.
    """
    name = os.path.basename(target)
    part = target + _PART
    try:
        make_folder(os.path.dirname(target))
        _fetch(url, part, name, resumes=bool(checksum), most_bytes=most_bytes, tell=tell)
        if checksum and checksum_of(part, len(checksum)) != checksum:
            os.remove(part)
            raise EngineError(
                "{name} came damaged: its checksum is not the published one. Download it again.",
                name=name,
            )
        os.replace(part, target)
    except Cancelled:
        if not checksum:
            discard(target)
        raise
    except OSError as error:  # of the disk: `_fetch` has sentences for those of the network
        raise refusal(error, name, target) from error


def discard(target: str) -> None:
    """Remove what is there of a download that was broken off."""
    with contextlib.suppress(OSError):
        os.remove(target + _PART)


def checksum_of(path: str, digits: int) -> str:
    """Return a file's checksum in hex: MD5 for 32 digits, SHA-256 for 64."""
    digest = _HASHES[digits](usedforsecurity=False)
    with open(path, "rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _fetch(
    url: str,
    part: str,
    name: str,
    *,
    resumes: bool,
    most_bytes: int,
    tell: Callable[[int, int | None], None],
) -> None:
    """Bring the part to its full length."""
    done = os.path.getsize(part) if resumes and os.path.isfile(part) else 0
    with _opened(url, done, name) as answer:
        if answer is None:  # there is no more than what we have
            return
        first, total = _extent(answer.status, answer.headers)
        if first != done:
            done = 0  # the server begins anew
        with open(part, "r+b" if done else "wb") as file:
            file.seek(done)
            file.truncate()
            tell(done, total)
            while block := _read(answer, name):
                done += len(block)
                if max(done, total or 0) > most_bytes:
                    file.truncate(0)
                    raise EngineError(
                        "{name} is larger than {size}, so it is not the file that was meant. "
                        "Nothing was kept.",
                        name=name,
                        size=size_text(most_bytes),
                    )
                file.write(block)
                tell(done, total)
    if total is not None and done < total:
        raise _broken(name, f"{done} of {total} bytes came.")


@contextlib.contextmanager
def _opened(url: str, done: int, name: str) -> Iterator[HTTPResponse | None]:
    """Yield the server's answer; None where it says that nothing is missing."""
    import urllib.error
    import urllib.request

    headers = {"User-Agent": "Camscope", "Accept-Encoding": "identity"}
    if done:
        headers["Range"] = f"bytes={done}-"
    opener = urllib.request.build_opener(
        urllib.request.HTTPSHandler(context=_tls_context()), _redirect_handler()
    )
    try:
        answer = opener.open(urllib.request.Request(url, headers=headers), timeout=_SILENCE_S)
    except urllib.error.HTTPError as error:
        with error:
            if error.code == 416 and done:
                yield None
                return
            raise EngineError(
                "{host} does not have {name}: it answers {code} {reason}.",
                host=_host_of(url),
                name=name,
                code=error.code,
                reason=error.reason,
            ) from None
    except (OSError, ValueError) as error:
        raise EngineError(
            "{host} cannot be reached, so {name} was not downloaded. Check the connection, or "
            "import the file.",
            host=_host_of(url),
            name=name,
            details=str(error),
        ) from None
    with answer:
        yield answer


def _read(answer: HTTPResponse, name: str) -> bytes:
    import http.client

    try:
        return answer.read(_BLOCK)
    except (OSError, http.client.HTTPException) as error:
        raise _broken(name, str(error)) from None


def _broken(name: str, details: str) -> EngineError:
    return EngineError(
        "The connection broke off before {name} was complete. Download it again.",
        name=name,
        details=details,
    )


def _extent(status: int, headers: email.message.Message) -> tuple[int, int | None]:
    """Return where an answer begins in the file, and the file's length where that is told."""
    if status == 206:
        found = _RANGE.fullmatch(headers.get("Content-Range", ""))
        return (-1, None) if found is None else (int(found[1]), int(found[2]))
    length = headers.get("Content-Length", "")
    return 0, int(length) if length.isdecimal() else None


def _host_of(url: str) -> str:
    from urllib.parse import urlsplit

    return urlsplit(url).hostname or url


def _tls_context() -> ssl.SSLContext:
    """Return what servers are trusted by: the system's certificates, and Mozilla's."""
    import ssl

    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _redirect_handler() -> urllib.request.HTTPRedirectHandler:
    """Return a handler that follows no way from ``https`` to anything less."""
    import urllib.error
    import urllib.request

    class Handler(urllib.request.HTTPRedirectHandler):
        def redirect_request(
            self,
            req: urllib.request.Request,
            fp: IO[bytes],
            code: int,
            msg: str,
            headers: HTTPMessage,
            newurl: str,
        ) -> urllib.request.Request | None:
            if req.full_url.startswith("https:") and not newurl.startswith("https:"):
                raise urllib.error.URLError("redirected to an address without encryption")
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    return Handler()
