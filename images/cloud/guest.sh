#!/usr/bin/env bash
# Hook of mmdebstrap, run as the guest's root outside its tree: guest.sh TREE RECIPE. Leaves the packages as they are, but for what
# only costs time; who signs in and what the guest is called is cloud-init's to say.
set -euo pipefail
tree=$1 recipe=$2
# shellcheck source-path=SCRIPTDIR source=../debian/tree.sh
source "$recipe/../debian/tree.sh"

echo 'LABEL=darts-root / ext4 noatime,errors=remount-ro 0 1' >"$tree/etc/fstab"
echo cloud >"$tree/etc/hostname"
own_sources
mask_units
chroot "$tree" passwd --quiet --lock root
settle
