#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes sure that the headers of GSL and SQLite are there.
set -eu

has() {
  pkg-config --exists "$1" 2>/dev/null || [ -f "$2" ] || [ -f "/usr/local/include/${2##*/include/}" ] ||
    [ -f "/opt/homebrew/include/${2##*/include/}" ]
}

missing=""
has gsl /usr/include/gsl/gsl_cdf.h || missing="$missing libgsl-dev"
has sqlite3 /usr/include/sqlite3.h || missing="$missing libsqlite3-dev"
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo "roamback needs the GNU Scientific Library and SQLite with their headers:" >&2
  echo "  Debian and Ubuntu:  apt-get install$missing" >&2
  echo "  Fedora:             dnf install gsl-devel sqlite-devel" >&2
  echo "  macOS:              brew install gsl sqlite pkg-config" >&2
  exit 1
fi
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
echo "installing$missing" >&2
# shellcheck disable=SC2086
$as_root apt-get install -y -qq $missing >/dev/null 2>&1 ||
  { $as_root apt-get update -qq >/dev/null && $as_root apt-get install -y -qq $missing >/dev/null; }
