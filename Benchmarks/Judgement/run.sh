#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Judges made-up histories with DuckDB and PostgreSQL, hashes them with OpenSSL, and compares with what we
# need for the same: the same events, the same verdicts to the byte. One line a comparison. Run from
# anywhere; needs python3, PostgreSQL 15 and the network once.
#
#   EVENTS=1000000        how many events; more than 13,000,000 run past the agreement
#   SIZES="10000 100000"  how many more, for us alone: an event should cost the same in all
#   ROUNDS=3              of each, the best counts
#   POSTGRESQL_EVENTS=…   how many PostgreSQL is given; as many, unless said
#   JUDGEMENT_BENCH=…     a built executable to use instead of building; empty for the peers alone
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
venv="$root/.build-bench-venv"
events=${EVENTS:-1000000}
rounds=${ROUNDS:-3}
postgresql_events=${POSTGRESQL_EVENTS:-$events}

if [ -z "${JUDGEMENT_BENCH+set}" ]; then
  swift build -c release --product judgement-bench --package-path "$root" >&2
  bin=$(swift build -c release --product judgement-bench --package-path "$root" --show-bin-path)
  JUDGEMENT_BENCH="$bin/judgement-bench"
fi
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -c 'import duckdb' 2>/dev/null || "$venv/bin/pip" install --quiet duckdb >&2
python="$venv/bin/python"

work=$(mktemp -d)
chmod 755 "$work"
postgresql="$here/postgresql.sh"
trap '"$postgresql" stop "$work/server" || true; rm -rf "$work"' EXIT

"$python" "$here/events.py" write "$events" "$work/events.jsonl" >&2
if [ -n "$JUDGEMENT_BENCH" ]; then
  "$JUDGEMENT_BENCH" "$here/bench.md" "$work/events.jsonl" "$rounds" >"$work/ours.jsonl"
  for size in ${SIZES-10000 100000}; do
    "$python" "$here/events.py" write "$size" "$work/size.jsonl" >&2
    "$JUDGEMENT_BENCH" "$here/bench.md" "$work/size.jsonl" "$rounds" memory >>"$work/ours.jsonl"
  done
fi
for threads in 1 2; do
  "$python" "$here/peers.py" duckdb "$work/events.jsonl" "$threads" "$rounds" >>"$work/peers.jsonl"
done
"$python" "$here/peers.py" sha256 "$work/events.jsonl" "$rounds" >>"$work/peers.jsonl"

if "$postgresql" start "$work/server"; then
  if [ "$postgresql_events" -eq "$events" ]; then
    cp "$work/events.jsonl" "$work/postgresql.jsonl"
  else
    "$python" "$here/events.py" write "$postgresql_events" "$work/postgresql.jsonl" >&2
    if [ -n "$JUDGEMENT_BENCH" ]; then
      "$JUDGEMENT_BENCH" "$here/bench.md" "$work/postgresql.jsonl" "$rounds" memory threads \
        >>"$work/ours.jsonl"
    fi
  fi
  "$python" "$here/peers.py" csv "$work/postgresql.jsonl" "$work/events.csv"
  for workers in 0 2; do
    "$python" "$here/peers.py" postgresql "$work/events.csv" "$work/server" 54329 "$workers" "$rounds" \
      >>"$work/peers.jsonl"
  done
else
  echo "run.sh: PostgreSQL 15 is not here (apt-get install postgresql), so it is left out" >&2
fi

[ -z "$JUDGEMENT_BENCH" ] || cat "$work/ours.jsonl" >&2
cat "$work/peers.jsonl" >&2
if [ -n "$JUDGEMENT_BENCH" ]; then
  "$python" "$here/peers.py" verdict "$work/ours.jsonl" "$work/peers.jsonl"
fi
