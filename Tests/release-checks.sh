#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What only a release build can check in reasonable time, and what needs whole processes: closed forms,
# the same bytes whatever the circumstances, exit codes, committed reports, memory.
set -euo pipefail
cd "$(dirname "$0")/.."
release=${1:-.build/release/roamback}
debug=${2:-.build/debug/roamback}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

check() { # check NAME COMMAND...: the command must succeed
  local name=$1
  shift
  if "$@" >"$work/log" 2>&1; then
    passed=$((passed + 1))
    echo "ok      $name"
  else
    failed=$((failed + 1))
    echo "FAILED  $name"
    tail -n 20 "$work/log" | sed 's/^/        /'
  fi
}

exits() { # exits CODE COMMAND...
  local expected=$1 code=0
  shift
  "$@" || code=$?
  [ "$code" = "$expected" ] || {
    echo "exit code $code instead of $expected"
    return 1
  }
}

same() { # same FOLDER FOLDER: every text file has the same bytes
  for file in report.md results.csv differences.csv parameters.csv results.json; do
    cmp "$1/$file" "$2/$file"
  done
}

rows() { # rows STRATEGY FOLDER: the strategy's rows of results.csv
  grep -E "^$1," "$2/results.csv"
}

sums() { # sums FOLDER: shares that exclude each other and leave nothing out add up to 1, in every cell
  awk -F, -v tolerance=1e-6 '
    $4 != "all" || $6 != "mean" || $8 == "" { next }
    { cell = $1 "," $2 "," $3 }
    $5 == "coverage.desktop" || index($5, "coverage.missing.") == 1 { waterfall[cell] += $8 }
    $5 == "coverage.desktop" { isCovered[cell] = 1 }
    $5 == "restore.succeeded.share" || index($5, "restore.stopped.") == 1 { gates[cell] += $8 }
    $5 == "restore.succeeded.share" { isRestored[cell] = 1 }
    function compare(what, cell, sum) {
      cells++
      if (sum < 1 - tolerance || sum > 1 + tolerance) {
        print what " of " cell " add up to " sum
        wrong++
      }
    }
    END {
      for (cell in isCovered) compare("coverage and what is missing", cell, waterfall[cell])
      for (cell in isRestored) compare("restores and what stopped them", cell, gates[cell])
      print cells + 0 " sums, " wrong + 0 " of them wrong"
      exit wrong > 0 || cells == 0
    }' "$1/results.csv"
}

echo "== closed forms"
check "verify holds, and its null control rejects" "$release" verify

echo "== the same bytes"
quick=Scenarios/quick.yaml
check "quick runs" "$release" run $quick --output "$work/one" --threads 1
check "quick runs on two threads" "$release" run $quick --output "$work/two" --threads 2
check "1 and 2 threads" same "$work/one" "$work/two"
check "quick runs without FMA" env GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4 \
  "$release" run $quick --output "$work/nofma"
check "with and without FMA" same "$work/one" "$work/nofma"
check "quick runs in a fresh process" "$release" run $quick --output "$work/fresh"
check "fresh processes" same "$work/one" "$work/fresh"
check "quick runs in debug" "$debug" run $quick --output "$work/debug"
check "debug and release" same "$work/one" "$work/debug"
check "its report is written anew from the store" "$release" report "$work/two"
check "the same report from the store" same "$work/one" "$work/two"

# A site with a link, technicians and a help desk: what people and devices contend for.
contended() { # contended FOLDER THREADS COMMAND...
  local folder=$1 threads=$2
  shift 2
  "$@" run Scenarios/ransomware-day.yaml --set run.replications=3 --threads "$threads" \
    --output "$work/$folder"
}
check "a contended site runs" contended site-one 1 "$release"
check "a contended site runs on two threads" contended site-two 2 "$release"
check "contended: 1 and 2 threads" same "$work/site-one" "$work/site-two"
check "a contended site runs without FMA" contended site-nofma 2 \
  env GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4 "$release"
check "contended: with and without FMA" same "$work/site-one" "$work/site-nofma"
check "a contended site runs in debug" contended site-debug 2 "$debug"
check "contended: debug and release" same "$work/site-one" "$work/site-debug"

# The tenant's store with a limit, people who leave, migrations and the older mechanisms.
tenant() { # tenant FOLDER SCENARIO THREADS COMMAND...
  local folder=$1 scenario=$2 threads=$3
  shift 3
  "$@" run "Scenarios/$scenario.yaml" --set run.replications=2 --threads "$threads" --output "$work/$folder" ||
    [ $? = 2 ] # two replications meet no expectation for sure
}
for scenario in multi-geo offboarding roaming-profiles-to-backup; do
  check "$scenario runs" tenant tenant-one $scenario 1 "$release"
  check "$scenario runs on two threads" tenant tenant-two $scenario 2 "$release"
  check "$scenario: 1 and 2 threads" same "$work/tenant-one" "$work/tenant-two"
  check "$scenario runs without FMA" tenant tenant-nofma $scenario 2 \
    env GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4 "$release"
  check "$scenario: with and without FMA" same "$work/tenant-one" "$work/tenant-nofma"
done

# A study of the assumptions beside a run, small enough for a debug build.
cat >"$work/assumed.yaml" <<'YAML'
roamback: 1
run: {start: 2026-01-05, horizon: 40 days, replications: 3, seed: 3}
groups: {office: {users: 12}}
restore: {page: on}
policies: [{set: {EnableWindowsBackup: enabled}}]
refresh: {first: day 20, every: 7 days, wave: 50%, to: windows11-25h2}
strategies: {nothing: {}, backup: {}}
sensitivity: {users: 6, replications: 2, trajectories: 2, measures: [coverage.day1]}
YAML
assumed() { # assumed FOLDER COMMAND...
  local folder=$1
  shift
  local command=$1
  shift
  "$command" run "$work/assumed.yaml" "$@" --output "$work/$folder"
}
moves() { # moves FOLDER FOLDER: the same report and the same study
  same "$1" "$2" && cmp "$1/sensitivity.csv" "$2/sensitivity.csv" &&
    grep -q '^## Which assumption moves the answer' "$1/report.md"
}
check "a study of the assumptions runs" assumed moved-one "$release" --threads 1
check "a study runs on two threads" assumed moved-two "$release" --threads 2
check "a study: 1 and 2 threads" moves "$work/moved-one" "$work/moved-two"
check "a study runs in debug" assumed moved-debug "$debug"
check "a study: debug and release" moves "$work/moved-one" "$work/moved-debug"
check "its report is written anew with the study" "$release" report "$work/moved-two"
check "the same report with the study" moves "$work/moved-one" "$work/moved-two"
least() { grep -h 'What is least known' "$1"; }
summarised() { # summarised FOLDER: in the same words as the report, with the study
  "$release" report "$1" --summary "$work/moved.md" && least "$work/moved.md" &&
    [ "$(least "$work/moved.md")" = "$(least "$1/report.md")" ]
}
check "a summary knows the study" summarised "$work/moved-two"
without() {
  "$release" run "$work/assumed.yaml" --no-sensitivity --output "$work/moved-two" &&
    [ ! -e "$work/moved-two/sensitivity.sqlite" ] && cmp "$work/moved-one/results.csv" "$work/moved-two/results.csv"
}
check "without the study the run has the same results" without

alike() { # alike FOLDER FOLDER: results and events, to the last bit
  "$release" compare --identical "$1" "$2"
}
for other in two nofma fresh debug; do
  check "one and $other: the same events" alike "$work/one" "$work/$other"
done
check "contended: the same events on two threads" alike "$work/site-one" "$work/site-two"
check "contended: the same events in debug" alike "$work/site-one" "$work/site-debug"

fewer() {
  sed -e 's/^strategies:.*/strategies: {nothing: {}, backup: {}}/' $quick >"$work/fewer.yaml"
  "$release" run "$work/fewer.yaml" --output "$work/fewer" && rows backup "$work/one" >"$work/a" &&
    rows backup "$work/fewer" >"$work/b" && [ -s "$work/a" ] && cmp "$work/a" "$work/b"
}
check "another strategy changes no digit of backup's" fewer

echo "== regressions"
weekly() {
  "$release" run $quick --set 'backup.cadence=7 days' --output "$work/weekly" || [ $? = 2 ]
}
says() { # says TEXT CODE COMMAND...: it ends with the code, and says the text
  local text=$1 code=$2
  shift 2
  exits "$code" "$@" >"$work/said" 2>&1 || { cat "$work/said"; return 1; }
  grep -qF -- "$text" "$work/said" || { cat "$work/said"; return 1; }
}
small() { # small FILE: fit to be committed
  [ "$(wc -c <"$1")" -lt 61440 ]
}
check "a run is accepted" says "next: git add" 0 "$release" accept "$work/one" --into "$work/accepted"
check "its baseline is small" small "$work/accepted/baseline.json"
check "it is written the same again" "$release" accept "$work/two" --into "$work/accepted-two"
check "the same baseline" cmp "$work/accepted/baseline.json" "$work/accepted-two/baseline.json"
check "0 for the same run" says "Identical: every result is the same" 0 \
  "$release" compare "$work/accepted" "$work/two"
check "0 for the same run and events" exits 0 "$release" compare --identical "$work/one" "$work/two/results.sqlite"
check "a run with another cadence" weekly
check "2 for another cadence, and an event is named" says "under backup and both: " 2 \
  "$release" compare "$work/accepted/baseline.json" "$work/weekly"
check "2 for another cadence on paired replications" says "a backup is taken" 2 \
  "$release" compare "$work/one" "$work/weekly"
check "a run of more replications" exits 0 "$release" run $quick --set run.replications=24 --output "$work/longer"
check "0 for a longer run, over what both have" says "that both have, is the same." 0 \
  "$release" compare "$work/one" "$work/longer"
check "66 for a run that is not there" exits 66 "$release" compare "$work/one" "$work/no-such-run"
check "66 for accepting what is not there" exits 66 "$release" accept "$work/no-such-run"
check "64 for one run only" exits 64 "$release" compare "$work/one"
printf '{"schemaVersion": 1}' >"$work/broken.json"
check "65 for a damaged baseline" exits 65 "$release" compare "$work/broken.json" "$work/one"
touch "$work/no-folder"
check "73 where a baseline cannot be written" exits 73 "$release" accept "$work/one" --into "$work/no-folder/x"
check "a person's story is told" says "under backup: " 0 "$release" explain $quick --user office/0 --strategy backup
check "64 for a person who is not there" exits 64 "$release" explain $quick --user office/100000

echo "== questions beyond a run"
# The same answer on any number of threads, and what was asked in it.
asked() { # asked TEXT COMMAND...: the text, and the same bytes on one thread and on two
  local text=$1
  shift
  "$@" --threads 1 >"$work/asked-one" 2>/dev/null && "$@" --threads 2 >"$work/asked-two" 2>/dev/null &&
    cmp "$work/asked-one" "$work/asked-two" && grep -qF -- "$text" "$work/asked-one"
}
check "advice names a lever" asked "Make \"Back up\" a step of every handover" "$release" advise $quick
check "advice on the plain strategy" asked "Turn on Windows Backup as well" "$release" advise $quick --strategy roaming
check "66 for advice on a missing file" exits 66 "$release" advise "$work/missing.yaml"
check "a break-even is found" asked "crossing,backup.cadence," "$release" break-even $quick --format csv \
  --vary backup.cadence --from "1 day" --to "32 days" --where "coverage.byMechanism.day1.mean [backup] = 36%"
check "65 for a break-even of what is no number" says "--from:1:14: error" 65 "$release" break-even $quick \
  --vary roaming.rule --from 1 --to 2 --where "coverage.day1.mean [backup] = 36%"
check "a plan counts what there is to do" says "User-days" 0 "$release" plan $quick --pilot 0
check "a plan says how precise it will be" says "coverage.day1.mean [both]" 0 "$release" plan $quick
stopping() { # stopping FOLDER OPTION...
  "$release" run $quick --set run.precision=2% --output "$work/$1" "${@:2}" &&
    grep -q '^The run stopped after' "$work/$1/report.md"
}
check "a run stops at its precision" stopping stop-one --threads 1
check "a run stops on two threads" stopping stop-two --threads 2
check "it stops at the same replication, with the same results" same "$work/stop-one" "$work/stop-two"

echo "== continuous integration"
verdicts() {
  : >"$work/summary.md"
  "$release" run $quick --output "$work/ci" --junit "$work/verdicts.xml" --summary "$work/summary.md" || return 1
  [ "$(grep -c '<testcase' "$work/verdicts.xml")" = "$(grep -c '^  - "' $quick)" ] || return 1
  grep -q 'coverage.day1.mean' "$work/summary.md" && [ "$(wc -c <"$work/summary.md")" -lt 1048576 ]
}
check "verdicts as JUnit and in a summary" verdicts

echo "== exit codes"
check "0 for a valid scenario" exits 0 "$release" validate $quick
check "0 for eligibility" exits 0 "$release" eligibility $quick
check "64 for a strategy that is not there" exits 64 "$release" eligibility $quick --strategy none
check "64 for wrong usage" exits 64 "$release" run
check "65 for an invalid scenario" exits 65 "$release" validate $quick --set run.horizon=8
printf 'roamback: 1\nnonsense: 3\n' >"$work/bad.yaml"
check "65 for a file with mistakes" exits 65 "$release" run "$work/bad.yaml" --output "$work/none"
check "nothing is half written" test ! -e "$work/none"
: >"$work/empty.yaml"
check "65 for an empty file" exits 65 "$release" validate "$work/empty.yaml"
check "66 for a missing file" exits 66 "$release" run "$work/missing.yaml"
touch "$work/file"
check "73 where the output cannot be created" exits 73 "$release" run $quick --output "$work/file/below"
head -c 4096 /dev/zero >"$work/damaged" # no store
damaged() {
  mkdir -p "$work/store" && cp "$work/damaged" "$work/store/results.sqlite"
  exits 74 "$release" report "$work/store"
}
check "74 for a damaged store" damaged
failing() {
  { cat $quick; echo '  - "coverage.day1.mean [nothing] > 99% at 95%"'; } >"$work/failing.yaml"
  exits 2 "$release" run "$work/failing.yaml" --output "$work/failing"
}
check "2 for an expectation that is not met" failing

echo "== committed reports are what the code writes"
for scenario in Scenarios/*.yaml; do
  name=$(basename "$scenario" .yaml)
  check "$name runs and meets its expectations" "$release" run "$scenario" --output "$work/$name"
  check "$name: the committed report" cmp "$work/$name/report.md" "Reports/$name/report.md"
  check "$name: the accepted results and events" alike "Reports/$name" "$work/$name"
  check "$name: every reason adds up to everything" sums "$work/$name"
done

echo "== planted faults"
check "the faults can still be planted" git apply --check Tests/planted-faults/faults.patch

echo "== common random numbers"
# How many times as many replications independent runs would have needed, where the cadence alone differs.
reduction() { # reduction METRIC FACTOR: of backup against backup-7-days
  awk -F, -v metric="$1" -v least="$2" '
    FNR == 1 { for (i = 1; i <= NF; i++) if ($i == "varianceReduction") column = i; next }
    $1 == "backup" && $2 == "backup-7-days" && $3 == "all" && $4 == "all" && $5 == "all" && $6 == metric {
      factor = $column; print metric ": " factor; found = 1
    }
    END { exit !(found && factor > least) }' "$work/windows-11-refresh/differences.csv"
}
for metric in coverage.desktop coverage.day1 coverage.day7 recovery.lostChoices.perReplacement; do
  check "8 days against 7: $metric needs a fifth of the replications" reduction $metric 5
done

echo "== a sweep"
# Four cadences under four strategies: what is common to all cells is done once.
sweeping() {
  .build/release/roamback-benchmark --cells --runs 1 --replications 1 \
    --set 'strategies={nothing: {}, roaming: {}, backup: {}, both: {}}' --set 'expect=[]' \
    --set 'sweep={backup.cadence: [4 days, 8 days, 12 days, 16 days]}' | tee "$work/cells"
  awk '/^together:/ { found = 1; exit !($2 < 1.3) } END { if (!found) exit 1 }' "$work/cells"
}
check "16 cells take less than 1.3 times their own playing time" sweeping
sed -n 's/^together/        &/p' "$work/cells"
swept() { # swept FOLDER THREADS
  "$release" run Scenarios/how-often.yaml --set run.replications=2 --set groups.office.users=30 \
    --threads "$2" --output "$work/$1" || [ $? = 2 ]
}
check "a sweep runs" swept sweep-one 1
check "a sweep runs on two threads" swept sweep-two 2
check "a sweep: 1 and 2 threads" same "$work/sweep-one" "$work/sweep-two"

echo "== memory"
memory() { # peak of the benchmark in MB with so many users
  .build/release/roamback-benchmark $quick --runs 1 --replications 1 --set "groups.office.users=$1" --set "run.horizon=20 days" |
    sed -n 's/.*peak memory \([0-9]*\) MB/\1/p'
}
flat() {
  local small large
  small=$(memory 1000)
  large=$(memory 100000)
  echo "$small MB with 1,000 users, $large MB with 100,000"
  [ -n "$small" ] && [ -n "$large" ] && [ "$large" -le $((small + small / 4 + 4)) ]
}
check "peak memory does not grow from 1,000 to 100,000 users" flat
sed -n '$p' "$work/log" | sed 's/^/        /'

echo
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
