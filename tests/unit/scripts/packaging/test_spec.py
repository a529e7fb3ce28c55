"""`build.spec` is evaluated as PyInstaller does it, with the names of three systems.

Stand-ins take the place of PyInstaller's classes: they keep what they are given, and the analysis
gives back files as one finds them. So every path and every name is checked without a build.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image

from engine.api.version import VERSION
from scripts.packaging import contents, systems
from tests.sources import ROOT

pytestmark = pytest.mark.tensorflow  # a registry's neighbours load it


class Build:
    """What PyInstaller would be asked to do."""

    def __init__(self, folder: Path, binaries=(), datas=()):
        self.made = []
        self.folder = folder
        self.found = {"binaries": list(binaries), "datas": list(datas)}

    def __getitem__(self, kind):
        return [(arguments, options) for name, arguments, options in self.made if name == kind]

    def _class(self, kind):
        build = self

        class Kept:
            def __init__(self, *arguments, **options):
                build.made.append((kind, arguments, options))
                self.pure = [
                    ("engine.api.version", str(ROOT / "engine/api/version.py"), "PYMODULE")
                ]
                self.binaries = build.found["binaries"]
                self.datas = build.found["datas"]
                self.scripts = [
                    (name, f"/{name}.py", "PYSOURCE")
                    for name in ("hook", "pyi_rth_pyside6", "main")
                ]

        return Kept

    def run(self):
        kinds = ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")
        spec = ROOT / "build.spec"
        names = {"SPECPATH": str(ROOT), "workpath": str(self.folder)}
        names |= {kind: self._class(kind) for kind in kinds}
        exec(compile(spec.read_text(encoding="utf-8"), str(spec), "exec"), names)
        return self


@pytest.fixture(scope="module", params=["linux", "win32", "darwin"])
def platform(request):
    return request.param


@pytest.fixture(scope="module")
def built(platform, tmp_path_factory):
    contents.hidden_imports()  # or the program's modules would be loaded as another system's
    systems.draw_icon(16)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "platform", platform)
        return Build(tmp_path_factory.mktemp("work")).run()


def test_every_path_exists(built):
    ((scripts,), options) = built["Analysis"][0]
    files = [*scripts, *options["pathex"], *options["runtime_hooks"]]
    files += [source for source, _ in options["datas"]]
    for _, told in built["EXE"]:
        files += [told[name] for name in ("icon", "version") if told.get(name)]
    assert len(files) > 30
    assert [file for file in files if not Path(file).exists()] == []
    assert {"icons", "labels", "demo", "translations", "catalogue"} <= {
        Path(folder).name for _, folder in options["datas"]
    }


def test_every_hidden_import_is_there(built):
    (_, options) = built["Analysis"][0]
    assert len(options["hiddenimports"]) > 20
    assert [name for name in options["hiddenimports"] if find_spec(name) is None] == []
    excluded = tuple(options["excludes"])
    assert not [
        (name, one)
        for name in options["hiddenimports"]
        for one in excluded
        if name == one or name.startswith(f"{one}.")
    ]


@pytest.mark.parametrize("variant", contents.VARIANTS)
def test_the_variant_is_that_of_the_environment(tmp_path, monkeypatch, variant):
    monkeypatch.setenv("CAMSCOPE_VARIANT", variant)
    monkeypatch.setattr(contents, "cuda_libraries", lambda variant: [(f"/{variant}.so", "nvidia")])
    (_, options) = Build(tmp_path).run()["Analysis"][0]
    assert options["binaries"] == [(f"/{variant}.so", "nvidia")]
    kept = {"torch", "nvidia"} - {*options["excludes"]}
    assert kept == {"cpu": set(), "torch": {"torch", "nvidia"}, "gpu": {"nvidia"}}[variant]


def test_windows_has_a_program_without_a_console_and_one_with(built, platform):
    shipped = [told for _, told in built["EXE"] if told["name"] != "camscope-check"]
    consoles = {told["name"]: told["console"] for told in shipped}
    assert (
        consoles
        == {
            "linux": {"camscope": True},
            "win32": {"camscope": False, "camscope-cli": True},
            "darwin": {"camscope": False},
        }[platform]
    )
    (collected, _) = built["COLLECT"][0]
    assert len(collected) == len(shipped) + 2


def test_windows_and_macos_have_an_icon_in_all_sizes(built, platform):
    (_, told) = built["EXE"][0]
    if platform == "linux":
        assert told["icon"] is None
        return
    with Image.open(told["icon"]) as image:
        assert image.format == {"win32": "ICO", "darwin": "ICNS"}[platform]
        sides = {size[0] * (size[2] if len(size) > 2 else 1) for size in image.info["sizes"]}
        assert {32, 128, 256} <= sides
        pixel = image.convert("RGBA").getpixel((image.width // 2, image.height // 8))
    assert pixel[3] > 0, "the icon is empty"


def test_windows_is_told_the_version(built, platform):
    (_, told) = built["EXE"][0]
    if platform != "win32":
        assert told["version"] is None
        return
    kept = {}
    names = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "VarFileInfo")

    def keep(kind):
        return lambda *values, **named: kept.setdefault(kind, (values, named))

    strings = {}
    made = {name: keep(name) for name in names}
    made |= {"StringStruct": strings.__setitem__, "VarStruct": lambda *_: None}
    eval(Path(told["version"]).read_text(encoding="utf-8"), made)
    assert strings["ProductVersion"] == strings["FileVersion"] == VERSION
    assert kept["FixedFileInfo"][1]["filevers"] == (*map(int, VERSION.split(".")), 0)


def test_macos_gets_a_bundle_that_opens_models(built, platform):
    if platform != "darwin":
        assert built["BUNDLE"] == []
        return
    ((_, told),) = built["BUNDLE"]
    plist = told["info_plist"]
    opened = [one for each in plist["CFBundleDocumentTypes"] for one in each["LSItemContentTypes"]]
    suffixes = {
        each["UTTypeIdentifier"]: each["UTTypeTagSpecification"]["public.filename-extension"]
        for each in plist["UTImportedTypeDeclarations"]
    }
    assert sorted(one for name in opened for one in suffixes[name]) == ["keras", "pt2"]
    assert told["version"] == VERSION
    assert Path(told["icon"]).exists()
    assert built["EXE"][0][1]["argv_emulation"] is True


def test_the_check_runs_in_place_of_the_program_and_is_not_shipped(built):
    ((arguments, _),) = [each for each in built["EXE"] if each[1]["name"] == "camscope-check"]
    scripts = arguments[1]
    assert [Path(source).name for _, source, _ in scripts] == ["hook.py", "check_frozen.py"]
    assert Path(scripts[1][1]).exists()


def test_no_process_loads_qt_before_the_program_says_so(built):
    assert built["EXE"]
    for arguments, _ in built["EXE"]:
        names = [name for name, _, _ in arguments[1]]
        assert (names[0], len(names)) == ("hook", 2)


def test_a_hook_for_qt_that_is_not_found_ends_the_build():
    with pytest.raises(ValueError, match="no hook 'pyi_rth_pyside6'"):
        contents.without_qt_hook([("main", "/main.py", "PYSOURCE")])


def test_what_is_shipped_is_told_to_who_collects_the_licences(tmp_path):
    sources = [str(ROOT / "LICENSE"), str(ROOT / "README.md")]
    datas = [
        ("resources/demo/demo.keras", sources[0], "DATA"),
        ("tensorflow/include/a.h", sources[1], "DATA"),
    ]
    Build(tmp_path, datas=datas).run()
    told = json.loads((tmp_path / "sources.json").read_text(encoding="utf-8"))
    assert told == [sources[0], str(ROOT / "engine/api/version.py")]
