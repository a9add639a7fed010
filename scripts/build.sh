# shellcheck shell=bash
# Building the portal, once for each state of the sources. Sourced; needs terminal.sh. Sets PORTAL.

# No compiler or MSBuild process is left behind when a script ends.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
export DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true
ONE_SHOT=(-p:UseSharedCompilation=false -v:quiet)

portal_sources() { hash_of src Directory.Build.props Directory.Packages.props global.json; }

# A finished build is a directory named for its sources, moved into place at the end; file descriptor 8 marks it as in use.
build_portal() {
    local fresh
    PORTAL=$ROOT/out/portal/$(portal_sources)
    if [[ -d $PORTAL ]]; then
        note "nothing has changed since the last build"
    else
        note "building the portal (the first time about a minute)"
        mkdir -p "$ROOT/out/portal"
        drop_unused_builds
        fresh=$(mktemp -d "$ROOT/out/portal/.build.XXXXXX")
        quietly "$fresh.log" dotnet publish "$ROOT/src/Darts.Web" -c Release -o "$fresh" "${ONE_SHOT[@]}" ||
            { rm -rf "$fresh"; exit 1; }
        chmod 755 "$fresh"
        mv -T "$fresh" "$PORTAL"
        rm -f "$fresh.log"
    fi
    exec 8>"$PORTAL/.in-use"
    flock -s 8
}

builds_in_use() {
    local lock
    for lock in "$ROOT"/out/portal/*/.in-use; do
        [[ -e $lock ]] && ! flock -n "$lock" true && return 0
    done
    return 1
}

drop_unused_builds() {
    local lock
    for lock in "$ROOT"/out/portal/*/.in-use; do
        # Opened by the command itself, not by us: a build that runs keeps its shared lock and is left alone.
        if [[ -e $lock ]]; then flock -n "$lock" rm -rf "${lock%/.in-use}" || true; fi
    done
}

remove_build_outputs() {
    find "$ROOT/src" "$ROOT/tests" -name node_modules -prune -exec rm -rf {} + \
        -o \( -name bin -o -name obj -o -name TestResults \) -prune -exec rm -rf {} +
    rm -rf "$ROOT/out"
}
