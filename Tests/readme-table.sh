#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the table that README.md shows, from the committed report of the refresh.
set -euo pipefail
cd "$(dirname "$0")/.."
awk -F'|' '
  /^## The strategies side by side/ { inside = 1 }
  /^## What was compared/ { inside = 0 }
  !inside || !/^\|/ { next }
  function cell(n) { gsub(/^ +| +$/, "", $n); return $n }
  /^\| Measure/ { for (i = 3; i < NF; i++) column[cell(i)] = i
    print "| | " "nothing | roaming | backup | both |"; print "| --- | ---: | ---: | ---: | ---: |"; next }
  /Shown at the first desktop|Shown after 1 day, %|Shown after 7 days|Hours with a wrong|lost with the device/ {
    print "| " cell(2) " | " cell(column["nothing"]) " | " cell(column["roaming"]) " | " cell(column["backup"]) " | " cell(column["both"]) " |" }
' Reports/windows-11-refresh/report.md
