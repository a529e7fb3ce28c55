"""Does jobs in a box, one after another, until the waiting side is gone. Started by `process`.

It loads what its kind needs, is shut in, says so, and reads the first byte of a stranger's after
that.
"""

from __future__ import annotations

import codecs
import faulthandler
import gc
import os
import socket
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError
from engine.box.channels import SocketChannel, StreamChannel
from engine.box.confinement import confine, watch_lifeline
from engine.box.jobs import JOBS, KINDS, Kind, KindLimits, loaded
from engine.box.messages import MAX_HEAD_BYTES, Ask, Began, Failed, Finished, Ready, receive, send
from engine.box.room import BoxRoom
from engine.ipc.codec import encode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BOX_ENVIRONMENT = {
    **{f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL", "OPENCV_FOR")},
    "HDF5_PLUGIN_PRELOAD": "::",
    "HDF5_USE_FILE_LOCKING": "FALSE",
}
"""What a box finds in its environment: a process that is shut in has one thread."""

_ENCODINGS = (
    "ascii",
    "latin-1",
    "cp437",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
)
"""Python loads these at their first use: names in archives, texts in metadata."""

_STDIN, _STDOUT = 0, 1


def run_box(arguments: Sequence[str]) -> int:
    """Be a box until the waiting side closes its end; return the exit code."""
    kind = Kind(arguments[1])
    channel = _own_channel()
    room = _shared_room(channel, KINDS[kind])
    for prepare in KINDS[kind].prepare:
        loaded(prepare)()
    jobs = {
        name: (loaded(job.function), loaded(job.request))
        for name, job in JOBS.items()
        if job.kind is kind
    }
    for encoding in _ENCODINGS:
        codecs.lookup(encoding)
    gc.collect()
    gc.freeze()
    faulthandler.enable()  # into what the waiting side reads and logs when a box dies
    guarantees = confine(KINDS[kind])
    encode(EngineError(""))  # whatever is made at first use is made now
    try:
        send(channel, Ready(guarantees))
        while True:
            ask = receive(channel, Ask, MAX_HEAD_BYTES)
            function, request_type = jobs[ask.job]
            request = receive(channel, request_type, MAX_HEAD_BYTES)
            with os.fdopen(_handed_over(channel, ask), "rb") as file:
                file.seek(0)
                send(channel, Began())
                _do(channel, function, request, file, room)
            del request
    except (EOFError, ConnectionError):
        return 0


def _do(
    channel: Any,  # noqa: ANN401  the box's own channel
    function: Callable[..., Any],
    request: object,
    file: Any,  # noqa: ANN401  a binary file
    room: BoxRoom | None,
) -> None:
    try:
        answer = function(request, file)
        if room is not None:
            room.rewind()
        for result in answer if isinstance(answer, Iterator) else [answer]:
            send(channel, result, room)
            del result
        del answer
        send(channel, Finished())
    except EngineError as error:
        send(channel, error)
    except MemoryError as error:
        send(channel, Failed(True, str(error)))
    except (EOFError, ConnectionError):
        raise
    except Exception as error:  # libraries that read strangers' bytes raise anything
        send(channel, Failed(False, f"{type(error).__name__}: {error}"[:1000]))


def _own_channel() -> SocketChannel | StreamChannel:
    """Return the channel to the waiting side; whatever prints, prints to nowhere."""
    if sys.platform == "win32":
        import msvcrt

        reader, writer = os.dup(_STDIN), os.dup(_STDOUT)
        for descriptor in (reader, writer):
            msvcrt.setmode(descriptor, os.O_BINARY)
        _to_nowhere(_STDIN, _STDOUT)
        return StreamChannel(reader, writer)
    watch_lifeline(_STDIN)
    channel = SocketChannel(socket.socket(fileno=os.dup(_STDOUT)), None)
    _to_nowhere(_STDOUT)
    return channel


def _shared_room(channel: Any, limits: KindLimits) -> BoxRoom | None:  # noqa: ANN401  as above
    if sys.platform == "linux" and limits.room_bytes:
        return BoxRoom(channel.receive_file())
    return None


def _to_nowhere(*descriptors: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in descriptors:
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _handed_over(channel: Any, ask: Ask) -> int:  # noqa: ANN401  the box's own channel
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.open_osfhandle(ask.handle, os.O_RDONLY | os.O_BINARY)
    return int(channel.receive_file())
