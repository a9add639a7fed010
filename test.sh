#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source scripts/terminal.sh
source scripts/processes.sh
source scripts/build.sh
source scripts/images.sh
source scripts/suites.sh

usage() {
    cat <<'END'
usage: ./test.sh [options]    installs what is missing, builds, checks format and scripts, runs all tests without a display
  --filter X       only tests whose full name contains X (or a filter of dotnet test, such as Category=slow)
  --fast           without the images of whole Debian systems: their tests are skipped
  --help           this text
Results: out/test-results. DARTS_TEST_IMAGES names the directory for the tests' machine images (out/images).
END
}

FILTER='' FAST=''
while (($# > 0)); do
    case $1 in
        --filter)
            [[ -n ${2:-} ]] || { usage >&2; exit 2; }
            FILTER=$2
            shift ;;
        --filter=*) FILTER=${1#*=} ;;
        --fast) FAST=yes ;;
        --help | -h) usage; exit ;;
        *) printf "error: There is no option '%s'.\n\n" "$1" >&2; usage >&2; exit 2 ;;
    esac
    shift
done

RESULTS=$ROOT/out/test-results
export DARTS_TEST_IMAGES=${DARTS_TEST_IMAGES:-$ROOT/out/images}
step() { printf '[%s/5] %s\n' "$1" "$2"; }

# check NAME COMMAND…: a check beside the tests; it counts as one of them.
check() {
    local name=$1 log=$RESULTS/$1.log began=$SECONDS
    shift
    if "$@" >"$log" 2>&1 </dev/null; then
        PASSED=$((PASSED + 1))
        printf '      %-26s passed  (%s s)\n' "$name" $((SECONDS - began))
    else
        FAILED=$((FAILED + 1))
        printf '      %-26s failed  (%s s)\n' "$name" $((SECONDS - began))
        head -n 60 "$log" | sed 's/^/      | /'
    fi
}

shell_scripts() {
    find . \( -name bin -o -name obj -o -name out -o -name node_modules -o -name .git \) -prune -o -name '*.sh' -type f -print
    printf '%s\n' .ci/run
}

images() {
    make_tiny "$DARTS_TEST_IMAGES"
    make_nested "$DARTS_TEST_IMAGES"
    make_appliance "$DARTS_TEST_IMAGES"
    [[ -z $FAST ]] || return 0
    make_cloud "$DARTS_TEST_IMAGES"
    make_demo "$DARTS_TEST_IMAGES"
}

step 1 "What is needed"
groups=(run web test tiny)
[[ -n $FAST ]] || groups+=(debian)
is_root || groups+=(user)
scripts/install.sh "${groups[@]}"
require_dotnet
rm -rf "$RESULTS"
mkdir -p "$RESULTS"
export DARTS_TEST_RUN=$$-$RANDOM$RANDOM
trap end_leftovers EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

step 2 "Build"
quietly "$RESULTS/build.log" dotnet build Darts.sln "${ONE_SHOT[@]}"
step 3 "Machine images"
images
step 4 "Checks"
mapfile -t scripts < <(shell_scripts)
check shellcheck shellcheck -x "${scripts[@]}"
check format dotnet format Darts.sln --verify-no-changes --no-restore
check package dotnet pack src/Darts.Libvirt --no-build -c Debug -o "$RESULTS/packages"
step 5 "Tests"
checks=$((PASSED + FAILED))
for project in tests/*.Tests/; do
    run_suite "$(basename "$project")" "$FILTER"
done
((PASSED + FAILED + SKIPPED > checks)) || die "No test ran${FILTER:+ (filter: $FILTER)}."
summary="$PASSED passed, $FAILED failed"
((SKIPPED == 0)) || summary+=", $SKIPPED skipped"
say "$summary"
((FAILED == 0))
