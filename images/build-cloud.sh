#!/usr/bin/env bash
# Makes the cloud image of the tests: a small Debian 12 with systemd and cloud-init, and without a guest agent. Needs neither KVM nor
# loop devices nor root.
set -euo pipefail
umask 022

usage() {
    cat <<'END'
Usage: images/build-cloud.sh OUTDIR [--force]
Makes OUTDIR/cloud.qcow2. Nothing is done if the recipe did not change since; --force makes it anew.
Scratch space (1 GB) is taken under TMPDIR or /tmp.
END
}

recipe=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/cloud
# shellcheck source-path=SCRIPTDIR source=debian/image.sh
source "$recipe/../debian/image.sh"

name=cloud
read_arguments "$@"
make_image
