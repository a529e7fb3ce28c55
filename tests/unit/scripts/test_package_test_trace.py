"""What strace wrote is read exactly: paths that a program changed, sockets that it asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from scripts.package_test.package import can_trace
from scripts.package_test.trace import TRACED, changed_paths, read_calls, socket_of


def call_of(line):
    (call,) = read_calls(line)
    return call


def changed(line):
    return changed_paths(call_of(line), "/home")


@pytest.mark.parametrize(
    ("line", "paths"),
    [
        (
            'openat(AT_FDCWD</home/ada>, "a.txt", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3',
            ["/home/ada/a.txt"],
        ),
        ('openat(7</data/x, y>, "a.txt", O_RDWR) = 3</data/x, y/a.txt>', ["/data/x, y/a.txt"]),
        ('openat(AT_FDCWD</a>, "../b/c", O_RDONLY|O_CREAT, 0600) = 3</b/c>', ["/b/c"]),
        ('openat2(3</a>, "c", {flags=O_WRONLY|O_CREAT, mode=0600}, 24) = 4</a/c>', ["/a/c"]),
        ('open("/a", O_RDONLY|O_TRUNC) = 3', ["/a"]),
        ('creat("b", 0644) = 3', ["/home/b"]),
        ('mkdir("/tmp/\\346\\226\\207 \\"x\\"", 0777) = 0', ['/tmp/文 "x"']),
        ('mkdirat(5</a>, "b", 0777) = 0', ["/a/b"]),
        ('unlink("/a/(b, c)") = 0', ["/a/(b, c)"]),
        ('unlinkat(22</tmp/w>, "native.log", 0) = 0', ["/tmp/w/native.log"]),
        ('rename("/a/b.part", "/a/b") = 0', ["/a/b.part", "/a/b"]),
        ('renameat2(3</a>, "x", 4</b>, "y", 0) = 0', ["/a/x", "/b/y"]),
        ('link("/a", "/b") = 0', ["/b"]),
        ('linkat(3</p>, "/proc/self/fd/3", AT_FDCWD</w>, "y", AT_SYMLINK_FOLLOW) = 0', ["/w/y"]),
        ('symlink("/etc", "/b") = 0', ["/b"]),
        ('symlinkat("/etc", 3</b>, "c") = 0', ["/b/c"]),
        ('chmod("/a", 0644) = 0', ["/a"]),
        ('truncate("/a", 0) = 0', ["/a"]),
        ("utimensat(5</a/b>, NULL, NULL, 0) = 0", ["/a/b"]),
        # only read, refused, without a name, killed meanwhile
        ('openat(AT_FDCWD</a>, "b", O_RDONLY|O_CLOEXEC) = 3</a/b>', []),
        ('openat(AT_FDCWD</a>, "O_WRONLY", O_RDONLY|O_CLOEXEC) = 3</a/O_WRONLY>', []),
        ('openat(AT_FDCWD</a>, "b", O_WRONLY|O_CREAT, 0666) = -1 EROFS (Read-only)', []),
        ('openat(AT_FDCWD</a>, "/tmp", O_RDWR|O_EXCL|O_TMPFILE, 0600) = 8</tmp/#1>(deleted)', []),
        ('openat(AT_FDCWD</a>, "b", O_WRONLY|O_CREAT, 0666 <unfinished ...>', []),
        ("socket(AF_UNIX, SOCK_STREAM, 0) = 3<socket:[7]>", []),
    ],
)
def test_paths(line, paths):
    assert changed(line) == paths


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("socket(AF_INET6, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 8<socket:[1]>", "AF_INET6"),
        ("socket(AF_INET, SOCK_DGRAM, IPPROTO_UDP) = -1 EPERM (Not permitted)", "AF_INET"),
        ("socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 3", "AF_NETLINK"),
        ("socket(AF_UNIX, SOCK_STREAM, 0) = 3<socket:[7]>", None),
        (
            'connect(6<socket:[7]>, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X9"}, 21) = 0',
            "@/tmp/.X11-unix/X9",
        ),
        (
            'connect(6, {sa_family=AF_UNIX, sun_path="/run/a b"}, 110) = -1 ENOENT (No such)',
            "/run/a b",
        ),
        (
            "connect(3, {sa_family=AF_INET, sin_port=htons(80), "
            'sin_addr=inet_addr("10.0.0.1")}, 16) = -1 EINPROGRESS (Now in progress)',
            "AF_INET",
        ),
        ('openat(AT_FDCWD</a>, "AF_INET", O_RDONLY) = 3', None),
    ],
)
def test_sockets(line, address):
    assert socket_of(call_of(line)) == address


def test_signals_and_ends_are_passed_over_and_nothing_else():
    text = "--- SIGCHLD {si_signo=SIGCHLD} ---\n+++ exited with 0 +++\n\n"
    assert list(read_calls(text)) == []
    with pytest.raises(ValueError, match="no line of strace: strace: Process"):
        list(read_calls("strace: Process 7 attached"))


STORY = """
import os, socket, sys
os.makedirs("新しい 夾")
os.chdir("新しい 夾")
with open("a.part", "w") as file:
    file.write("x")
os.rename("a.part", "a")
open("a").close()
os.remove("a")
socket.socket(socket.AF_INET).close()
"""


def test_a_real_program_is_read_as_it_was(tmp_path):
    if sys.platform != "linux" or not can_trace():
        pytest.skip("strace is missing, or may not watch a process here")
    out = tmp_path / "traces"
    out.mkdir()
    story = tmp_path / "story"
    story.mkdir()
    names = ",".join(f"?{name}" for name in TRACED)
    watch = ("strace", "-ff", "-y", "-s", "4096", "-e", f"trace={names}", "-o", str(out / "t"))
    command = [*watch, sys.executable, "-I", "-S", "-B", "-c", STORY]
    subprocess.run(command, cwd=story, check=True)
    calls = [call for each in out.iterdir() for call in read_calls(each.read_text("latin-1"))]
    changes = [path for call in calls for path in changed_paths(call, str(story))]
    folder = str(story / "新しい 夾")
    assert f"{folder}/a.part" in changes
    assert {socket_of(call) for call in calls} - {None} == {"AF_INET"}
    told = {path for path in changes if path.startswith(str(tmp_path))}
    relative = {f"{story}/a.part", f"{story}/a"}  # calls that tell no folder of theirs
    assert told - relative == {folder, f"{folder}/a.part"}
