#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Simulates a million customers of two classes before three servers, beside a C program with a binary heap
# and the same random numbers, and beside simpy, ciw and salabim on the same queue: one run, rounds in turn,
# the best of each. Needs gcc, python3, the network once, and the peers' programs, which lie in shared/
# beside the repository or where FRANKPLEDGE_SHARED says; skips, saying so, where they are absent.
#
#   ROUNDS=5               of ours and of C; the slow ones run once, on a tenth of the customers
#   QUEUEING_BENCH=…       a built executable to use instead of building
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
peers="${FRANKPLEDGE_SHARED:-$root/../shared}/peers"
venv="$root/.build-bench-venv"
rounds=${ROUNDS:-5}
if [ ! -f "$peers/mm3p.c" ]; then
  echo "bench queueing: skipped, no peers in $peers"
  exit 0
fi
if [ -z "${QUEUEING_BENCH:-}" ]; then
  swift build -c release --product queueing-bench --package-path "$root" >&2
  bin=$(swift build -c release --product queueing-bench --package-path "$root" --show-bin-path)
  QUEUEING_BENCH="$bin/queueing-bench"
fi
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -c 'import simpy, ciw, salabim' 2>/dev/null ||
  "$venv/bin/pip" install --quiet simpy ciw salabim greenlet >&2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gcc -O3 -march=native -o "$work/mm3p" "$peers/mm3p.c" -lm
round=0
while [ "$round" -lt "$rounds" ]; do
  "$QUEUEING_BENCH" run 416667 $((round + 1)) 1 >>"$work/results"
  "$work/mm3p" philox 416667 $((round + 1)) >>"$work/results"
  round=$((round + 1))
done
for engine in simpy ciw salabim salabim_clerks; do
  (cd "$peers" && "$venv/bin/python" -B "mm3p_$engine.py" 41666) >>"$work/results" 2>"$work/error" ||
    { echo "bench queueing: mm3p_$engine.py failed: $(tail -n 1 "$work/error")" >&2; exit 1; }
done
# The mean waits of every engine must be those of Cobham's formula, within what chance allows.
"$venv/bin/python" - "$work/results" <<'PYTHON'
import json, sys

best = {}
for line in open(sys.argv[1]):
    row = json.loads(line)
    waits = row.get("W") or [row["W1"], row["W2"]]
    size = (row.get("customers") or 1e5) ** -0.5
    if abs(waits[0] - 0.30819) > 6 * size or abs(waits[1] - 1.54093) > 40 * size:
        sys.exit(f"bench queueing: {row['engine']} waits {waits}, not 0.308 and 1.541")
    best[row["engine"]] = max(best.get(row["engine"], 0), row["events_per_s"])
ours = best.pop("frankpledge")
c = best.pop("c-philox")

def tell(name, peer, speed, target):
    ratio = ours / speed
    print(f"bench queueing-{name} ours={ours / 1e6:.1f}M/s peer={peer}:{speed / 1e6:.3f}M/s "
          f"ratio={ratio:.2f} target={target} {'holds' if ratio >= target else 'short'}")

tell("c", "c-heap-philox", c, 0.9)
fastest = max(best, key=best.get)
for engine, speed in sorted(best.items()):
    print(f"  {engine}: {speed:,.0f} events/s")
tell("python", fastest, best[fastest], 20)
PYTHON
