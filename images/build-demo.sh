#!/usr/bin/env bash
# Makes the demo desktop, a light graphical Debian 12, as a qcow2 disk. Needs neither KVM nor loop devices nor root.
set -euo pipefail
umask 022

usage() {
    cat <<'END'
Usage: images/build-demo.sh OUTDIR [--quick] [--force]
Makes OUTDIR/demo-desktop.qcow2, or with --quick OUTDIR/demo-desktop-quick.qcow2, without Python.
Nothing is done if the recipe did not change since; --force makes it anew.
Scratch space (2 GB) is taken under TMPDIR or /tmp.
END
}

images=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
recipe=$images/demo
PATH=$PATH:/usr/sbin:/sbin # where mke2fs and sfdisk are; not on every user's path

say() { printf '%s\n' "$*" >&2; }
die() {
    say "build-demo: $*"
    exit 1
}
# shellcheck source-path=SCRIPTDIR source=demo/host.sh
source "$recipe/host.sh"
# shellcheck source-path=SCRIPTDIR source=demo/apt-sources.sh
source "$recipe/apt-sources.sh"
# shellcheck source-path=SCRIPTDIR source=demo/disk.sh
source "$recipe/disk.sh"

read_arguments() {
    outdir='' variant=full force=''
    for argument; do
        case $argument in
            --quick) variant=quick ;;
            --force) force=yes ;;
            -h | --help) usage && exit ;;
            -*) usage >&2 && exit 2 ;;
            *) outdir=$argument ;;
        esac
    done
    [[ $outdir ]] || { usage >&2 && exit 2; }
    name=demo-desktop
    [[ $variant == full ]] || name=demo-desktop-quick
}

recipe_hash() {
    (cd "$images" && find build-demo.sh demo -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1)
}

guest_packages() {
    awk -v variant="$variant" '/^[^#]/ && !($2 == "full" && variant == "quick") { print $1 }' "$recipe/packages.txt" | paste -sd,
}

# Scratch that the guest's root may read and write too, who is another user here unless we are root.
make_scratch() {
    scratch=$(mktemp -d "${TMPDIR:-/tmp}/darts-demo.XXXXXXXX")
    trap 'rm -rf "$scratch"; [[ ! ${partial-} ]] || rm -f "$partial"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    chmod 711 "$scratch"
    mkdir -m 777 "$scratch/out"
    cp -r "$recipe" "$scratch/recipe"
    chmod -R a+rX "$scratch/recipe"
    debian_sources >"$scratch/sources.list" ||
        die "apt knows no packages of Debian 12 here: sudo apt-get update, or add bookworm to its sources"
    chmod a+r "$scratch/sources.list"
}

fill_root() {
    local mode=unshare options=()
    ((EUID)) || mode=root
    mapfile -t options < <(
        sed -n 's|^/|--dpkgopt=path-exclude=/|p; s|^+|--dpkgopt=path-include=|p' "$recipe/path-excludes.txt"
        proxy_options
    )
    say "Fetching and installing Debian packages ($variant) from:"
    sed 's/^deb \[[^]]*\] /  /' "$scratch/sources.list" >&2
    mmdebstrap --mode="$mode" --variant=minbase --format=null "${options[@]}" \
        --aptopt='Acquire::Languages "none"' --aptopt='Apt::Install-Recommends "false"' --dpkgopt=force-unsafe-io \
        --include="$(guest_packages)" \
        --customize-hook="bash $scratch/recipe/kernel.sh \"\$1\" $scratch/recipe $scratch/out" \
        --customize-hook="bash $scratch/recipe/guest.sh \"\$1\" $scratch/recipe" \
        --customize-hook="bash $scratch/recipe/root-partition.sh \"\$1\" $scratch/out $root_start $root_size" \
        bookworm - "$scratch/sources.list" >/dev/null
}

pack() {
    say "Packing $outdir/$name.qcow2"
    mkdir -p "$outdir"
    partial=$outdir/.$name.qcow2.partial.$$
    qemu-img convert -c -m 4 -W -O qcow2 -o compression_type=zstd "$scratch/out/disk.raw" "$partial"
    chmod 644 "$partial"
    mv "$partial" "$outdir/$name.qcow2"
    printf '%s\n' "$hash" >"$outdir/.$name.recipe"
}

read_arguments "$@"
hash=$(recipe_hash)
if [[ ! $force && -s $outdir/$name.qcow2 && $(cat "$outdir/.$name.recipe" 2>/dev/null) == "$hash" ]]; then
    say "$outdir/$name.qcow2 is up to date."
    exit
fi
require_commands "$images/packages-demo.txt"
require_namespaces
started=$SECONDS
make_scratch
partition_disk "$scratch/out/disk.raw"
fill_root
fill_boot "$scratch/out/disk.raw" "$recipe" "$scratch/out"
pack
say "Made $outdir/$name.qcow2: $(du -m "$outdir/$name.qcow2" | cut -f1) MB in $((SECONDS - started)) s."
