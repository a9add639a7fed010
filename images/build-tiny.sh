#!/usr/bin/env bash
# Builds the tiny test guest: OUTDIR/tiny.qcow2 and OUTDIR/tiny.iso, alike inside.
# Everything inside comes from Debian packages that are fetched, unpacked and not installed.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=images/kernel.sh
. "$here/kernel.sh"
recipe=$here/tiny
flavour=linux-image-cloud-amd64
packages=(busybox-static isolinux syslinux syslinux-common
    qemu-guest-agent libc6 libglib2.0-0 libnuma1 libpcre2-8-0 libudev1 liburing2)
agent_libraries=(libc.so.6 libm.so.6 libglib-2.0.so.0 libgmodule-2.0.so.0 libnuma.so.1
    libpcre2-8.so.0 libudev.so.1 liburing.so.2)

say() { printf 'tiny: %s\n' "$*"; }
die() { printf 'build-tiny.sh: %s\n' "$*" >&2; exit 1; }

quietly() { # its words matter only when it fails
    "$@" >log 2>&1 || { cat log >&2; die "$1 failed"; }
}

usage() { die "usage: build-tiny.sh OUTDIR [--force]"; }

require_tools() {
    local tool
    for tool in apt-get dpkg-deb zstd xorriso mformat mcopy qemu-img; do
        command -v "$tool" >/dev/null || die "$tool is missing; see images/packages-tiny.txt"
    done
}

recipe_hash() {
    (cd "$here" && cat build-tiny.sh kernel.sh tiny/*) | sha256sum | cut -d' ' -f1
}

is_current() { # outdir hash
    [[ -f $1/tiny.qcow2 && -f $1/tiny.iso && -f $1/.tiny.stamp && $(<"$1/.tiny.stamp") == "$2" ]]
}

fetch_packages() {
    local kernel
    kernel=$(kernel_package "$flavour")
    say "fetching $kernel and ${#packages[@]} small packages"
    download_packages debs "$kernel" "${packages[@]}"
}

copy_agent() { # from to
    local name
    cp "$1/usr/sbin/qemu-ga" "$2/sbin/"
    cp -L "$1"/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2 "$2/lib64/"
    for name in "${agent_libraries[@]}"; do
        cp -L "$(find "$1/lib" "$1/usr/lib" -name "$name" | head -n 1)" "$2/lib/"
    done
}

make_initramfs() { # packages' root, output
    local root=root
    say "making the initramfs"
    mkdir -p $root/{bin,sbin,dev,proc,sys,run,tmp,etc,lib/modules,lib64}
    copy_busybox "$1" $root
    install -m 755 "$recipe/init" $root/init
    install -m 755 "$recipe/lease" $root/bin/lease
    install -m 755 "$recipe/shutdown" $root/sbin/shutdown
    copy_modules "$1" $root "$recipe/modules"
    copy_agent "$1" $root
    pack_initramfs $root 19 "$2"
}

make_iso() { # packages' root, output
    local boot=iso/isolinux
    say "making the ISO"
    mkdir -p $boot
    cp "$1"/boot/vmlinuz-* iso/vmlinuz
    cp initrd iso/initrd
    cp "$recipe/syslinux.cfg" "$1/usr/lib/ISOLINUX/isolinux.bin" \
        "$1/usr/lib/syslinux/modules/bios/ldlinux.c32" $boot/
    quietly xorriso -as mkisofs -quiet -V DARTS_TINY -R -o "$2" \
        -b isolinux/isolinux.bin -c isolinux/boot.cat \
        -no-emul-boot -boot-load-size 4 -boot-info-table iso
}

# A FAT disk without partitions: the same ISO made bootable as a disk too loads a second slower.
make_disk() { # packages' root, output
    local sectors=49152
    say "making the disk"
    truncate -s $((sectors * 512)) disk
    mformat -i disk -v DARTS_TINY -T $sectors -h 64 -s 32 -c 8 ::
    mcopy -i disk iso/vmlinuz iso/initrd ::
    mcopy -i disk "$recipe/syslinux.cfg" ::syslinux.cfg
    quietly "$1/usr/bin/syslinux" --install disk
    # Not compressed (-c): that would save 3 MB and cost half a second of every boot.
    qemu-img convert -q -f raw -O qcow2 disk "$2"
}

build() { # outdir hash; works in the scratch directory, on the same file system
    mkdir packages
    fetch_packages
    say "unpacking"
    unpack_packages debs packages
    make_initramfs packages initrd
    make_iso packages tiny.iso
    make_disk packages tiny.qcow2
    printf '%s\n' "$2" >stamp
    chmod 644 tiny.iso tiny.qcow2 stamp
    # The stamp goes first and comes last: an interrupted move is built again.
    rm -f "$1/.tiny.stamp"
    mv tiny.iso tiny.qcow2 "$1/"
    mv stamp "$1/.tiny.stamp"
}

main() {
    local outdir='' force=no argument hash
    for argument; do
        case $argument in
            --force) force=yes ;;
            -*) usage ;;
            *) [[ -z $outdir ]] || usage; outdir=$argument ;;
        esac
    done
    [[ -n $outdir ]] || usage
    require_tools
    mkdir -p "$outdir"
    outdir=$(cd "$outdir" && pwd)
    hash=$(recipe_hash)
    if [[ $force == no ]] && is_current "$outdir" "$hash"; then
        say "up to date in $outdir"
        return
    fi
    scratch=$(mktemp -d "$outdir/.tiny.XXXXXX")
    trap 'rm -rf "$scratch"' EXIT
    trap 'exit 130' INT TERM HUP
    cd "$scratch"
    build "$outdir" "$hash"
    say "ready: $(du -h --apparent-size "$outdir/tiny.qcow2" | cut -f1) in $outdir"
}

main "$@"
