#!/usr/bin/env bash
# Installs the Debian packages of the given groups that are missing, after saying what and why.
# usage: scripts/install.sh GROUP…   (groups: run, user, web, test of packages.txt; tiny, debian of images/packages-*.txt)
set -euo pipefail
# shellcheck source=scripts/terminal.sh
source "$(dirname "${BASH_SOURCE[0]}")/terminal.sh"

# wanted GROUP…: lines "package unless-command why".
wanted() {
    local group
    for group; do
        case $group in
            run | web | test | user)
                awk -v group="$group" '$1 == group { $1 = ""; print substr($0, 2) }' "$ROOT/scripts/packages.txt" ;;
            tiny | debian)
                sed -n 's/^\([a-z0-9][^ #]*\) *#* *\(.*\)$/\1 - \2/p' "$ROOT/images/packages-$group.txt" ;;
            *) die "There is no package group '$group'." ;;
        esac
    done
}

# missing: of the lines read, those of which no package (a|b) is installed, first alternative that apt knows.
missing() {
    local lines installed names unless why name have
    mapfile -t lines
    IFS='| ' read -ra names <<<"${lines[*]%% *}"
    installed=" $(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${names[@]}" 2>/dev/null | sed -n 's/ installed$//p' | tr '\n' ' ')"
    printf '%s\n' "${lines[@]}" | while read -r names unless why; do
        [[ $unless != - ]] && command -v "$unless" >/dev/null && continue
        have=
        for name in ${names//|/ }; do
            [[ $installed == *" $name "* ]] && have=$name
        done
        [[ -n $have ]] || printf '%s %s\n' "$names" "$why"
    done | awk '!seen[$1]++'
}

lists_are_stale() {
    [[ -z $(find /var/lib/apt/lists -maxdepth 1 -name '*_Packages*' -mtime -1 -print -quit 2>/dev/null) ]]
}

# first_known a|b: the first alternative that apt can install.
first_known() {
    local name
    for name in ${1//|/ }; do
        [[ $(apt-cache policy "$name" 2>/dev/null) =~ Candidate:\ [^\(] ]] && break
    done
    printf '%s\n' "$name"
}

# No init system runs here: packages must not try to start their daemons.
forbid_service_starts() {
    has_systemd || [[ -e /usr/sbin/policy-rc.d ]] && return
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
    chmod 755 /usr/sbin/policy-rc.d
}

apt() {
    DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@"
}

install_as_root() {
    local log name packages=()
    log=$(mktemp -t darts-install.XXXXXX)
    forbid_service_starts
    if lists_are_stale; then quietly "$log" apt update; fi
    for name; do packages+=("$(first_known "$name")"); done
    if ! apt install --no-install-recommends "${packages[@]}" >"$log" 2>&1 </dev/null; then
        # Lists a few hours old may name versions that the mirror has already replaced.
        quietly "$log" apt update
        quietly "$log" apt install --no-install-recommends "${packages[@]}"
    fi
    rm -f "$log"
}

tell_the_administrator() {
    die "These packages are missing, and installing them needs root. An administrator can install them with:" \
        "apt-get install --no-install-recommends ${*%%|*}"
}

main() {
    local lines names text
    command -v dpkg-query >/dev/null || die "This script knows Debian's packages only. The list of what is needed: scripts/packages.txt."
    text=$(wanted "$@" | missing)
    [[ -n $text ]] || return 0
    mapfile -t lines <<<"$text"
    names=("${lines[@]%% *}")
    note "Debian packages that are missing and will be installed (this can take some minutes):"
    printf '%s\n' "${lines[@]}" | while read -r name why; do printf '        %-24s %s\n' "${name%%|*}" "$why"; done
    if is_root; then
        install_as_root "${names[@]}"
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { [[ -t 0 ]] && sudo -v; }; }; then
        sudo "$BASH" "${BASH_SOURCE[0]}" "$@" >/dev/null
    else
        tell_the_administrator "${names[@]}"
    fi
}

main "$@"
