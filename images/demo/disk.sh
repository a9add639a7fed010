#!/usr/bin/env bash
# Hook of mmdebstrap, the last one: disk.sh TREE RECIPE OUT. Writes the whole disk OUT/disk.raw: boot sector, a FAT partition
# with boot loader, kernel and initramfs, and the tree as ext4. It runs as the guest's root so that owners stay what they are.
set -euo pipefail
tree=$1 recipe=$2 out=$3
mebi=$((1024 * 1024))
boot_start=1 boot_size=63 disk_size=8192 # MiB
root_start=$((boot_start + boot_size))

partition() {
    truncate -s "${disk_size}M" "$out/disk.raw"
    sfdisk --quiet "$out/disk.raw" <<END
label: dos
start=${boot_start}MiB, size=${boot_size}MiB, type=c, bootable
start=${root_start}MiB, type=83
END
    dd if=/usr/lib/SYSLINUX/mbr.bin of="$out/disk.raw" conv=notrunc status=none
}

fill_boot() {
    local image=$out/boot.raw
    truncate -s "${boot_size}M" "$image"
    mformat -i "$image" -v DARTSBOOT -F -h 255 -s 63 -H $((boot_start * 2048)) -T $((boot_size * 2048)) ::
    syslinux --install "$image"
    mcopy -i "$image" "$recipe/syslinux.cfg" "$out/vmlinuz" "$out/initrd.gz" ::
    dd if="$image" of="$out/disk.raw" bs=1M seek="$boot_start" conv=notrunc,sparse status=none
    rm "$image"
}

fill_root() {
    # The tree without what is mounted on it (/proc, /sys, /dev): this hook has mounts of its own.
    mkdir "$out/tree"
    mount --bind "$tree" "$out/tree"
    # No checksums of metadata: the overlay lives for a day, and they cost time in an emulated processor.
    mke2fs -q -F -t ext4 -L darts-root -m 1 -O ^metadata_csum,^64bit -J size=16 -E "offset=$((root_start * mebi)),nodiscard" \
        -d "$out/tree" "$out/disk.raw" "$((disk_size - root_start))M"
    umount "$out/tree"
}

partition
fill_boot
fill_root
