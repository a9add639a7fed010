# shellcheck shell=bash
# How the scripts speak, and where they stand. Sourced.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export ROOT

# A service manager or a container may start us without HOME; dotnet and npm both need one.
if [[ -z ${HOME:-} ]]; then
    HOME=$(getent passwd "$(id -u)" | cut -d: -f6)
    export HOME
fi

say() { printf '%s\n' "$*"; }
note() { printf '      %s\n' "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }
die() {
    printf 'error: %s\n' "$1" >&2
    shift
    (($# == 0)) || printf '       %s\n' "$@" >&2
    exit 1
}

is_root() { ((EUID == 0)); }
has_systemd() { [[ -d /run/systemd/system ]]; }

# quietly LOG COMMAND…: all output goes to LOG; on failure its end is shown.
quietly() {
    local log=$1 status=0
    shift
    "$@" >"$log" 2>&1 </dev/null 8>&- 9>&- || status=$?
    ((status == 0)) && return
    tail -n 40 "$log" | sed 's/^/      | /' >&2
    printf 'error: this failed with exit code %s: %s (whole log: %s)\n' "$status" "$*" "$log" >&2
    return "$status"
}

# hash_of PATH…: one hash over the names and contents of all files below, build outputs left out.
hash_of() {
    (cd "$ROOT" && find "$@" \( -name bin -o -name obj -o -name node_modules \) -prune -o -type f -print0 |
        LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16)
}

require_dotnet() {
    local wanted found
    wanted=$(sed -n 's/.*"version": *"\([0-9]*\)\..*/\1/p' "$ROOT/global.json")
    command -v dotnet >/dev/null || die "The .NET SDK $wanted is not installed (no 'dotnet' on the PATH)." \
        "Install it as https://learn.microsoft.com/dotnet/core/install/linux-debian says, then run this again."
    found=$(cd "$ROOT" && dotnet --version 2>&1) || die "The .NET SDK $wanted is needed, and 'dotnet' does not offer it:" "$found"
}
