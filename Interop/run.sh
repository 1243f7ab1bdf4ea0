#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Lets other people's tools judge a log that we wrote: Go's golang.org/x/mod, OpenSSL, Python.
#
#   Interop/run.sh [FOLDER]
#
# FOLDER holds `checkpoint`, `checkpoint.old`, `vkey`, `tile/…`, `proofs/<index>.tlog-proof` and
# `disclosures/<index>`. Without it the tests write one. Prints one line a check,
# `interop <tool> <what> ok|FAILED`, and exits 1 if any failed or could not be made.
# Needs python3 with venv, openssl, and the network once, for Go from PyPI.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

log=${1:-}
if [ -z "$log" ]; then
  log="$work/log"
  FRANKPLEDGE_INTEROP_OUT="$log" swift test --package-path "$root" --disable-xctest \
    --filter 'InteropSamples' >"$work/samples.txt" 2>&1 || {
    tail -n 30 "$work/samples.txt" >&2
    exit 1
  }
fi
if [ ! -f "$log/checkpoint" ]; then
  echo "interop: '$log' has no checkpoint; give the folder of a log" >&2
  exit 1
fi

. "$here/go.sh"
(cd "$go_module" && go build -o "$work/judge" ./Judge) >&2

status=0
"$work/judge" "$log" || status=1
python3 "$here/judge.py" "$log" "$work" || {
  status=1
  # An exception ends it before its last line.
  [ -f "$work/key.der" ] || echo "interop python all-checks-made FAILED"
}
if openssl pkeyutl -verify -pubin -inkey "$work/key.der" -keyform DER -rawin \
  -in "$work/text" -sigfile "$work/signature" >/dev/null 2>&1; then
  echo "interop openssl checkpoint-signature ok"
else
  echo "interop openssl checkpoint-signature FAILED"
  status=1
fi
# A check that cannot fail is worth nothing: the same signature over another text.
printf ' ' >>"$work/text"
if openssl pkeyutl -verify -pubin -inkey "$work/key.der" -keyform DER -rawin \
  -in "$work/text" -sigfile "$work/signature" >/dev/null 2>&1; then
  echo "interop openssl refuses-other-text FAILED"
  status=1
else
  echo "interop openssl refuses-other-text ok"
fi
exit $status
