"""Describes the program to the systems it is packaged for, for `build.spec` and the builder.

Icons are drawn from the one SVG file; Windows gets version information, macOS an Info.plist, Linux
a menu entry and types of files. Which files open with the program is said in DOCUMENTS.
"""

from __future__ import annotations

import io
import shutil
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.api.version import VERSION
from scripts.packaging.contents import ROOT

if TYPE_CHECKING:
    from pathlib import Path

IDENTIFIER = "io.github.camscope"
FILES = ROOT / "scripts" / "packaging" / "files"
"""Menu entries, types of files, and what registers them for one user."""

_SVG = ROOT / "resources" / "icons" / "camscope.svg"
_ICO_SIDES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_ICNS_SIDES = (16, 32, 64, 128, 256, 512, 1024)


class Document(NamedTuple):
    """A kind of file that the program opens when it is double-clicked."""

    suffix: str
    mime: str
    name: str


DOCUMENTS = (
    Document(".keras", "application/x-keras-model", "Keras model"),
    Document(".pt2", "application/x-pytorch-program", "PyTorch exported program"),
)


def draw_icon(side: int) -> bytes:
    """Return the program's icon as a PNG file."""
    from PySide6.QtCore import QBuffer, QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(_SVG)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    buffer = QBuffer()
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def icon_file(platform: str, folder: Path) -> Path | None:
    """Write the icon as a system's executables have it, in a folder; None where they have none."""
    from PIL import Image

    kinds = {"win32": (".ico", _ICO_SIDES), "darwin": (".icns", _ICNS_SIDES)}
    if platform not in kinds:
        return None
    suffix, sides = kinds[platform]
    pictures = [Image.open(io.BytesIO(draw_icon(side))) for side in sides]
    file = folder / f"camscope{suffix}"
    if suffix == ".ico":
        sizes = [(side, side) for side in sides]
        pictures[-1].save(file, sizes=sizes, append_images=pictures[:-1])
    else:
        pictures[-1].save(file, append_images=pictures[:-1])
    return file


def version_file(folder: Path) -> Path:
    """Write what Windows shows as an executable's details, as PyInstaller reads it."""
    numbers = (*map(int, VERSION.split(".")), 0)
    words = {
        "CompanyName": "Camscope",
        "FileDescription": "Camscope: see what a CNN looks at",
        "FileVersion": VERSION,
        "InternalName": "camscope",
        "LegalCopyright": "Apache License 2.0",
        "OriginalFilename": "camscope.exe",
        "ProductName": "Camscope",
        "ProductVersion": VERSION,
    }
    strings = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in words.items())
    file = folder / "version_info.txt"
    file.write_text(
        "VSVersionInfo(\n"
        f"    ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0,\n"
        "        OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        "    kids=[\n"
        f"        StringFileInfo([StringTable('040904B0', [{strings}])]),\n"
        "        VarFileInfo([VarStruct('Translation', [1033, 1200])]),\n"
        "    ],\n"
        ")\n",
        encoding="utf-8",
    )
    return file


def info_plist() -> dict[str, Any]:
    """Return what macOS is told of the program: its version, and the files that it opens."""
    types = [
        {
            "UTTypeIdentifier": f"{IDENTIFIER}{each.suffix}",
            "UTTypeDescription": each.name,
            "UTTypeConformsTo": ["public.data"],
            "UTTypeTagSpecification": {
                "public.filename-extension": [each.suffix[1:]],
                "public.mime-type": each.mime,
            },
        }
        for each in DOCUMENTS
    ]
    opened = [
        {
            "CFBundleTypeName": each.name,
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": [f"{IDENTIFIER}{each.suffix}"],
        }
        for each in DOCUMENTS
    ]
    return {
        "CFBundleShortVersionString": VERSION,
        "CFBundleDocumentTypes": opened,
        "UTImportedTypeDeclarations": types,
        "CFBundleLocalizations": ["en", "ja", "zh_TW"],
        "NSHighResolutionCapable": True,
    }


def add_system_files(package: Path, platform: str = sys.platform) -> None:
    """Copy what adds the program to the user's menu into the package."""
    if platform == "win32":
        script = (FILES / "register.cmd").read_text(encoding="ascii")
        (package / "register.cmd").write_bytes(script.replace("\n", "\r\n").encode("ascii"))
    elif platform.startswith("linux"):
        share = package / "share"
        share.mkdir(exist_ok=True)
        for name in ("camscope.desktop", "camscope-mime.xml"):
            shutil.copyfile(FILES / name, share / name)
        shutil.copyfile(_SVG, share / "camscope.svg")
        shutil.copyfile(FILES / "register.sh", package / "register.sh")
        (package / "register.sh").chmod(0o755)
