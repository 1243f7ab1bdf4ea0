#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Compares our deadlines with numpy, DuckDB and Python's bisect: the same cases, one thread, rounds
# in turn, best of all. Prints one line a comparison. Run from anywhere; needs python3 and the network
# once. DEADLINES_BENCH names a built executable to use instead of building.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
venv="$root/.build-bench-venv"
rounds=${ROUNDS:-3}

if [ -z "${DEADLINES_BENCH:-}" ]; then
  swift build -c release --product deadlines-bench --package-path "$root" >&2
  bin=$(swift build -c release --product deadlines-bench --package-path "$root" --show-bin-path)
  DEADLINES_BENCH="$bin/deadlines-bench"
fi
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv"
fi
"$venv/bin/python" -c 'import numpy, duckdb' 2>/dev/null ||
  "$venv/bin/pip" install --quiet numpy duckdb >&2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

"$venv/bin/python" "$here/peers.py" cases "$work/cases.bin"
round=0
while [ "$round" -lt "$rounds" ]; do
  "$DEADLINES_BENCH" "$work/cases.bin" "$work/results.bin" >>"$work/ours.jsonl"
  "$venv/bin/python" "$here/peers.py" measure "$work/cases.bin" "$work/results.bin" \
    >>"$work/peers.jsonl"
  round=$((round + 1))
done
"$venv/bin/python" "$here/peers.py" verdict "$work/ours.jsonl" "$work/peers.jsonl"
