#!/usr/bin/env bash
# Builds what starts the outer guest of the tests with devices that are passed through: OUTDIR/nested.kernel and
# OUTDIR/nested.initrd. It has no disk: its files are the host's own. Debian's generic kernel, fetched and not installed.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
recipe=$here/nested
flavour=linux-image-amd64

die() { printf 'build-nested.sh: %s\n' "$*" >&2; exit 1; }

recipe_hash() {
    (cd "$here" && cat build-nested.sh nested/*) | sha256sum | cut -d' ' -f1
}

fetch_packages() {
    local kernel
    kernel=$(apt-cache depends "$flavour" | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)$/\1/p' | head -n 1)
    [[ -n $kernel ]] || die "apt knows no $flavour: run apt-get update"
    printf 'nested: fetching %s (70 MB)\n' "$kernel"
    # The download's own user cannot write into a private directory.
    apt-get -qq -o APT::Sandbox::User="$(id -un)" download "$kernel" busybox-static
}

unpack_packages() { # to
    local package
    for package in *.deb; do
        dpkg-deb --fsys-tarfile "$package" | tar -x -C "$1" --exclude='./usr/share/*'
    done
}

make_initramfs() { # packages' root, output
    local root=root busybox=$PWD/$1/bin/busybox name file applet
    mkdir -p $root/{bin,dev,proc,sys,host,layer,root,lib/modules}
    cp "$busybox" $root/bin/
    for applet in $("$busybox" --list | grep -vx busybox); do ln -s busybox "$root/bin/$applet"; done
    install -m 755 "$recipe/init" $root/init
    cp "$recipe/modules" $root/lib/modules/order
    while read -r name; do
        file=$(find "$1/lib/modules" -name "$name.ko")
        [[ -n $file ]] || die "the kernel package holds no module $name"
        cp "$file" $root/lib/modules/
    done <"$recipe/modules"
    (cd $root && find . | sort | "$busybox" cpio -o -H newc -R 0:0 2>/dev/null) | zstd -q -3 -o "$2"
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
    unpack_packages packages
    make_initramfs packages initrd
    # The stamp goes first and comes last: an interrupted move is built again.
    rm -f "$outdir/.nested.stamp"
    mv packages/boot/vmlinuz-* "$outdir/nested.kernel"
    mv initrd "$outdir/nested.initrd"
    printf '%s\n' "$hash" >"$outdir/.nested.stamp"
    chmod 644 "$outdir"/nested.*
}

main "$@"
