# shellcheck shell=bash
# Building machine images and putting them where libvirt serves them. Sourced; needs terminal.sh and STATE.

# make_image NAME VARIANT CACHE COMMAND…: runs "COMMAND… DIRECTORY", which makes NAME.* there, unless CACHE holds what
# the same recipe made. The stamp is written last.
make_image() {
    local name=$1 recipe cache=$3
    recipe="$2 $(hash_of images)"
    shift 3
    [[ -s $cache/$name.qcow2 && $(cat "$cache/$name.stamp" 2>/dev/null) == "$recipe" ]] && return
    mkdir -p "$cache"
    rm -f "$cache/$name.stamp"
    "$@" "$cache" </dev/null
    [[ -s $cache/$name.qcow2 ]] || die "'$*' ended well but made no $name.qcow2."
    printf '%s\n' "$recipe" >"$cache/$name.stamp"
}

make_tiny() {
    make_image tiny - "$1" "$ROOT/images/build-tiny.sh"
}

# make_demo CACHE [--quick]
make_demo() {
    make_image demo-desktop "${2:-full}" "$1" "$ROOT/images/build-demo.sh" "${@:2}"
}

# place_image NAME: a hard link or a copy under a passing name, then a rename: no reader ever sees half an image.
# An overlay is only good with the very master that it was made on, so a master in use is not replaced.
place_image() {
    local built=$STATE/images/$1.qcow2 placed=$STATE/machines/$1.qcow2
    cmp -s "$STATE/images/$1.stamp" "$STATE/images/$1.placed" && [[ -e $placed ]] && return
    if [[ -e $placed && -n $(ls -A "$STATE/overlays") ]]; then
        warn "there is a newer image '$1', but sessions use the old one; it is replaced at the first start without sessions"
        return
    fi
    cp --reflink=auto --sparse=always "$built" "$placed.new"
    chmod 644 "$placed.new"
    mv "$placed.new" "$placed"
    cp "$STATE/images/$1.stamp" "$STATE/images/$1.placed"
}
