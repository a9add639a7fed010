# shellcheck shell=bash
# virtlogd and libvirtd: used where they answer, started where nobody else would. Sourced; needs terminal.sh, processes.sh,
# and the variables URI and STATE.

# Without this, asking a session libvirtd would start one that ends itself after two minutes.
ask_libvirt() { LIBVIRT_AUTOSTART=0 timeout 15 virsh -c "$URI" "$@" </dev/null; }
libvirt_answers() { ask_libvirt version >/dev/null 2>&1; }

running_sessions() { ask_libvirt list --name 2>/dev/null | grep -c '^darts-' || true; }

# Without udev the node is root's alone. libvirtd can then open it and QEMU's user cannot, which makes libvirtd
# throw its knowledge of QEMU away at every look-up: each start of a machine takes 11 s more.
open_kvm_to_its_group() {
    [[ -c /dev/kvm && $(stat -c '%a %U %G' /dev/kvm) == "600 root root" ]] && getent group kvm >/dev/null || return 0
    note "giving /dev/kvm to group kvm with mode 0660, as udev does where it runs (libvirtd is slow without)"
    chown root:kvm /dev/kvm && chmod 660 /dev/kvm
}

# launch NAME COMMAND…: in a session of its own, so that Ctrl-C in this terminal does not reach it.
launch() {
    local name=$1
    shift
    setsid "$@" >"$STATE/run/$name.log" 2>&1 </dev/null 9>&- 8>&- &
    # shellcheck disable=SC2016
    timeout 5 bash -c 'until [[ $(cat "/proc/$1/comm" 2>/dev/null) == "$2" ]]; do sleep 0.02; done' - "$!" "$name" ||
        die "$name did not start:" "$(tail -n 20 "$STATE/run/$name.log")"
    remember_process "$STATE/run/$name.pid" "$!"
}

virtlogd_runs() {
    local pid
    remembered_pid "$STATE/run/virtlogd.pid" >/dev/null && return
    pid=$(cat /run/virtlogd.pid 2>/dev/null) && [[ $(cat "/proc/$pid/comm" 2>/dev/null) == virtlogd ]]
}

start_own_daemons() {
    local tick
    if [[ $URI == qemu:///system ]]; then
        open_kvm_to_its_group
        # A session's libvirtd starts its own virtlogd; the system's does not.
        virtlogd_runs || { note "starting virtlogd"; launch virtlogd /usr/sbin/virtlogd; }
    fi
    note "starting libvirtd, since none answers at $URI"
    launch libvirtd /usr/sbin/libvirtd
    for ((tick = 0; tick < 300; tick++)); do
        libvirt_answers && return
        remembered_pid "$STATE/run/libvirtd.pid" >/dev/null || break
        sleep 0.1
    done
    die "libvirtd was started but does not answer at $URI. The end of its log:" "$(tail -n 20 "$STATE/run/libvirtd.log")"
}

# Below it a user's libvirtd makes QEMU's monitor socket, libvirt/qemu/lib/domain-<number>-<20 letters>/monitor.sock, and a
# socket's path has room for 107 bytes.
warn_of_deep_home() {
    local LC_ALL=C config=${XDG_CONFIG_HOME:-$HOME/.config}
    [[ $URI == qemu:///session ]] && ((${#config} > 44)) || return 0
    warn "the path $config is so long that libvirt may not be able to start machines; XDG_CONFIG_HOME=/a/shorter/place ./run.sh avoids it"
}

ensure_libvirt() {
    warn_of_deep_home
    if libvirt_answers; then
        note "libvirtd answers at $URI"
        return
    fi
    if [[ $URI == qemu:///session ]] || { [[ $URI == qemu:///system ]] && is_root && ! has_systemd; }; then
        start_own_daemons
    elif [[ $URI == qemu:///system ]] && is_root; then
        note "starting libvirtd by systemctl"
        systemctl start libvirtd || die "systemd could not start libvirtd; 'systemctl status libvirtd' tells why."
        libvirt_answers || die "libvirtd was started but does not answer at $URI:" "$(ask_libvirt version 2>&1)"
    else
        die "libvirt does not answer at $URI:" "$(ask_libvirt version 2>&1)" \
            "Start it there (as root: systemctl start libvirtd) and see that $(id -un) may use it (group libvirt)," \
            "or leave --libvirt out to use qemu:///session."
    fi
}

# Only what a run on this state directory started. Guests live on without libvirtd; their consoles' logs, though,
# end for good with virtlogd, so it stays while there are any.
stop_own_daemons() {
    local sessions=0
    if remembered_pid "$STATE/run/libvirtd.pid" >/dev/null; then sessions=$(running_sessions); fi
    end_remembered_process "$STATE/run/libvirtd.pid"
    if ((sessions > 0)); then
        say "$sessions session(s) keep running; the next ./run.sh finds them again, ./run.sh --clean ends them."
    else
        end_remembered_process "$STATE/run/virtlogd.pid"
    fi
}
