#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Lets Go's golang.org/x/mod/sumdb judge the folder that `frankpledge log export` writes and the proofs
# of `frankpledge log prove`, and lets us judge a folder and proofs that Go writes.
#
#   Interop/log.sh [PROGRAM]
#
# With INTEROP_LARGE=1 Go writes a log of 1,000,000 entries, too.
# PROGRAM is the command to judge; without it the debug build is made. Prints one line a check,
# `interop <tool> <what> ok|FAILED`, and exits 1 if any failed or could not be made. Needs python3 with
# venv, and the network once, for Go from PyPI.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=Interop/opening.sh
. "$here/opening.sh"
. "$here/go.sh"
(cd "$go_module" && go build -o "$work/published" ./Published) >&2

status=0
# says TOOL WHAT COMMAND...: the command must succeed; `fails` that it must not.
says() {
  tool=$1 what=$2
  shift 2
  if "$@" >/dev/null 2>"$work/why"; then echo "interop $tool $what ok"; else
    echo "interop $tool $what FAILED"
    cat "$work/why" >&2
    status=1
  fi
}
fails() { if "$@"; then return 1; else return 0; fi; }

# Our folder, exported twice with the log growing between, judged by Go.
cp -R "$root/Examples/postgres-guild" "$work/guild"
cd "$work/guild"
"$program" record history/north-bank.csv --mapping intake/north-bank.toml >/dev/null 2>&1
"$program" log export "$work/public" >/dev/null
"$program" record history/harbour-insurance.csv --mapping intake/harbour-insurance.toml >/dev/null 2>&1
"$program" log export "$work/public" >/dev/null
vkey=$(cat keys/log.vkey)
for index in 0 1 255 256 1000; do
  "$program" log prove $index --out "$work/$index.tlog-proof" >/dev/null
done
says go-tlog exported-folder "$work/published" check "$work/public" "$vkey" "$work"/*.tlog-proof
says frankpledge own-folder "$program" log fsck "$work/public" --key keys/log.vkey
says frankpledge own-store "$program" log fsck

# A check that cannot fail is worth nothing: one bit of a tile, and one of a bundle.
cp -R "$work/public" "$work/changed"
python3 - "$work/changed/tile/0/000" <<'PYTHON'
import sys
with open(sys.argv[1], "r+b") as file:
    byte = file.read(1)[0]
    file.seek(0)
    file.write(bytes([byte ^ 1]))
PYTHON
says go-tlog refuses-changed-tile fails "$work/published" check "$work/changed" "$vkey"
says frankpledge refuses-changed-tile fails "$program" log fsck "$work/changed" --key keys/log.vkey

large=
[ -z "${INTEROP_LARGE:-}" ] || large=1000000
# Folders and proofs that Go wrote, with sixteen signatures under the checkpoint, judged by us.
for size in 1 255 256 257 1000 65793 $large; do
  "$work/published" write "$work/go-$size/log" $size
  says frankpledge go-folder-of-$size "$program" log fsck "$work/go-$size/log" --key "$work/go-$size/vkey"
  for proof in "$work/go-$size"/proofs/*.tlog-proof; do
    says frankpledge "go-proof-of-$size-$(basename "$proof" .tlog-proof)" \
      "$program" log check-proof "$proof" --key "$work/go-$size/vkey"
  done
done
says frankpledge refuses-proof-of-other-log fails \
  "$program" log check-proof "$work/0.tlog-proof" --key "$work/go-1/vkey"
exit $status
