#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source scripts/terminal.sh
source scripts/processes.sh
source scripts/state.sh
source scripts/daemons.sh
source scripts/build.sh
source scripts/images.sh
source scripts/clean.sh

usage() {
    cat <<'END'
usage: ./run.sh [options]     everything from nothing to a portal on http://127.0.0.1:8080
  --port N         another port
  --libvirt URI    another libvirt than qemu:///system (root) or qemu:///session (ordinary user)
  --quick-demo     a demo desktop without Python's numerical packages: built sooner
  --no-demo        no demo desktop; the tiny guest alone
  --clean          end all sessions and remove every trace that Darts made here
  --help           this text
Ctrl-C stops the portal; sessions go on running, and the next run finds them again.
DARTS_STATE names the directory for everything that Darts keeps (root: /var/lib/darts, others: ~/.local/share/darts).
END
}

misuse() {
    printf 'error: %s\n\n' "$1" >&2
    usage >&2
    exit 2
}

PORT=8080 LIBVIRT='' DEMO=full CLEAN=''
while (($# > 0)); do
    case $1 in
        --port | --libvirt)
            [[ -n ${2:-} ]] || misuse "$1 needs a value."
            if [[ $1 == --port ]]; then PORT=$2; else LIBVIRT=$2; fi
            shift ;;
        --port=*) PORT=${1#*=} ;;
        --libvirt=*) LIBVIRT=${1#*=} ;;
        --no-demo) DEMO='' ;;
        --quick-demo) DEMO=quick ;;
        --clean) CLEAN=yes ;;
        --help | -h) usage; exit ;;
        *) misuse "There is no option '$1'." ;;
    esac
    shift
done
[[ $PORT =~ ^[1-9][0-9]{0,4}$ && $PORT -le 65535 ]] || misuse "'$PORT' is no port: 1 to 65535."

step() { printf '[%s/5] %s\n' "$1" "$2"; }

# Settings that the portal and its --clean share.
portal_settings() {
    SETTINGS=(
        "--contentRoot=$PORTAL"
        "--Darts:Host:Uri=$URI"
        "--Darts:Storage:MachinesPath=$STATE/machines"
        "--Darts:Storage:OverlaysPath=$STATE/overlays"
        "--Darts:Catalogue:Directory=$STATE/config/machines"
        "--Darts:StateDirectory=$STATE/portal"
        "--Darts:Network:Default=User"
        "--Darts:SignIn:Mode=open"
        "--Darts:Port=$PORT"
    )
}

portal_pid=''
stop() {
    trap '' INT TERM HUP
    if [[ -n $portal_pid ]]; then end_process "$portal_pid"; fi
    stop_own_daemons
}

port_is_free() {
    ! (: <"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null || die "Port $PORT is in use on this machine. Choose another: ./run.sh --port N"
}

images() {
    local options=() name=demo-desktop
    make_tiny "$STATE/images"
    place_machine tiny
    [[ -n $DEMO ]] || return 0
    if [[ $DEMO == quick ]]; then
        options=(--quick)
        name=demo-desktop-quick
    fi
    make_demo "$STATE/images" "${options[@]}" ||
        die "The demo desktop could not be made, for the reason above. ./run.sh --no-demo starts without it."
    place_machine "$name"
}

place_machine() {
    place_image "$1"
    place_catalogue_entry "$1"
}

serve() {
    local status=0
    portal_settings
    dotnet "$PORTAL/Darts.Web.dll" "${SETTINGS[@]}" </dev/null &
    portal_pid=$!
    wait "$portal_pid" || status=$?
    portal_pid=''
    return "$status"
}

choose_state
choose_uri "$LIBVIRT"
if [[ -n $CLEAN ]]; then
    clean
    exit
fi

port_is_free
step 1 "What is needed"
groups=(run web tiny)
[[ -z $DEMO ]] || groups+=(debian)
is_root || groups+=(user)
scripts/install.sh "${groups[@]}"
require_dotnet
make_state
lock_state
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP
step 2 "libvirt"
ensure_libvirt
record_uri
step 3 "Portal"
build_portal
step 4 "Machine images"
images
step 5 "Serving; Ctrl-C stops the portal, sessions go on"
serve
