#!/usr/bin/env bash
# Builds the small virtual machine with which libguestfs looks into disks: OUTDIR/appliance, for Darts:Scripts:AppliancePath. libguestfs
# makes one itself where a kernel is installed; here its kernel is fetched, as those of the test guests are. The rest is this machine's own files.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=images/kernel.sh
. "$here/kernel.sh"
flavour=linux-image-cloud-amd64

die() { printf 'build-appliance.sh: %s\n' "$*" >&2; exit 1; }

recipe_hash() {
    { cat "$here/build-appliance.sh" "$here/kernel.sh" && dpkg-query -W libguestfs0 supermin; } | sha256sum | cut -d' ' -f1
}

# supermin wants to see the folder, even if it is told another.
have_modules_folder() { [[ -d /lib/modules ]] || mkdir /lib/modules 2>/dev/null; }

build() {
    local kernel version
    kernel=$(kernel_package "$flavour")
    printf 'appliance: fetching %s (27 MB)\n' "$kernel"
    download_packages debs "$kernel"
    mkdir packages
    unpack_packages debs packages
    version=$(ls packages/lib/modules)
    PATH=$PATH:/usr/sbin:/sbin depmod -b packages "$version"
    SUPERMIN_KERNEL=$PWD/packages/boot/vmlinuz-$version SUPERMIN_KERNEL_VERSION=$version SUPERMIN_MODULES=$PWD/packages/lib/modules/$version \
        supermin --build --copy-kernel -f ext2 --host-cpu "$(uname -m)" "$(dirname "$(find /usr/lib* -path '*/guestfs/supermin.d/base.tar.gz' -print -quit)")" -o appliance
    # By this file libguestfs knows that it is complete.
    printf '%s\n' "$1" >appliance/README.fixed
}

main() {
    local outdir=${1:-} hash
    [[ -n $outdir ]] || die "usage: build-appliance.sh OUTDIR"
    mkdir -p "$outdir"
    outdir=$(cd "$outdir" && pwd)
    hash=$(recipe_hash)
    if [[ -f $outdir/appliance/README.fixed && $(<"$outdir/appliance/README.fixed") == "$hash" ]]; then
        printf 'appliance: up to date in %s\n' "$outdir"
        return
    fi
    if ! have_modules_folder; then
        printf 'appliance: left out, and its tests with it: there is no /lib/modules, and only root can make it\n'
        return
    fi
    scratch=$(mktemp -d "$outdir/.appliance.XXXXXX")
    trap 'rm -rf "$scratch"' EXIT
    trap 'exit 130' INT TERM HUP
    cd "$scratch"
    build "$hash"
    rm -rf "$outdir/appliance"
    mv appliance "$outdir/"
    printf 'appliance: ready in %s\n' "$outdir"
}

main "$@"
