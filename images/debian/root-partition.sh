#!/usr/bin/env bash
# Hook of mmdebstrap, the last one: root-partition.sh TREE OUT START SIZE (MiB). Writes the tree as ext4 into OUT/disk.raw.
# It runs as the guest's root so that owners stay what they are.
set -euo pipefail
tree=$1 out=$2 start=$3 size=$4

# The tree without what is mounted on it (/proc, /sys, /dev): this hook has mounts of its own.
mkdir "$out/tree"
mount --bind "$tree" "$out/tree"
# No checksums of metadata: the overlay lives for a day, and they cost time in an emulated processor.
mke2fs -q -F -t ext4 -L darts-root -m 1 -O ^metadata_csum,^64bit -J size=16 -E "offset=$((start * 1024 * 1024)),nodiscard" \
    -d "$out/tree" "$out/disk.raw" "${size}M"
umount "$out/tree"
