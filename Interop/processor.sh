#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes one forecast on other processors, emulated by QEMU, and compares the bytes: one without the instructions that
# a C library would choose its logarithms by (Nehalem), and one with them (Haswell). One thread and two.
#
#   Interop/processor.sh [PROGRAM]
#
# PROGRAM is the command to judge; without it the debug build is made. Prints one line a check,
# `interop qemu <what> ok|FAILED`, and exits 1 if any failed or could not be made. Needs qemu-x86_64.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=Interop/opening.sh
. "$here/opening.sh"

if [ "$(uname -m)" != x86_64 ]; then
  echo "interop qemu processors FAILED: only programs for x86_64 run on these processors"
  exit 1
fi

cp -r "$root/Examples/postgres-guild" "$work/guild"
for agreement in north-bank harbour-insurance; do
  "$program" record "$work/guild/history/$agreement.csv" --mapping "intake/$agreement.toml" \
    --folder "$work/guild" >/dev/null 2>&1
done

# Makes the forecast, by a command before the program.
made() {
  "$@" forecast --as-of 2026-06-30 --worlds 4 --threads "$threads" --json --folder "$work/guild"
}

threads=1
made "$program" >"$work/here"
failed=0
for threads in 1 2; do
  for processor in Nehalem Haswell; do
    what="a forecast on $processor with $threads threads"
    if made qemu-x86_64 -cpu "$processor" "$program" >"$work/there" 2>"$work/errors" \
      && cmp -s "$work/here" "$work/there"; then
      echo "interop qemu $what ok"
    else
      echo "interop qemu $what FAILED"
      grep -v 'TCG doesn' "$work/errors" | head -5 >&2
      failed=1
    fi
  done
done
exit "$failed"
