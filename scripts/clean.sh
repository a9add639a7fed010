# shellcheck shell=bash
# ./run.sh --clean. Sourced by run.sh.

refuse_while_running() {
    if [[ -e $STATE/run/lock ]]; then lock_state; fi
    ! builds_in_use || die "A portal is running from this checkout (with another state directory). Stop it first."
}

# end_sessions: the portal itself knows what in libvirt is Darts' own.
end_sessions() {
    local uri
    (($# > 0)) || return 0
    if ! command -v virsh >/dev/null || ! command -v dotnet >/dev/null; then
        warn "libvirt or .NET is gone from this machine, so sessions could not be looked for"
        return 0
    fi
    build_portal
    for uri; do
        URI=$uri
        ensure_libvirt
        portal_settings
        dotnet "$PORTAL/Darts.Web.dll" --clean "${SETTINGS[@]}" </dev/null ||
            die "Not all sessions at $URI could be ended, so nothing else was removed. Mend what is said above and run this again."
    done
}

remove_libvirt_logs() {
    local directory=${XDG_CACHE_HOME:-$HOME/.cache}/libvirt/qemu/log
    if is_root; then directory=/var/log/libvirt/qemu; fi
    rm -f "$directory"/darts-*.log*
}

clean() {
    local uris=()
    refuse_while_running
    if is_state; then
        trap stop_own_daemons EXIT
        mapfile -t uris <"$STATE/.darts-state"
        end_sessions "${uris[@]}"
        stop_own_daemons
        trap - EXIT
        remove_libvirt_logs
        rm -rf "$STATE"
        note "removed $STATE"
    elif [[ -e $STATE ]]; then
        warn "$STATE was not made by Darts and is left alone"
    fi
    remove_build_outputs
    say "Clean: no session, pool, file or daemon of Darts is left. Debian packages that were installed stay."
}
