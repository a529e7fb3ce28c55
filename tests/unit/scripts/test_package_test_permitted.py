"""What a program may write to and connect to: its user's folders, and nothing beside them."""

from __future__ import annotations

import pytest

from scripts.package_test.permitted import may_connect, may_write, unpermitted
from scripts.package_test.trace import read_calls

PLACES = {
    "config": "/home/ada/.config",
    "data": "/home/ada/.local/share",
    "cache": "/home/ada/.cache",
    "state": "/home/ada/.local/state",
    "temporary": "/tmp/t",
    "chosen": "/home/ada/pictures",
}


def found(*lines):
    return list(unpermitted(read_calls("\n".join(lines)), PLACES, "/"))


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("/home/ada/.config/Camscope/settings.json", True),
        ("/home/ada/.config/Camscope", True),
        ("/home/ada/.config/CamscopeX/settings.json", False),
        ("/home/ada/.config/other.conf", False),
        ("/home/ada/.config/QtProject.conf", True),
        ("/home/ada/.config/QtProject.conf.lock", True),
        ("/home/ada/.config/QtProject.config/x", False),
        ("/home/ada/.local/state/Camscope/log/window.log", True),
        ("/home/ada/.keras/keras.json", False),
        ("/home/ada/pictures/a.png", True),
        ("/home/ada/pictures2/a.png", False),
        ("/tmp/t/camscope-1/x", True),
        ("/tmp/x", False),
        ("/dev/null", True),
        ("/dev/shm/sem.x", True),
        ("/dev/sda", False),
        ("/opt/camscope/_internal/x.pyc", False),
    ],
)
def test_paths(path, may):
    assert may_write(path, PLACES) is may


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("@/tmp/.X11-unix/X0", True),
        ("/tmp/.X11-unix/X99", True),
        ("/tmp/.X11-unix/X99x", False),
        ("/run/user/1000/bus", True),
        ("/var/run/nscd/socket", True),
        ("/run/docker.sock", False),
        ("AF_INET", False),
        ("AF_INET6", False),
        ("AF_NETLINK", False),
    ],
)
def test_addresses(address, may):
    assert may_connect(address) is may


def test_each_fault_is_told_once_with_its_call():
    assert found(
        'openat(AT_FDCWD</a>, "/home/ada/.keras/keras.json", O_WRONLY|O_CREAT, 0666) = 3',
        'openat(AT_FDCWD</a>, "/home/ada/.keras/keras.json", O_WRONLY|O_CREAT, 0666) = 3',
        "socket(AF_INET6, SOCK_STREAM, IPPROTO_IP) = 8",
        'mkdir("/home/ada/.config/Camscope", 0777) = 0',
    ) == [
        "it asks for a socket: AF_INET6 (socket)",
        "it changes /home/ada/.keras/keras.json (openat)",
    ]


def test_folders_on_the_way_may_be_made_and_not_removed():
    made = [f'mkdir("{path}", 0777) = 0' for path in ("/home/ada/.local", "/home/ada/.cache")]
    assert found(*made) == []
    assert found('mkdir("/home/ada/.keras", 0777) = 0') != []
    assert found('rmdir("/home/ada/.local") = 0') != []
