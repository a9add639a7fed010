#!/usr/bin/env bash
# Builds what starts the outer guest of the tests with devices that are passed through: OUTDIR/nested.kernel and
# OUTDIR/nested.initrd. It has no disk: its files are the host's own. Debian's generic kernel, fetched and not installed.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=images/kernel.sh
. "$here/kernel.sh"
recipe=$here/nested
flavour=linux-image-amd64

die() { printf 'build-nested.sh: %s\n' "$*" >&2; exit 1; }

recipe_hash() {
    (cd "$here" && cat build-nested.sh kernel.sh nested/*) | sha256sum | cut -d' ' -f1
}

fetch_packages() {
    local kernel
    kernel=$(kernel_package "$flavour")
    printf 'nested: fetching %s (70 MB)\n' "$kernel"
    download_packages debs "$kernel" busybox-static
}

make_initramfs() { # packages' root, output
    local root=root
    mkdir -p $root/{bin,dev,proc,sys,host,layer,system,lib/modules}
    copy_busybox "$1" $root
    install -m 755 "$recipe/init" $root/init
    cp "$recipe/modules" $root/lib/modules/order
    copy_modules "$1" $root "$recipe/modules"
    pack_initramfs $root 3 "$2"
}

main() {
    local outdir=${1:-} hash
    [[ -n $outdir ]] || die "usage: build-nested.sh OUTDIR"
    mkdir -p "$outdir"
    outdir=$(cd "$outdir" && pwd)
    hash=$(recipe_hash)
    if [[ -f $outdir/nested.kernel && -f $outdir/nested.initrd && -f $outdir/.nested.stamp && $(<"$outdir/.nested.stamp") == "$hash" ]]; then
        printf 'nested: up to date in %s\n' "$outdir"
        return
    fi
    scratch=$(mktemp -d "$outdir/.nested.XXXXXX")
    trap 'rm -rf "$scratch"' EXIT
    trap 'exit 130' INT TERM HUP
    cd "$scratch"
    fetch_packages
    mkdir packages
    unpack_packages debs packages
    make_initramfs packages initrd
    # The stamp goes first and comes last: an interrupted move is built again.
    rm -f "$outdir/.nested.stamp"
    mv packages/boot/vmlinuz-* "$outdir/nested.kernel"
    mv initrd "$outdir/nested.initrd"
    printf '%s\n' "$hash" >"$outdir/.nested.stamp"
    chmod 644 "$outdir"/nested.*
}

main "$@"
