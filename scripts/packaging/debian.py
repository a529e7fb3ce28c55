"""Makes a Debian package of the built folder, for Debian, Ubuntu and what is made of them.

The folder goes to /opt/camscope; the command, the menu entry, the types of files and the icon are
where the system looks for them. What the package depends on is read from the libraries themselves.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from engine.api.version import VERSION
from scripts.packaging.systems import FILES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PLACE = "opt/camscope"
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libxcb.so.1": "libxcb1",
}
"""Where the libraries are that PyInstaller leaves to the system."""
WAYLANDS = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""Those that are there where there is Wayland; without them, and offline, X11 does."""
_OF_LIBC = re.compile(r"(ld-linux[\w-]*|lib(c|dl|m|pthread|rt|util|resolv))\.so\.\d+")
_GLIBC = re.compile(rb"GLIBC_(\d+)\.(\d+)(?:\.\d+)?\0")
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_LINKS = (
    ("usr/bin/camscope", f"/{PLACE}/camscope"),
    ("usr/share/applications/camscope.desktop", f"/{PLACE}/share/camscope.desktop"),
    ("usr/share/icons/hicolor/scalable/apps/camscope.svg", f"/{PLACE}/share/camscope.svg"),
)


def package_name() -> str:
    """Return the package's file name, as Debian has them."""
    return f"camscope_{VERSION}_amd64.deb"


def depends(package: Path) -> str:
    """Return what a built folder needs of the system, as a Debian package says it.

    Raises
    ------
    ValueError
        When it needs a library of which it is not known which package has it.
    """
    libraries = [file for file in package.rglob("*.so*") if not file.is_symlink()]
    libraries += [package / "camscope"]
    own = {file.name for file in package.rglob("*.so*")}
    needed = set().union(*(needed_by(file) for file in libraries)) - own
    outside = sorted(
        name for name in needed if name not in WAYLANDS and not _OF_LIBC.fullmatch(name)
    )
    unknown = [name for name in outside if name not in PACKAGES]
    if unknown:
        raise ValueError(f"It is not known which package has: {', '.join(unknown)}")
    major, minor = newest_glibc(libraries)
    return ", ".join([f"libc6 (>= {major}.{minor})", *(PACKAGES[name] for name in outside)])


def needed_by(library: Path) -> set[str]:
    """Return the names of the libraries that one is linked to."""
    told = subprocess.run(["readelf", "-d", str(library)], capture_output=True, text=True)
    return set(_NEEDED.findall(told.stdout))


def newest_glibc(libraries: Iterable[Path]) -> tuple[int, int]:
    """Return the newest version of glibc that any of the libraries asks for."""
    found = (2, 0)
    for library in libraries:
        for major, minor in _GLIBC.findall(library.read_bytes()):
            found = max(found, (int(major), int(minor)))
    return found


def control_file(package: Path, size_kib: int) -> str:
    """Return what dpkg is told of the package."""
    return (
        "Package: camscope\n"
        f"Version: {VERSION}\n"
        "Architecture: amd64\n"
        "Section: science\n"
        "Priority: optional\n"
        "Maintainer: Camscope <camscope@localhost>\n"
        f"Installed-Size: {size_kib}\n"
        f"Depends: {depends(package)}\n"
        f"Recommends: {', '.join([*WAYLANDS.values(), 'shared-mime-info', 'fonts-noto-cjk'])}\n"
        "Description: See what a convolutional network looks at\n"
        " Live Grad-CAM and other heatmaps for every layer of Keras and PyTorch models,\n"
        " activations and filter images, in a window. Everything stays on this computer.\n"
    )


def write_package(package: Path, file: Path, work: Path) -> None:
    """Make a Debian package of a built folder.

    Parameters
    ----------
    package : Path
        The folder that PyInstaller has made.
    file : Path
        The .deb file to write.
    work : Path
        A folder on the same disk for what goes into it; it is made, and removed.
    """
    shutil.rmtree(work, ignore_errors=True)
    place = work / PLACE
    place.parent.mkdir(parents=True)
    # Links to the same files: nothing is copied, and nothing of them is changed.
    subprocess.run(["cp", "--archive", "--link", str(package), str(place)], check=True)
    (place / "register.sh").unlink(missing_ok=True)  # the system knows of it already
    for link, target in _LINKS:
        (work / link).parent.mkdir(parents=True, exist_ok=True)
        (work / link).symlink_to(target)
    types = work / "usr/share/mime/packages/camscope.xml"
    types.parent.mkdir(parents=True)
    shutil.copyfile(FILES / "camscope-mime.xml", types)
    told = work / "usr/share/doc/camscope/copyright"
    told.parent.mkdir(parents=True)
    shutil.copyfile(package / "_internal" / "THIRD_PARTY.txt", told)
    size = sum(one.lstat().st_size for one in work.rglob("*") if not one.is_symlink())
    control = work / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(control_file(package, size // 1024), encoding="utf-8")
    build = ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z12", "--build", str(work), str(file)]
    try:
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    finally:
        shutil.rmtree(work, ignore_errors=True)
