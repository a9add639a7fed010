#!/usr/bin/env bash
# Hook of mmdebstrap, run as the guest's root outside its tree: guest.sh TREE RECIPE. Makes the installed packages a desktop.
set -euo pipefail
tree=$1 recipe=$2
# shellcheck source-path=SCRIPTDIR source=../debian/tree.sh
source "$recipe/../debian/tree.sh"

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

add_user() {
    # useradd copies only part of a skeleton with folders in it.
    cp -a "$tree/etc/skel" "$tree/home/darts"
    chroot "$tree" useradd --no-create-home --uid 1000 --shell /bin/bash --groups sudo,video,input,audio darts
    chroot "$tree" chown -R darts:darts /home/darts
    chroot "$tree" passwd --quiet --delete darts
    chroot "$tree" passwd --quiet --lock root
}

choose_units() {
    local rule
    chroot "$tree" systemctl --quiet set-default graphical.target
    chroot "$tree" systemctl --quiet enable desktop.service power-button.service
    mask_units
    for rule in $(list "$recipe/masked-rules.txt"); do
        ln -sf /dev/null "$tree/etc/udev/rules.d/$rule"
    done
}

copy_files
chmod 0440 "$tree/etc/sudoers.d/darts"
[[ -x $tree/usr/bin/python3 ]] || without_python
own_sources
add_user
choose_units
settle
chroot "$tree" fc-cache --system-only
warm_python
