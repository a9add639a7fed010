# shellcheck shell=bash
# Building machine images and putting them where libvirt serves them. Sourced; needs terminal.sh and STATE.
# The builders themselves know whether what they made last is still what their recipe says.

# Without the locks of run.sh: mmdebstrap hands its own descriptor's number to dash, which knows one digit only.
indented() { "$@" </dev/null 2>&1 8>&- 9>&- | sed -u 's/^/      /'; }

make_tiny() { indented "$ROOT/images/build-tiny.sh" "$1"; }

make_nested() { indented "$ROOT/images/build-nested.sh" "$1"; }

make_cloud() { indented "$ROOT/images/build-cloud.sh" "$1"; }

make_appliance() { indented "$ROOT/images/build-appliance.sh" "$1"; }

# make_demo DIRECTORY [--quick]
make_demo() { indented "$ROOT/images/build-demo.sh" "$@"; }

# place_image NAME: moves it into the pool's directory in one step and leaves a link, so that the builder still finds it.
# An overlay is only good with the very master that it was made on, so a master that may be in use is not replaced.
place_image() {
    local built=$STATE/images/$1.qcow2 placed=$STATE/machines/$1.qcow2
    [[ -L $built ]] && return
    if [[ -e $placed && -n $(find "$STATE/overlays" -maxdepth 1 -type f -print -quit) ]]; then
        warn "there is a newer image '$1', but sessions use the old one; it is replaced at the first start without sessions"
        return
    fi
    chmod 644 "$built"
    mv -T "$built" "$placed"
    ln -s "$placed" "$built"
}
