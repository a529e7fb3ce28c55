#!/bin/sh
# Adds this Camscope to the menu of the user who runs it, and opens .keras and .pt2 files with it.
# No rights are needed and nothing is copied: `./register.sh remove` takes it away again.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/camscope.desktop
types=$data/mime/packages/camscope-mime.xml
icon=$data/icons/hicolor/scalable/apps/camscope.svg

refresh() { # what is not installed has no list to refresh
    ! command -v update-mime-database >/dev/null || update-mime-database "$data/mime" || true
    ! command -v update-desktop-database >/dev/null || update-desktop-database "$data/applications" || true
}

if [ "${1:-}" = remove ]; then
    rm -f "$entry" "$types" "$icon"
    chosen=${XDG_CONFIG_HOME:-$HOME/.config}/mimeapps.list
    [ ! -f "$chosen" ] || sed -i '/^application\/x-[a-z-]*=camscope\.desktop;\{0,1\}$/d' "$chosen"
    [ ! -d "$data/mime" ] || refresh
    echo "Camscope is no longer in the menu."
    exit
fi
mkdir -p "$data/applications" "$data/mime/packages" "${icon%/*}"
# In a menu entry a backslash, a quote, a dollar sign and a backtick are written with a backslash, and
# each backslash once more; a percent sign is doubled.
program=$(printf '%s' "$here/camscope" | sed 's/[\\"$`]/\\\\&/g; s/%/%%/g')
while IFS= read -r line; do
    case $line in
        Exec=*) printf 'Exec="%s" %%F\n' "$program" ;;
        TryExec=*) ;;
        *) printf '%s\n' "$line" ;;
    esac
done <"$here/share/camscope.desktop" >"$entry"
cp "$here/share/camscope-mime.xml" "$types"
cp "$here/share/camscope.svg" "$icon"
refresh
if command -v xdg-mime >/dev/null; then
    xdg-mime default camscope.desktop application/x-keras-model application/x-pytorch-program || true
fi
echo "Camscope is in the menu, and opens .keras and .pt2 files. To undo: $here/register.sh remove"
