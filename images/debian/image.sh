# shellcheck shell=bash
# A disk with Debian 12 on it, made after a recipe. Sourced by the builders, which have a usage of their own and set recipe (the
# recipe's directory), name (of the image) and, to leave out the packages that are marked with a word, without.
# shellcheck disable=SC2154

images=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
PATH=$PATH:/usr/sbin:/sbin # where mke2fs and sfdisk are; not on every user's path

say() { printf '%s\n' "$*" >&2; }
die() {
    say "$(basename "$0" .sh): $*"
    exit 1
}
# shellcheck source-path=SCRIPTDIR source=host.sh
source "$images/debian/host.sh"
# shellcheck source-path=SCRIPTDIR source=apt-sources.sh
source "$images/debian/apt-sources.sh"
# shellcheck source-path=SCRIPTDIR source=disk.sh
source "$images/debian/disk.sh"

# read_arguments ARGUMENT...: sets outdir and force. Other options are for the builder's take_option, if it has one.
read_arguments() {
    local argument
    outdir='' force='' without=''
    for argument; do
        case $argument in
            --force) force=yes ;;
            -h | --help) usage && exit ;;
            -*) { declare -F take_option && take_option "$argument"; } >/dev/null || { usage >&2 && exit 2; } ;;
            *) outdir=$argument ;;
        esac
    done
    [[ $outdir ]] || { usage >&2 && exit 2; }
}

guest_packages() {
    awk -v without="$without" '/^[^#]/ && !(without != "" && $2 == without) { print $1 }' "$recipe/packages.txt" | paste -sd,
}

recipe_hash() {
    (cd "$images" && find "$(basename "$0")" debian "$(basename "$recipe")" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1)
}

# Scratch that the guest's root may read and write too, who is another user here unless we are root.
make_scratch() {
    scratch=$(mktemp -d "${TMPDIR:-/tmp}/darts-image.XXXXXXXX")
    trap 'rm -rf "$scratch"; [[ ! ${partial-} ]] || rm -f "$partial"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    chmod 711 "$scratch"
    mkdir -m 777 "$scratch/out"
    cp -r "$images/debian" "$recipe" "$scratch"
    mv "$scratch/$(basename "$recipe")" "$scratch/recipe"
    chmod -R a+rX "$scratch/debian" "$scratch/recipe"
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
    say "Fetching and installing Debian packages ($name) from:"
    sed 's/^deb \[[^]]*\] /  /' "$scratch/sources.list" >&2
    mmdebstrap --mode="$mode" --variant=minbase --format=null "${options[@]}" \
        --aptopt='Acquire::Languages "none"' --aptopt='Apt::Install-Recommends "false"' --dpkgopt=force-unsafe-io \
        --include="$(guest_packages)" \
        --customize-hook="bash $scratch/debian/kernel.sh \"\$1\" $scratch/recipe $scratch/out" \
        --customize-hook="bash $scratch/recipe/guest.sh \"\$1\" $scratch/recipe" \
        --customize-hook="bash $scratch/debian/root-partition.sh \"\$1\" $scratch/out $root_start $root_size" \
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

make_image() {
    local started=$SECONDS
    hash=$(recipe_hash)
    if [[ ! $force && -s $outdir/$name.qcow2 && $(cat "$outdir/.$name.recipe" 2>/dev/null) == "$hash" ]]; then
        say "$outdir/$name.qcow2 is up to date."
        return
    fi
    require_commands "$images/packages-debian.txt"
    require_namespaces
    make_scratch
    partition_disk "$scratch/out/disk.raw"
    fill_root
    fill_boot "$scratch/out/disk.raw" "$recipe" "$scratch/out"
    pack
    say "Made $outdir/$name.qcow2: $(du -m "$outdir/$name.qcow2" | cut -f1) MB in $((SECONDS - started)) s."
}
