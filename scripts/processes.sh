# shellcheck shell=bash
# Processes that we started, remembered in files: "pid start-time name". A pid alone is never trusted: numbers are reused.
# Sourced.

# start_time PID: the clock tick since boot at which it started; nothing when it is gone.
start_time() {
    local stat
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
    # The name in parentheses may hold anything, so fields are counted behind its end.
    read -ra stat <<<"${stat##*) }"
    [[ ${stat[0]} != Z ]] && printf '%s\n' "${stat[19]}"
}

remember_process() {
    local file=$1 pid=$2
    printf '%s %s %s %s\n' "$pid" "$(start_time "$pid")" "$(cat "/proc/$pid/comm")" "$(cat /proc/sys/kernel/random/boot_id)" >"$file"
}

# remembered_pid FILE: the pid, if that very process is still alive.
remembered_pid() {
    local pid started name boot
    [[ -r $1 ]] && read -r pid started name boot <"$1" || return 1
    [[ $boot == "$(cat /proc/sys/kernel/random/boot_id)" ]] || return 1
    [[ $(start_time "$pid") == "$started" && $(cat "/proc/$pid/comm" 2>/dev/null) == "$name" ]] && printf '%s\n' "$pid"
}

# wait_for_end PID SECONDS
wait_for_end() {
    local tick
    for ((tick = 0; tick < $2 * 10; tick++)); do
        start_time "$1" >/dev/null || return 0
        sleep 0.1
    done
    return 1
}

# end_process PID: asks, waits, insists.
end_process() {
    kill -TERM "$1" 2>/dev/null || return 0
    wait_for_end "$1" 20 || kill -KILL "$1" 2>/dev/null || true
    wait_for_end "$1" 5
}

end_remembered_process() {
    local pid
    if pid=$(remembered_pid "$1"); then end_process "$pid"; fi
    rm -f "$1"
}
