#!/bin/bash
# private-libvirtd.sh DIRECTORY [USER] [kvm] [net] [long-home] [arm]
# A libvirtd for one test run, in namespaces of its own, so that it neither sees nor touches the machine's. As root it is a
# system daemon, or with USER that user's session daemon; as anybody else it is the caller's session daemon.
# With net it has a network of its own as well, where bridges and filters harm nobody.
# With long-home a session daemon keeps its files where it does by default, below a home whose path is long.
# With arm a system daemon sees the emulators of ARM processors too, if the machine has them. It asks each emulator for its abilities
# when it starts, which takes 0.4 s apiece.
# Reads the commands start, kill, freeze, thaw and run COMMAND (in those namespaces) from standard input and answers each
# with one line. At the end of the
# input, which also comes when the test process is killed, everything is taken away: guests, daemon, directory.
set -eu
D=$1 user=${2:-} kvm=${3:-} net=${4:-} long=${5:-} arm=${6:-} me=$(readlink -f "$0")

# Where a session daemon has its home and its configuration, and below that the sockets of its guests.
home=$D config=$D/c
if [ -n "$long" ]; then home=$D/a-long-home; config=$home/.config; fi

# What the test asks its own libvirt to log is no wish for the daemon's.
unset LIBVIRT_LOG_FILTERS LIBVIRT_LOG_OUTPUTS

configure() {
    mkdir -p "$D/run" "$D/etc" "$D/var" "$D/log" "$D/cache" "$D/c" "$D/data" "$D/scratch"
    cat >"$D/etc/libvirtd.conf" <<X
auth_unix_rw = "none"
unix_sock_rw_perms = "0700"
host_uuid = "$(cat /proc/sys/kernel/random/uuid)"
log_outputs = "3:file:$D/log/libvirtd.log"
X
    cat >"$D/etc/qemu.conf" <<X
security_driver = "none"
cgroup_controllers = []
namespaces = []
remember_owner = 0
stdio_handler = "file"
X
    mkdir -p "$home" "$config/libvirt" "$D/run/libvirt"
    cp "$D/etc/libvirtd.conf" "$D/etc/qemu.conf" "$config/libvirt/"
    chmod 755 "$D" "$D"/*
    if [ -n "$user" ]; then chown -R "$user:" "$D"; chmod 700 "$D/run"; fi
}

# /dev without kvm, or with one that the QEMU user may open: where it may not, libvirtd probes the emulator again and again.
private_dev() {
    mkdir "$D/dev"
    mount -t tmpfs -o mode=755 tmpfs "$D/dev"
    for node in null zero full random urandom tty net/tun; do
        [ -e "/dev/$node" ] || continue
        mkdir -p "$D/dev/$(dirname $node)"
        : >"$D/dev/$node"
        mount --bind "/dev/$node" "$D/dev/$node"
    done
    if [ -n "$kvm" ] && [ -e /dev/kvm ]; then
        mknod "$D/dev/kvm" c 10 232
        chgrp kvm "$D/dev/kvm"
        chmod 660 "$D/dev/kvm"
    fi
    mkdir "$D/dev/pts" "$D/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts "$D/dev/pts"
    mount -t tmpfs -o mode=1777 tmpfs "$D/dev/shm"
    ln -s pts/ptmx "$D/dev/ptmx"
    ln -s /proc/self/fd "$D/dev/fd"
    mount --rbind "$D/dev" /dev
}

# What cannot be run is not asked.
hide_arm() {
    local emulator
    for emulator in /usr/bin/qemu-system-arm /usr/bin/qemu-system-aarch64; do
        [ ! -e $emulator ] || mount --bind /dev/null $emulator
    done
}

private_folders() {
    mount --bind "$D/run" /run
    mkdir -p /etc/libvirt /var/lib/libvirt /var/log/libvirt /var/cache/libvirt
    mount --bind "$D/etc" /etc/libvirt
    mount --bind "$D/var" /var/lib/libvirt
    mount --bind "$D/log" /var/log/libvirt
    mount --bind "$D/cache" /var/cache/libvirt
    mkdir -p /run/lock
}

private_network() {
    mount -t sysfs sysfs /sys
    ip link set lo up
}

daemon() {
    if [ -z "$user" ] && [ "$(id -u)" = 0 ]; then
        libvirtd --pid-file "$D/run/libvirtd.pid" </dev/null >>"$D/log/libvirtd.out" 2>&1 &
    else
        local as=()
        [ -z "$user" ] || as=(setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups)
        "${as[@]}" env -i PATH="$PATH:/usr/sbin" HOME="$home" XDG_CONFIG_HOME="$config" XDG_CACHE_HOME="$D/cache" \
            XDG_DATA_HOME="$D/data" XDG_RUNTIME_DIR="$D/run" libvirtd --pid-file "$D/run/libvirtd.pid" \
            </dev/null >>"$D/log/libvirtd.out" 2>&1 &
    fi
    libvirtd=$!
    for _ in $(seq 500); do
        [ ! -S "$D/run/libvirt/libvirt-sock" ] || return 0
        kill -0 $libvirtd 2>/dev/null || return 1
        sleep 0.02
    done
    return 1
}

end() {
    if [ -n "${libvirtd:-}" ]; then
        kill -KILL "$libvirtd" 2>/dev/null || true
        wait "$libvirtd" 2>/dev/null || true
    fi
    # Where there is no process namespace, whose end is the end of all in it, the guests are known by their pid files.
    for file in "$D"/run/libvirt/qemu/run/*.pid "$D"/run/libvirt/qemu/*.pid; do
        [ ! -f "$file" ] || kill -KILL "$(cat "$file")" 2>/dev/null || true
    done
}

commands() {
    while read -r command; do
        case $command in
            start) rm -f "$D/run/libvirt/libvirt-sock" "$D/run/libvirtd.pid"; daemon || { echo "failed"; continue; } ;;
            kill) kill -KILL "$libvirtd"; wait "$libvirtd" 2>/dev/null || true ;;
            freeze) kill -STOP "$libvirtd" ;;
            thaw) kill -CONT "$libvirtd" ;;
            "run "*) bash -c "${command#run }" </dev/null >>"$D/log/libvirtd.out" 2>&1 || { echo "failed"; continue; } ;;
        esac
        echo "ok"
    done
    end
}

case ${PRIVATE_LIBVIRTD:-outside} in
    outside)
        trap '' INT TERM HUP
        configure
        if [ "$(id -u)" = 0 ]; then
            PRIVATE_LIBVIRTD=inside unshare --mount --pid --uts ${net:+--net} --fork --kill-child bash "$me" "$D" "$user" "$kvm" "$net" "$long" "$arm" || true
        else
            commands
        fi
        rm -rf "$D"
        ;;
    inside)
        mount --make-rprivate /
        # libvirt moves guests only between hosts of different names.
        hostname "$(basename "$D")"
        mount -t proc proc /proc
        private_dev
        [ -z "$net" ] || private_network
        [ -n "$arm" ] || hide_arm
        [ -n "$user" ] || private_folders
        commands
        ;;
esac
