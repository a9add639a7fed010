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

recipe=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/demo
# shellcheck source-path=SCRIPTDIR source=debian/image.sh
source "$recipe/../debian/image.sh"

name=demo-desktop
take_option() {
    [[ $1 == --quick ]] || return 1
    name=demo-desktop-quick without=full
}

read_arguments "$@"
make_image
