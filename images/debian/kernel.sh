#!/usr/bin/env bash
# Hook of mmdebstrap: kernel.sh TREE RECIPE OUT. Puts the modules that a guest needs into TREE, the kernel and the initramfs
# into OUT. The kernel is of the generic flavour: the cloud flavour has no graphics.
set -euo pipefail
tree=$1 recipe=$2 out=$3
inside=/tmp/kernel # as the guest's own tools see it
work=$tree$inside

unpack_kernel() {
    local package
    export APT_CONFIG=$MMDEBSTRAP_APT_CONFIG
    package=$(apt-cache depends linux-image-amd64 | awk '/Depends: linux-image-/ { print $2; exit }')
    version=${package#linux-image-}
    mkdir -p "$work"
    (cd "$work" && apt-get -qq -o APT::Sandbox::User=root download "$package")
    unset APT_CONFIG
    dpkg-deb --fsys-tarfile "$work"/linux-image-*.deb | tar -C "$work" -xf - --exclude='*/drivers/media' \
        --exclude='*/sound' --exclude='*/drivers/gpu/drm/amd' --exclude='*/drivers/net/wireless' --exclude='*/staging' \
        ./boot ./lib/modules
    chroot "$tree" depmod -b "$inside" "$version"
}

# The listed modules (with "early": only those) and all that they depend on, as paths below $work.
# What is built into the kernel has no file.
module_files() {
    local names
    names=$(awk -v only="${1:-}" '/^[^#]/ && (only == "" || $2 == only) { print $1 }' "$recipe/modules.txt")
    # shellcheck disable=SC2086 # one word a module
    chroot "$tree" modprobe -a -d "$inside" -S "$version" --show-depends $names |
        awk '$1 == "insmod" { print $2 }' | sort -u | sed "s|^$inside/||"
}

# module_tree ROOT [early]: the chosen modules below ROOT/lib/modules, with their index.
module_tree() {
    module_files "${2:-}" | tar -C "$work" --owner=0 --group=0 -cf - -T - \
        "lib/modules/$version"/modules.{builtin,builtin.modinfo,order} | tar -C "$tree$1" --keep-directory-symlink -xf -
    chroot "$tree" depmod -b "${1:-/}" "$version"
}

make_initramfs() {
    local root=$inside/initramfs command
    mkdir -p "$tree$root"/{bin,dev,proc,sys,system}
    install -m 755 "$(dirname "$0")/init" "$tree$root/init"
    cp "$tree/bin/busybox" "$tree$root/bin/"
    for command in sh mount umount modprobe sort xargs sleep findfs switch_root cat ls dmesg; do
        ln -s busybox "$tree$root/bin/$command"
    done
    module_tree "$root" early
    # shellcheck disable=SC2016
    chroot "$tree" sh -c 'cd "$1" && find . | busybox cpio -o -H newc 2>/dev/null' - "$root" | gzip -9 >"$out/initrd.gz"
}

unpack_kernel
module_tree ''
make_initramfs
cp "$work/boot/vmlinuz-$version" "$out/vmlinuz"
rm -rf "$work"
