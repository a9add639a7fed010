#!/usr/bin/env bash
# Runs a command in this checkout as on a fresh machine: a minimal Debian 12 (apt and little else) with the .NET SDK,
# in namespaces of its own (mounts, processes) but with this machine's network. Needs root and mmdebstrap.
#
#   scripts/clean-room.sh [--user] [--keep] [--] COMMAND…      e.g. scripts/clean-room.sh ./test.sh --fast
#   --user   as an ordinary user without sudo; --keep   go on in the room that the last command left
#
# The room is a directory below ${DARTS_CLEAN_ROOM:-/var/tmp/darts-clean-room}; remove that to remove all of it.
# What it is not: there is no systemd, no other kernel and no other network than this machine's.
set -euo pipefail
# shellcheck source=scripts/terminal.sh
source "$(dirname "${BASH_SOURCE[0]}")/terminal.sh"

PLACE=${DARTS_CLEAN_ROOM:-/var/tmp/darts-clean-room}
ROOM=$PLACE/room
USER_NAME=visitor
KEEP='' AS_USER=''
# Of the caller's environment only what its network needs gets in.
PASSED=(http_proxy https_proxy no_proxy NODE_EXTRA_CA_CERTS NUGET_CERT_REVOCATION_MODE)

build_base() {
    [[ -s $PLACE/base.tar ]] && return
    command -v mmdebstrap >/dev/null || die "mmdebstrap is needed (apt-get install mmdebstrap)."
    say "making a minimal Debian 12 (once)"
    quietly "$PLACE/base.log" mmdebstrap --variant=minbase bookworm "$PLACE/base.new.tar" /etc/apt/sources.list.d/debian.sources
    mv "$PLACE/base.new.tar" "$PLACE/base.tar"
}

furnish() {
    local sdk
    sdk=$(dirname "$(readlink -f "$(command -v dotnet)")")
    rm -rf --one-file-system "$ROOM"
    mkdir -p "$ROOM"
    tar -C "$ROOM" -xf "$PLACE/base.tar"
    mkdir -p "$ROOM/usr/share/dotnet" "$ROOM/usr/local/share" "$ROOM/srv/darts"
    printf '%s\n' "$sdk" >"$PLACE/sdk"
    ln -s /usr/share/dotnet/dotnet "$ROOM/usr/bin/dotnet"
    # The site's own certificate authorities, for machines that reach registries through a proxy.
    cp -a /usr/local/share/ca-certificates "$ROOM/usr/local/share/"
    chroot "$ROOM" useradd --create-home "$USER_NAME"
    git -C "$ROOT" ls-files -z --cached --others --exclude-standard |
        (cd "$ROOT" && while IFS= read -rd '' file; do [[ -e $file ]] && printf '%s\0' "$file"; done) |
        tar -C "$ROOT" --null -T - -c | tar -C "$ROOM/srv/darts" -x
}

# Runs as process 1 of the room's namespaces: when it ends, so does all that was started in it.
enter() {
    local shm=$ROOM/dev/shm name number
    mount --bind "$ROOM" "$ROOM"
    # Not recursively: this machine's cgroups stay outside.
    mount --bind /sys "$ROOM/sys"
    mount -o remount,ro,bind "$ROOM/sys"
    mount -t proc proc "$ROOM/proc"
    mount -t tmpfs -o mode=755 tmpfs "$ROOM/dev"
    mount -t tmpfs -o mode=755 tmpfs "$ROOM/run"
    mount --bind "$(cat "$PLACE/sdk")" "$ROOM/usr/share/dotnet"
    for name in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0 net/tun:10:200; do
        IFS=: read -r name number minor <<<"$name"
        mkdir -p "$(dirname "$ROOM/dev/$name")"
        mknod -m 666 "$ROOM/dev/$name" c "$number" "$minor"
    done
    # As a container without udev has it.
    if [[ -c /dev/kvm ]]; then mknod -m 600 "$ROOM/dev/kvm" c 10 232; fi
    mkdir "$ROOM/dev/pts" "$shm"
    mount -t devpts -o newinstance,ptmxmode=666,mode=620,gid=5 devpts "$ROOM/dev/pts"
    mount -t tmpfs -o mode=1777 tmpfs "$shm"
    ln -s pts/ptmx "$ROOM/dev/ptmx"
    for name in fd: stdin:/0 stdout:/1 stderr:/2; do ln -s "/proc/self/fd${name#*:}" "$ROOM/dev/${name%:*}"; done
    cp /etc/resolv.conf /etc/hosts "$ROOM/etc/"
    # Not chroot alone: libvirt wants / to be a mount, and this machine's mounts out of sight.
    cd "$ROOM"
    pivot_root . .
    umount --lazy .
    cd /
    exec "$@"
}

main() {
    local environment=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin TERM="${TERM:-dumb}" LANG=C.UTF-8) name
    local as=(env -i) home=/root
    is_root || die "A clean room needs root."
    mkdir -p "$PLACE"
    exec 7>"$PLACE/lock"
    flock -n 7 || die "The clean room is in use; set DARTS_CLEAN_ROOM to another directory."
    build_base
    if [[ -z $KEEP || ! -d $ROOM ]]; then furnish; fi
    if [[ -n $AS_USER ]]; then
        home=/home/$USER_NAME
        chroot "$ROOM" chown -R "$USER_NAME:$USER_NAME" /srv/darts
        as=(setpriv --reuid "$USER_NAME" --regid "$USER_NAME" --init-groups --inh-caps=-all env -i)
    fi
    for name in "${PASSED[@]}"; do
        [[ -z ${!name:-} ]] || environment+=("$name=${!name}")
    done
    exec unshare --mount --pid --fork --kill-child --ipc --uts "$BASH" "${BASH_SOURCE[0]}" --enter \
        "${as[@]}" "${environment[@]}" HOME="$home" bash -c 'cd /srv/darts && "$@"' - "$@"
}

if [[ ${1:-} == --enter ]]; then
    shift
    # The lock is held by the process outside that waits for us.
    exec 7>&-
    enter "$@"
fi
while [[ ${1:-} == --* ]]; do
    case $1 in
        --user) AS_USER=yes ;;
        --keep) KEEP=yes ;;
        --) shift; break ;;
        *) die "There is no option '$1'; see the head of this file." ;;
    esac
    shift
done
(($# > 0)) || die "Which command? See the head of this file."
main "$@"
