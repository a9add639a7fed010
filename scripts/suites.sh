# shellcheck shell=bash
# Running test projects and adding up what they report. Sourced by test.sh; needs terminal.sh, processes.sh, RESULTS.

PASSED=0 FAILED=0 SKIPPED=0
# Seconds that one test may take, and a whole suite.
TEST_LIMIT=${DARTS_TEST_LIMIT:-300} SUITE_LIMIT=${DARTS_SUITE_LIMIT:-1800}

counter() { sed -n "s/.*<Counters [^>]*\b$2=\"\([0-9]*\)\".*/\1/p" "$1" | head -n 1; }

# run_suite NAME FILTER: the suite's own runner, and one line for it; of failures, names and messages.
run_suite() {
    local name=$1 filter=$2 began=$SECONDS status=0 pid hung='' log=$RESULTS/$1.log
    local arguments=(-noColor -noLogo -reporter quiet -longRunning "$TEST_LIMIT" -result-trx "$RESULTS/$1.trx")
    if [[ -n $filter ]]; then
        [[ $filter == *[=~]* ]] || filter="FullyQualifiedName~$filter"
        arguments+=(-filterVSTest "$filter")
    fi
    dotnet "$ROOT/tests/$name/bin/Debug/net10.0/$name.dll" "${arguments[@]}" >"$log" 2>&1 </dev/null &
    pid=$!
    # The runner names a test that takes too long but lets it go on; we do not.
    until wait_for_end "$pid" 1; do
        hung=$(sed -n "s/.*\[Long Running Test\] \('[^']*'\).*/\1/p" "$log" | head -n 1)
        ((SECONDS - began < SUITE_LIMIT)) || hung=${hung:-the suite}
        [[ -z $hung ]] || { end_process "$pid"; break; }
    done
    wait "$pid" || status=$?
    add_up "$name" "$status" "$hung" $((SECONDS - began))
}

add_up() {
    local name=$1 status=$2 hung=$3 seconds=$4 trx=$RESULTS/$1.trx total=0 passed=0 failed=0 skipped line
    if [[ -s $trx ]]; then
        # Explicit tests are not runnable here: another test runs them, in a process of their own.
        total=$(($(counter "$trx" total) - $(counter "$trx" notRunnable)))
        passed=$(counter "$trx" passed) failed=$(counter "$trx" failed)
    fi
    skipped=$((total - passed - failed))
    line="$passed passed, $failed failed"
    ((skipped == 0)) || line+=", $skipped skipped"
    if ((status != 0 && failed == 0)); then
        # Crashed, hung or never started: a failure with the suite's name, however many tests passed before.
        failed=1
        line="the suite did not come to its end: ${hung:+$hung took too long, }exit code $status"
    fi
    printf '      %-26s %s  (%s s)\n' "$name" "$line" "$seconds"
    ((failed == 0)) || show_failures "$RESULTS/$name.log"
    PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed)) SKIPPED=$((SKIPPED + skipped))
}

# The frames of the runner and the framework, of a crash hundreds, tell nobody anything.
show_failures() {
    sed -e '/^$/d' -e '/^ *at \(System\|Xunit\|Microsoft\)\./d' "$1" | cut -c1-240 | head -n 150 | sed 's/^/      | /'
    note "(whole log: $1)"
}

# Whatever a suite leaves running carries this run's mark in its environment: ended one by one, by pid.
end_leftovers() {
    local file pid found=()
    for file in /proc/[0-9]*/environ; do
        pid=${file//[^0-9]/}
        [[ $pid == "$$" || $pid == "$BASHPID" ]] && continue
        if grep -zqx "DARTS_TEST_RUN=$DARTS_TEST_RUN" "$file"; then found+=("$pid"); fi
    done 2>/dev/null
    for pid in "${found[@]}"; do
        start_time "$pid" >/dev/null || continue
        warn "left running by a test: $(tr '\0' ' ' <"/proc/$pid/cmdline" | cut -c1-150) (pid $pid); ended now"
        end_process "$pid"
    done
}
