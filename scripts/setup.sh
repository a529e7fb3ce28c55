#!/bin/sh
# Makes the machine ready for one of the Makefile's targets: `scripts/setup.sh run|lint|test|fuzz|bench|package|package-test`.
# `scripts/setup.sh run torch` adds PyTorch, `scripts/setup.sh run tensorflow-cuda` TensorFlow's CUDA.
#
# With OFFLINE=1 no index is asked: the packages come from $WHEELHOUSE (wheelhouse), a folder that
# `make wheelhouse` has filled where there is internet; `scripts/setup.sh wheelhouse` prepares that.
#
# 1. the virtual environment $VENV (.venv), with the target's pins from requirements/;
# 2. the Debian packages that the target needs: installed when we are root, otherwise named in one
#    command to type. What is already there costs nothing, so every target begins with this script.

set -eu
cd "$(dirname "$0")/.."
target=${1:?usage: scripts/setup.sh run|lint|test|fuzz|bench|package|package-test}
venv=${VENV:-.venv}
python=$venv/bin/python
wheelhouse=${WHEELHOUSE:-wheelhouse}
case $target in
    lint) pins=requirements/test.txt ;;
    package-test) pins=requirements/run.txt ;;
    *) pins=requirements/${2:-$target}.txt ;;
esac
if [ $# -gt 2 ]; then # both bring cuDNN and NCCL, for two CUDAs, as the same files
    echo "GPU=1 and TORCH=1 cannot share an environment: with TORCH=1 alone, PyTorch brings CUDA and" \
        "opens Keras models, too; with GPU=1 alone, TensorFlow computes on the GPU." >&2
    exit 1
fi

is_offline() { [ -n "${OFFLINE:-}" ]; }
say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }
is_root() { [ "$(id -u)" -eq 0 ]; }

# --- Debian packages ------------------------------------------------------------------------------

apt_install() { # package... -> installed, or false
    ! is_offline && is_root && command -v apt-get >/dev/null || return 1
    say "Installing with apt-get: $*"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >&2 || true # one source out of reach need not be the one we need
    apt-get install -y -qq --no-install-recommends "$@" >&2
}

# "shared library : Debian package". A program without a window needs the first list; a window on X11
# needs the second as well, and Qt says only "could not load the platform plugin" when one is missing.
qt_libraries='
    libEGL.so.1:libegl1 libGL.so.1:libgl1 libxkbcommon.so.0:libxkbcommon0
    libfontconfig.so.1:libfontconfig1 libfreetype.so.6:libfreetype6 libglib-2.0.so.0:libglib2.0-0
    libdbus-1.so.3:libdbus-1-3 libX11.so.6:libx11-6'
window_libraries='
    libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4 libxcb-image.so.0:libxcb-image0
    libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-randr.so.0:libxcb-randr0
    libxcb-render-util.so.0:libxcb-render-util0 libxcb-shape.so.0:libxcb-shape0
    libxcb-sync.so.1:libxcb-sync1 libxcb-util.so.1:libxcb-util1 libxcb-xfixes.so.0:libxcb-xfixes0
    libxcb-xkb.so.1:libxcb-xkb1 libxkbcommon-x11.so.0:libxkbcommon-x11-0
    libX11-xcb.so.1:libx11-xcb1'

missing_libraries() { # library:package... -> the packages of those that the loader does not know
    known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p)
    for pair in "$@"; do
        case $known in *"	${pair%%:*} "*) ;; *) printf '%s ' "${pair#*:}" ;; esac
    done
}

has_font() { # language, file name: asked of fontconfig or, where its command is missing, of the disk
    if command -v fc-list >/dev/null; then
        [ -n "$(fc-list ":lang=$1" family)" ]
    else
        [ -n "$(find /usr/share/fonts /usr/local/share/fonts -iname "$2" 2>/dev/null)" ]
    fi
}

missing_fonts() { # letters for every language of the interface
    has_font en '*.[to]t[fc]' || printf 'fonts-dejavu-core '
    has_font ja '*cjk*.[to]t[fc]' || printf 'fonts-noto-cjk '
}

missing_commands() { # command:package...
    for pair in "$@"; do
        command -v "${pair%%:*}" >/dev/null || printf '%s ' "${pair#*:}"
    done
}

prepare_system() {
    [ "$(uname)" = Linux ] && PATH=$PATH:/sbin:/usr/sbin command -v ldconfig >/dev/null || return 0
    needed='' wished=''
    case $target in
        run)
            qt=$(missing_libraries $qt_libraries)
            window=$(missing_libraries $window_libraries)
            if [ -n "${DISPLAY:-}" ]; then needed=$qt$window
            elif [ -n "${WAYLAND_DISPLAY:-}" ]; then needed=$qt wished=$window
            else wished=$qt$window
            fi
            # A machine that lacks nothing else has the fonts that its user reads.
            [ -z "$needed$wished" ] || wished=$wished$(missing_fonts) ;;
        test | package-test)
            needed=$(missing_libraries $qt_libraries $window_libraries)
            needed=$needed$(missing_commands Xvfb:xvfb xdotool:xdotool strace:strace)$(missing_fonts)
            # Without these the tests that play a screen reader are left out.
            wished=$(missing_commands dbus-daemon:dbus-daemon)
            [ -e /usr/share/dbus-1/services/org.a11y.Bus.service ] || wished="$wished at-spi2-core" ;;
        package)
            needed=$(missing_libraries $qt_libraries)$(missing_commands objcopy:binutils xz:xz-utils)
            needed=$needed$(missing_libpython) ;;
    esac
    [ -n "$needed$wished" ] || return 0
    apt_install $needed $wished && return 0
    if command -v apt-get >/dev/null; then
        say "Some Debian packages are missing. To install them, type:"
        say "    sudo apt-get install -y --no-install-recommends $needed$wished"
    else
        say "Some system libraries are missing. In Debian's names: $needed$wished"
    fi
    [ -z "$needed" ] || die "'make $target' cannot go on without: $needed"
    say "'make $target' goes on without them."
}

# --- Python ---------------------------------------------------------------------------------------

# PyInstaller ships the interpreter's shared library, and Debian's python3 works without it.
missing_libpython() {
    case $("$python" -c 'import sys; print(sys.base_prefix)') in
        /usr)
            version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
            missing_libraries "libpython$version.so.1.0:libpython$version" ;;
    esac
}

fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }

find_python() {
    for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
        if fits "$candidate"; then printf '%s' "$candidate"; return; fi
    done
    die "Camscope needs Python 3.11, 3.12 or 3.13; '${PYTHON:-python3}' is none of these. Install one," \
        "or name it: make $target PYTHON=/path/to/python3.12"
}

has_venv() { $python -m pip --version >/dev/null 2>&1 && fits $python; }

# What pip's settings and variables say of indexes does not hold here.
without_index() { # interpreter, pip as it names it, what pip takes ...
    PIP_CONFIG_FILE=/dev/null "$@" --isolated --no-index --find-links "$wheelhouse"
}

make_venv() { # interpreter
    base=$1
    say "Making $venv with $("$base" --version)"
    # Debian keeps ensurepip in a package of its own; pip can fill a bare environment without it.
    "$base" -c 'import ensurepip, venv' 2>/dev/null && "$base" -m venv --clear $venv && return
    if "$base" -m venv --clear --without-pip $venv 2>/dev/null; then
        set -- --python $python install -q --disable-pip-version-check pip
        if is_offline; then # a wheel of pip runs as it is
            without_index "$base" "$(ls "$wheelhouse"/pip-*.whl)/pip" "$@" && return
        else
            "$base" -m pip "$@" && return
        fi
    fi
    version=$("$base" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    apt_install "python$version-venv" && "$base" -m venv --clear $venv && return
    die "Python's venv module is missing. To install it, type: sudo apt-get install -y python$version-venv"
}

# A stamp holds the checksum of the pins that $venv was last filled with: one stamp per pins file.
files_of() { # pins file -> it and those that it names, each of which names others in turn
    printf '%s\n' "$1"
    sed -n 's/^-[rc] //p' "$1" | while read -r named; do files_of "requirements/$named"; done
}
alone=requirements/peers.txt # installed without what they name
names_alone() { files_of "$1" | grep -q /test.txt; }
checksum() { { files_of "$1"; ! names_alone "$1" || echo $alone; } | xargs cat | cksum; }
stamp() { printf '%s/stamp-%s' $venv "$(basename "$1" .txt)"; }
is_filled() {
    [ -x $python ] && $python -c '' 2>/dev/null &&
        [ "$(cat "$(stamp "$pins")" 2>/dev/null)" = "$(checksum "$pins")" ]
}

size() { # what is fetched for the pins; for Linux PyPI's torch brings CUDA along, as GPU=1 does
    printf 'about 800 MB'
    case $(uname)$(files_of "$pins") in
        Linux*/pytorch.txt*) printf ', and PyTorch, which takes 5 GB on the disk' ;;
        */pytorch.txt*) printf ', and PyTorch' ;;
        Linux*/tensorflow-cuda.txt*) printf ', and CUDA, 2.8 GB' ;;
    esac
}

install() { # pins file, what else pip takes ...
    asked=$1
    shift
    [ -t 2 ] || set -- -q "$@" # a person sees pip's progress
    set -- $python -m pip install --disable-pip-version-check --no-input "$@" -r "$asked"
    if is_offline; then without_index "$@"; else "$@"; fi >&2 ||
        die "Not everything in $asked could be installed: see pip's message above, then try again."
}

prepare_python() {
    is_filled && return 0
    if has_venv; then base=$python; else base=$(find_python) || exit 1; fi
    from="(the first time: $(size); some minutes)"
    if is_offline; then
        from="from $wheelhouse"
        say "Checking $wheelhouse"
        "$base" scripts/wheelhouse.py check --folder "$wheelhouse" "$(basename "$pins" .txt)" || exit 1
    fi
    has_venv || make_venv "$base"
    say "Installing the packages of $pins into $venv $from"
    install "$pins"
    ! names_alone "$pins" || install $alone --no-deps
    for filled in $(files_of "$pins"); do checksum "$filled" >"$(stamp "$filled")"; done
}

if [ "$target" = wheelhouse ]; then # pip is enough
    has_venv && exit 0
    base=$(find_python) || exit 1
    make_venv "$base"
    exit 0
fi
[ -f "$pins" ] || die "There is no $pins; the targets are run, lint, test, fuzz, bench, package and package-test."
prepare_python
prepare_system
