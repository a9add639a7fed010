# shellcheck shell=bash
# Is everything here that the build needs? Sourced; needs die().

# require_commands LIST: the commands that the package list names.
require_commands() {
    local missing=() package command
    while read -r package command; do
        command -v "$command" >/dev/null || missing+=("$package")
    done < <(sed -n 's/^\([^# ]*\) *# *\([^ :]*\):.*/\1 \2/p' "$1")
    [[ ${#missing[@]} == 0 ]] || die "packages are missing: sudo apt-get install ${missing[*]}"
}

# An ordinary user gets the guest's user ids from his own range of subordinate ids.
require_namespaces() {
    local file user
    ((EUID)) || return 0
    user=$(id -un)
    command -v newuidmap >/dev/null || die "without root, user namespaces are needed: sudo apt-get install uidmap"
    for file in /etc/subuid /etc/subgid; do
        grep -q "^\($user\|$EUID\):" "$file" 2>/dev/null ||
            die "$user has no range in $file: sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $user"
    done
    [[ $(cat /proc/sys/kernel/unprivileged_userns_clone 2>/dev/null || echo 1) == 1 ]] ||
        die "user namespaces are switched off: sudo sysctl kernel.unprivileged_userns_clone=1"
}
