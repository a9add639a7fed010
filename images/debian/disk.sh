# shellcheck shell=bash
# The disk around the guest's tree, made without mounting anything. Sourced.

boot_start=1 boot_size=63 disk_size=8192 # MiB
root_start=$((boot_start + boot_size))
# shellcheck disable=SC2034 # for who sources this
root_size=$((disk_size - root_start))

# partition_disk DISK: an empty disk; the guest's root, who is another user, writes the second partition.
partition_disk() {
    local disk=$1
    truncate -s "${disk_size}M" "$disk"
    chmod 666 "$disk"
    sfdisk --quiet "$disk" <<END
label: dos
start=${boot_start}MiB, size=${boot_size}MiB, type=c, bootable
start=${root_start}MiB, type=83
END
    dd if=/usr/lib/SYSLINUX/mbr.bin of="$disk" conv=notrunc status=none
}

# fill_boot DISK RECIPE PARTS: the first partition: boot loader, kernel and initramfs (from PARTS). Not in a hook of mmdebstrap, where syslinux does not find its /proc.
fill_boot() {
    local disk=$1 recipe=$2 parts=$3 image=$3/boot.raw
    truncate -s "${boot_size}M" "$image"
    mformat -i "$image" -v DARTSBOOT -F -h 255 -s 63 -H $((boot_start * 2048)) -T $((boot_size * 2048)) ::
    syslinux --install "$image"
    mcopy -i "$image" "$recipe/syslinux.cfg" "$parts/vmlinuz" "$parts/initrd.gz" ::
    dd if="$image" of="$disk" bs=1M seek="$boot_start" conv=notrunc,sparse status=none
}
