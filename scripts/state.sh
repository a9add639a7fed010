# shellcheck shell=bash
# The state directory: where it is, its modes, its lock. Sourced; needs terminal.sh. Sets STATE and URI.

choose_state() {
    local default="${XDG_DATA_HOME:-$HOME/.local/share}/darts"
    if is_root; then default=/var/lib/darts; fi
    STATE=$(realpath -m -- "${DARTS_STATE:-$default}")
    [[ $STATE != / && $STATE != "$HOME" && $STATE != "$ROOT" ]] || die "DARTS_STATE must be a directory of Darts' own, not $STATE."
}

choose_uri() {
    URI=${1:-}
    [[ -n $URI ]] && return
    if is_root; then URI=qemu:///system; else URI=qemu:///session; fi
}

# The file by which --clean knows that a directory is Darts' to remove; it lists the libvirt addresses used so far.
is_state() { [[ -f $STATE/.darts-state ]]; }

make_state() {
    if [[ -d $STATE ]] && ! is_state && [[ -n $(ls -A "$STATE") ]]; then
        die "$STATE exists and was not made by Darts; set DARTS_STATE to an empty or a new directory."
    fi
    # QEMU runs as a user of its own and must come through to the disks; nobody may list what lies on the way.
    install -d -m 711 "$STATE" "$STATE/overlays"
    install -d -m 755 "$STATE/machines" "$STATE/config" "$STATE/config/machines"
    install -d -m 700 "$STATE/portal" "$STATE/run" "$STATE/images"
    : >>"$STATE/.darts-state"
    qemu_can_come_through
}

qemu_can_come_through() {
    [[ $URI == qemu:///system ]] && is_root && getent passwd libvirt-qemu >/dev/null || return 0
    setpriv --reuid libvirt-qemu --regid "$(id -g libvirt-qemu)" --clear-groups test -r "$STATE/machines" ||
        die "The user libvirt-qemu, as whom QEMU runs, cannot reach $STATE/machines." \
            "Give the directories above it the mode o+x, or set DARTS_STATE to another place."
}

# Where sessions of this state directory may be: --clean asks there.
record_uri() {
    grep -qxF -- "$URI" "$STATE/.darts-state" || printf '%s\n' "$URI" >>"$STATE/.darts-state"
}

# File descriptor 9 stays open in the portal too: the lock holds as long as either of us lives.
lock_state() {
    exec 9>"$STATE/run/lock"
    flock -n 9 || die "Darts is already running with the state directory $STATE." "Stop that one first (Ctrl-C in its terminal), or set DARTS_STATE."
}

# place_catalogue_entry ID: the entry that comes with Darts, where the site has none of that name; a site's edits are kept.
place_catalogue_entry() {
    local file entry
    for file in "$ROOT/images/catalogue/$1".*; do
        entry=$STATE/config/machines/${file##*/}
        [[ -e $entry ]] || install -m 644 "$file" "$entry"
    done
}
