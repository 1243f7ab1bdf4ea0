#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Simulates years of coop-year/1 (a made-up cooperative: members, skills, leave, on call, shocks) beside a C
# program and SimPy on the same workload, and compares what comes of it; then simulates 10,000 years and has
# every agreement of each judged by the code that judges real histories. Needs gcc, python3, the network
# once, and the peers' programs, which lie in shared/ beside the repository or where FRANKPLEDGE_SHARED
# says; skips, saying so, where they are absent.
#
#   YEARS=100000           for ours and C in each round
#   ROUNDS=3
#   COOP_YEAR_BENCH=…      a built executable to use instead of building
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
peers="${FRANKPLEDGE_SHARED:-$root/../shared}/peers"
venv="$root/.build-bench-venv"
years=${YEARS:-100000}
rounds=${ROUNDS:-3}
if [ ! -f "$peers/coop_year.c" ]; then
  echo "bench coop-year: skipped, no peers in $peers"
  exit 0
fi
if [ -z "${COOP_YEAR_BENCH:-}" ]; then
  swift build -c release --product coop-year-bench --package-path "$root" >&2
  bin=$(swift build -c release --product coop-year-bench --package-path "$root" --show-bin-path)
  COOP_YEAR_BENCH="$bin/coop-year-bench"
fi
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -c 'import simpy' 2>/dev/null || "$venv/bin/pip" install --quiet simpy >&2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gcc -O3 -march=native -o "$work/coop_year" "$peers/coop_year.c" -lm
round=0
while [ "$round" -lt "$rounds" ]; do
  "$COOP_YEAR_BENCH" "$years" $((round + 1)) >>"$work/results"
  "$work/coop_year" "$years" $((round + 1)) >>"$work/results"
  round=$((round + 1))
done
(cd "$peers" && "$venv/bin/python" -B coop_year_simpy.py 300) >>"$work/results"
"$COOP_YEAR_BENCH" judged "$here/bench.md" 1000 2 >"$work/small"
/usr/bin/env python3 - "$COOP_YEAR_BENCH" "$here/bench.md" >"$work/judged" <<'PYTHON'
import resource, subprocess, sys

for years in ("1000", "10000"):
    for threads in ("1", "2"):
        out = subprocess.run([sys.argv[1], "judged", sys.argv[2], years, threads],
                             check=True, capture_output=True, text=True).stdout.strip()
        print(out, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
PYTHON
"$venv/bin/python" - "$work/results" "$work/judged" "$years" "$rounds" <<'PYTHON'
import json, sys

best, means = {}, {}
for line in open(sys.argv[1]):
    row = json.loads(line)
    engine = row["engine"]
    best[engine] = max(best.get(engine, 0), row["reps_per_s"])
    means.setdefault(engine, []).append(row)
ours, c = best["frankpledge"], best["c"]

def tell(name, mine, peer, speed, target):
    ratio = mine / speed
    print(f"bench coop-year-{name} ours={mine:.0f}/s peer={peer}:{speed:.0f}/s "
          f"ratio={ratio:.2f} target={target} {'holds' if ratio >= target else 'short'}")

tell("c", ours, "c-philox", c, 0.85)
simpy = next(engine for engine in best if engine not in ("frankpledge", "c"))
tell("python", ours, simpy, best[simpy], 20)

# The reference of the specification is the mean of 400,000 years; ours must be within five standard
# errors of it, with the spread of one year as three engines show it.
count = int(sys.argv[3]) * int(sys.argv[4])
reference = {"mean_cases": (415.2, 141), "p_all_met": (0.09664, 0.296), "p_all_P1_met": (0.53576, 0.5)}
for name, (value, spread) in reference.items():
    mine = sum(row[name] for row in means["frankpledge"]) / len(means["frankpledge"])
    error = 5 * spread * (1 / count + 1 / 400000) ** 0.5
    print(f"  {name}: {mine:.5f}, reference {value}, at most {error:.5f} apart")
    if abs(mine - value) > error:
        sys.exit(f"bench coop-year: {name} is not the reference's")
for place, value in enumerate((1.611, 0.802, 1.051, 0.495)):
    mine = sum(row["mean_misses"][place] for row in means["frankpledge"]) / len(means["frankpledge"])
    print(f"  misses of P{place + 1}: {mine:.4f}, reference {value}")
    if abs(mine / value - 1) > 0.05:
        sys.exit(f"bench coop-year: misses of P{place + 1} are not the reference's")

rows = []
for line in open(sys.argv[2]):
    text, peak = line.rsplit(" ", 1)
    rows.append((json.loads(text), int(peak)))
for row, _ in rows:
    if row["disagreements"]:
        sys.exit("bench coop-year: the judgement and the twin written apart from it disagree")
if len({(row["years"], row["breaches"], row["credits"]) for row, _ in rows}) != 2:
    sys.exit("bench coop-year: one thread and two differ")
two = rows[3][0]["seconds"]
print(f"bench coop-year-judged ours={two}s for 20 agreements x 10,000 years on two threads "
      f"({rows[2][0]['seconds']}s on one) target=30s {'holds' if two < 30 else 'short'}")
print(f"  peak memory {rows[1][1] / 1024:.0f} MB after 1,000 years, {rows[3][1] / 1024:.0f} MB after 10,000")
PYTHON
