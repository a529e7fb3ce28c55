"""A web server on this machine for the tests of downloads: it can misbehave in many ways."""

from __future__ import annotations

import contextlib
import http.server
import re
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def _set_event() -> threading.Event:
    event = threading.Event()
    event.set()
    return event


@dataclass
class Site:
    """What a server has and how it misbehaves; it writes down what it was asked."""

    content: bytes
    breaks_after: int | None = None
    honors_ranges: bool = True
    tells_length: bool = True
    status: int = 200
    location: str = ""
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    url: str = ""
    is_open: threading.Event = field(default_factory=_set_event)
    """While it is clear, the server waits after the first half of the file."""


@contextlib.contextmanager
def serving(content: bytes) -> Iterator[Site]:
    """Serve a file under any address; it is stopped at the end."""
    made = Site(content)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            wanted = self.headers["Range"]
            made.asked.append((self.path, wanted))
            if made.status != 200:
                self.send_response(made.status)
                if made.location:
                    self.send_header("Location", made.location)
                    made.status = 200
                self.end_headers()
                return
            first = 0
            if wanted and made.honors_ranges:
                first = int(re.fullmatch(r"bytes=(\d+)-", wanted)[1])
                if first >= len(made.content):
                    self.send_response(416)
                    self.end_headers()
                    return
                self.send_response(206)
                whole = len(made.content)
                self.send_header("Content-Range", f"bytes {first}-{whole - 1}/{whole}")
            else:
                self.send_response(200)
            body = made.content[first:]
            if made.tells_length:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            body = body[: made.breaks_after]
            self.wfile.write(body[: len(body) // 2])
            made.is_open.wait()
            with contextlib.suppress(OSError):  # nobody wants the rest
                self.wfile.write(body[len(body) // 2 :])

        def log_message(self, *_words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}/weights.h5"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), name="site")
    thread.start()
    try:
        yield made
    finally:
        made.is_open.set()
        server.shutdown()
        server.server_close()
        thread.join()
