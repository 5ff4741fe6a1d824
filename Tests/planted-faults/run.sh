#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Plants one small fault after the other in the model and says which check catches it.
#
#   run.sh [--tests] [--record] [FAULT...]
#
# Without numbers, all faults of the table in README.md. The patch holds every fault at once: each is taken
# only where the environment variable ROAMBACK_FAULT has its number, so that one build serves all.
#
#   --tests    asks the debug tests alone, first those of the fault's own room
#   --record   writes what was found into the table
#
# ROAMBACK_PLANTED=FOLDER keeps the built tree there for the next time.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
table=$here/README.md
patch=$here/faults.patch
# Cheap ones first. Those in the last row take a minute and more each.
quick_scenarios="quick july-2027 silent-blockers default-on article-table autopilot-stages first-sign-in
  ransomware-day leaving-roaming roaming-profiles-to-backup lost-laptop offboarding multi-geo two-devices
  hybrid-fleet"
large_scenarios="refresh-wave windows-11-refresh"
# Of these the patch itself would fail some: they read the text of the sources.
text_tests="--skip HouseStyleTests --skip ImportDirectionTests"

only_tests=no
record=no
faults=()
for argument in "$@"; do
  case $argument in
  --tests) only_tests=yes ;;
  --record) record=yes ;;
  *) faults+=("$argument") ;;
  esac
done

fail() {
  echo "planted faults: $1" >&2
  exit 1
}

cell() { # cell FAULT COLUMN: of the table in README.md
  awk -F' *[|] *' -v fault="$1" -v column="$2" '$2 == fault { print $(column + 1) }' "$table"
}

[ ${#faults[@]} -gt 0 ] || mapfile -t faults < <(awk -F' *[|] *' '$2 ~ /^[0-9]+$/ { print $2 }' "$table")
[ ${#faults[@]} -gt 0 ] || fail "README.md has no table of faults"

# --- a tree with the faults in it

if [ -n "${ROAMBACK_PLANTED:-}" ]; then
  tree=$ROAMBACK_PLANTED
else
  tree=$(mktemp -d)/roamback
  trap 'rm -rf "$(dirname "$tree")"' EXIT
fi
work=$tree/.build/planted
stamp="$(git -C "$root" rev-parse HEAD) $(sha256sum <"$patch")"
if [ ! -e "$tree/.git" ]; then
  git clone -q "$root" "$tree"
  mkdir -p "$tree/.build"
  # What is there already is not fetched again.
  for part in checkouts repositories artifacts workspace-state.json; do
    if [ -e "$root/.build/$part" ]; then cp -a "$root/.build/$part" "$tree/.build/"; fi
  done
fi
if [ "$stamp" != "$(cat "$tree/.build/planted.stamp" 2>/dev/null)" ]; then
  git -C "$tree" fetch -q "$root" HEAD
  git -C "$tree" reset -q --hard FETCH_HEAD
  git -C "$tree" clean -fdq
  git -C "$tree" apply "$patch" || fail "the patch does not apply to the sources any more"
  rm -rf "$work"
  echo "$stamp" >"$tree/.build/planted.stamp"
fi
mkdir -p "$work"
cd "$tree"

are_tests_built=no
build_tests() {
  [ $are_tests_built = no ] || return 0
  swift build --build-tests >"$work/build-tests.log" 2>&1 || {
    tail -n 20 "$work/build-tests.log"
    fail "no debug build"
  }
  are_tests_built=yes
  [ ! -e "$work/tests-hold" ] || return 0
  if tests 0 . 1; then fail "a test fails without a fault: $failing"; fi
  touch "$work/tests-hold"
}
if [ $only_tests = no ]; then
  swift build -c release --product roamback >"$work/build.log" 2>&1 || {
    tail -n 20 "$work/build.log"
    fail "no release build"
  }
fi

# --- the checks: each succeeds where it catches the fault

scenario() { # scenario FAULT NAME: writes another report than without a fault, or none
  local code=0
  rm -rf "$work/run"
  reference "$2"
  ROAMBACK_FAULT=$1 timeout 1200 .build/release/roamback run "Scenarios/$2.yaml" --threads 1 \
    --output "$work/run" >"$work/log" 2>&1 || code=$?
  [ $code != 0 ] || ! cmp -s "$work/run/report.md" "$work/$2/report.md"
}

reference() { # reference NAME: the report without a fault, once
  [ ! -e "$work/$1/report.md" ] || return 0
  rm -rf "$work/$1"
  ROAMBACK_FAULT=0 .build/release/roamback run "Scenarios/$1.yaml" --output "$work/$1" >"$work/log" 2>&1 ||
    fail "$1 does not hold without a fault: $work/log"
}

verification() { # verification FAULT: a closed form does not hold
  ! ROAMBACK_FAULT=$1 timeout 1200 .build/release/roamback verify >"$work/log" 2>&1
}

# tests FAULT FILTER [LARGE]: a debug test fails. The first to fail is in $failing.
tests() {
  local code=0
  build_tests
  # shellcheck disable=SC2086
  ROAMBACK_FAULT=$1 ROAMBACK_LARGE=${3:-0} timeout 1200 swift test --skip-build --filter "$2" $text_tests \
    >"$work/log" 2>&1 || code=$?
  failing=$(sed -n 's/.*✘ Test \(.*\) \(recorded an issue\|failed after\).*/\1/p' "$work/log" |
    sed 's/ with [0-9]* test case.*//; /^run with /d' | head -n 1)
  failing=${failing:-the process ends}
  [ $code != 0 ]
}

room() { # room FAULT: the test target of the room that the fault is in
  cell "$1" 2 | sed 's|Sources/||; s|/.*|Tests|'
}

caught() { # caught FAULT: names the check in $by
  local hint name
  by=
  if [ $only_tests = yes ]; then
    for name in "$(room "$1")" ''; do
      if tests "$1" "${name:-.}"; then by=$failing; fi
      [ -z "$by" ] || return 0
    done
    if tests "$1" . 1; then by="$failing (large)"; fi
    return 0
  fi
  # What caught it last time is asked first.
  hint=$(cell "$1" 4)
  case $hint in
  *Tests*) if tests "$1" "${hint%%:*}"; then by="${hint%%:*}: $failing"; fi ;;
  verify) if verification "$1"; then by=verify; fi ;;
  ?*) if [ -e "Scenarios/$hint.yaml" ] && scenario "$1" "$hint"; then by=$hint; fi ;;
  esac
  [ -z "$by" ] || return 0
  for name in $quick_scenarios; do
    [ "$name" != "$hint" ] || continue
    if scenario "$1" "$name"; then by=$name; fi
    [ -z "$by" ] || return 0
  done
  if verification "$1"; then by=verify; fi
  [ -z "$by" ] || return 0
  if tests "$1" . 1; then by="tests: $failing"; fi
  [ -z "$by" ] || return 0
  for name in $large_scenarios; do
    [ "$name" != "$hint" ] || continue
    if scenario "$1" "$name"; then by=$name; fi
    [ -z "$by" ] || return 0
  done
}

sentence() { # sentence CHECK
  if [ -e "Scenarios/$1.yaml" ]; then echo "$1: the committed report"; else echo "$1"; fi
}

# --- nothing is caught where nothing is planted

if [ $only_tests = yes ]; then
  build_tests
else
  reference quick
  if verification 0; then fail "verify fails without a fault"; fi
  if scenario 0 quick; then fail "quick writes another report in a second run"; fi
fi

found=0
missed=0
: >"$work/found"
for fault in "${faults[@]}"; do
  caught "$fault"
  if [ -n "$by" ]; then
    found=$((found + 1))
    printf 'caught %3s  %s\n' "$fault" "$(sentence "$by")"
  else
    missed=$((missed + 1))
    printf 'MISSED %3s  %s: %s\n' "$fault" "$(cell "$fault" 2)" "$(cell "$fault" 3)"
  fi
  printf '%s\t%s\n' "$fault" "$by" >>"$work/found"
done

if [ $record = yes ]; then
  column=$([ $only_tests = yes ] && echo 5 || echo 4)
  awk -F'\t' -v column="$column" '
    NR == FNR { by[$1] = $2; next }
    { parts = split($0, part, / *[|] */) }
    parts > 6 && part[2] in by {
      part[column + 1] = by[part[2]] == "" ? (column == 4 ? "nothing" : "none") : by[part[2]]
      $0 = "| " part[2] " | " part[3] " | " part[4] " | " part[5] " | " part[6] " |"
    }
    { print }' "$work/found" "$table" >"$work/table" && cp "$work/table" "$table"
fi

echo
echo "$found caught, $missed missed, of ${#faults[@]} planted"
[ "$missed" = 0 ]
