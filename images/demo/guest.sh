#!/usr/bin/env bash
# Hook of mmdebstrap, run as the guest's root outside its tree: guest.sh TREE RECIPE. Makes the installed packages a desktop.
set -euo pipefail
tree=$1 recipe=$2

copy_files() {
    # tar keeps modes; owners become the guest's root, whoever made the recipe's files.
    tar -C "$recipe/rootfs" --owner=0 --group=0 -cf - . | tar -C "$tree" -xf -
    chmod 0440 "$tree/etc/sudoers.d/darts"
    [[ -x $tree/usr/bin/python3 ]] || without_python
}

without_python() {
    rm -r "$tree/usr/local/bin/plot-example" "$tree/usr/local/share/desktop/plot.svg" \
        "$tree/etc/skel/Examples"
    sed -i '/plot-example/d' "$tree/etc/skel/.jwmrc"
}

# The list of fonts that Matplotlib would otherwise make when it is first used, slowly.
warm_python() {
    [[ -x $tree/usr/bin/python3 ]] || return 0
    chroot "$tree" setpriv --reuid=darts --regid=darts --clear-groups --reset-env \
        python3 -c 'import matplotlib.font_manager, matplotlib.backends.backend_tkagg' 2>/dev/null
}

# The guest asks where this machine asked, with the keys that its own apt trusts.
own_sources() {
    rm -f "$tree"/etc/apt/sources.list.d/*
    sed 's/ \[signed-by=[^]]*\]//' "$recipe/../sources.list" >"$tree/etc/apt/sources.list"
}

add_user() {
    # useradd copies only part of a skeleton with folders in it.
    cp -a "$tree/etc/skel" "$tree/home/darts"
    chroot "$tree" useradd --no-create-home --uid 1000 --shell /bin/bash --groups sudo,video,input,audio darts
    chroot "$tree" chown -R darts:darts /home/darts
    chroot "$tree" passwd --quiet --delete darts
    chroot "$tree" passwd --quiet --lock root
}

list() { sed 's/ *#.*//; /^$/d' "$1"; }

choose_units() {
    local rule
    chroot "$tree" systemctl --quiet set-default graphical.target
    chroot "$tree" systemctl --quiet enable desktop.service power-button.service
    list "$recipe/masked-units.txt" | xargs chroot "$tree" systemctl --quiet mask
    for rule in $(list "$recipe/masked-rules.txt"); do
        ln -sf /dev/null "$tree/etc/udev/rules.d/$rule"
    done
}

settle() {
    echo 'LANG=C.UTF-8' >"$tree/etc/default/locale"
    : >"$tree/etc/machine-id"
    rm -f "$tree/etc/dpkg/dpkg.cfg.d/99mmdebstrap" "$tree/var/lib/dbus/machine-id"
    rm -rf "$tree"/var/cache/apt/*.bin "$tree"/var/cache/apt/archives/*.deb "$tree"/var/lib/apt/lists/* "$tree"/var/log/*.log "$tree"/var/log/apt
    chroot "$tree" fc-cache --system-only
}

copy_files
own_sources
add_user
choose_units
settle
warm_python
