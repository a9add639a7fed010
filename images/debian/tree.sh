# shellcheck shell=bash
# What every guest's tree needs after its packages are installed. Sourced by the recipes' hooks, which set tree and recipe.
# shellcheck disable=SC2154

list() { sed 's/ *#.*//; /^$/d' "$1"; }

# The recipe's own files. tar keeps modes; owners become the guest's root, whoever made them.
copy_files() {
    tar -C "$recipe/rootfs" --owner=0 --group=0 -cf - . | tar -C "$tree" -xf -
}

# The guest asks where this machine asked, with the keys that its own apt trusts.
own_sources() {
    rm -f "$tree"/etc/apt/sources.list.d/*
    sed 's/ \[signed-by=[^]]*\]//' "$recipe/../sources.list" >"$tree/etc/apt/sources.list"
}

mask_units() {
    list "$recipe/masked-units.txt" | xargs chroot "$tree" systemctl --quiet mask
}

# Nothing that was this machine's, or that only an installation needs.
settle() {
    echo 'LANG=C.UTF-8' >"$tree/etc/default/locale"
    : >"$tree/etc/machine-id"
    rm -f "$tree/etc/dpkg/dpkg.cfg.d/99mmdebstrap" "$tree/var/lib/dbus/machine-id"
    rm -rf "$tree"/var/cache/apt/*.bin "$tree"/var/cache/apt/archives/*.deb "$tree"/var/lib/apt/lists/* "$tree"/var/log/*.log "$tree"/var/log/apt
}
