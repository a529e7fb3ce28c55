#!/bin/sh
# What `make run` starts: the window or, without a display, the built-in demo explained to a file.

set -eu
cd "$(dirname "$0")/.."
python=${VENV:-.venv}/bin/python

if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ $# -gt 0 ]; then
    exec $python main.py "$@"
fi

out=out/demo
for sample in resources/demo/samples/*.png resources/demo/samples/*.jpg; do
    [ -f "$sample" ] && break
done
[ -f "$sample" ] || { echo "There is no display, and resources/demo/samples is empty." >&2; exit 1; }

echo "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open."
echo "Explaining $sample with the built-in model instead ..."
$python main.py explain "$sample" --out $out
$python - $out <<'PYTHON'
import json, pathlib, sys

out = pathlib.Path(sys.argv[1])
manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
for image in manifest["images"]:
    for found in image["maps"]:
        print(f"The overlay of {found['method']} lies in {out / found['overlay']}")
PYTHON
