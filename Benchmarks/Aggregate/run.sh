#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Adds up a random number of losses on a grid of 2^16 points, beside a C program with FFTW and beside
# aggregate 0.30.1: four cases, CPU time, one thread, rounds in turn; of ours and of C the best, and
# the medians of ours and of aggregate. Needs gcc, libfftw3-dev, python3, the network once, and the peers'
# programs, which lie in shared/ beside the repository or where FRANKPLEDGE_SHARED says; skips, saying so,
# where they are absent.
#
#   ROUNDS=5              of ours and of C
#   AGGREGATE_BENCH=…     a built executable to use instead of building
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
shared="${FRANKPLEDGE_SHARED:-$root/../shared}"
peers="$shared/peers/aggregate"
venv="$root/.build-bench-venv"
rounds=${ROUNDS:-5}
if [ ! -f "$peers/agg_c.c" ]; then
  echo "bench aggregate: skipped, no peers in $peers"
  exit 0
fi
if [ ! -f /usr/include/fftw3.h ]; then
  echo "bench aggregate: skipped, no fftw3.h: apt-get install libfftw3-dev"
  exit 0
fi
if [ -z "${AGGREGATE_BENCH:-}" ]; then
  swift build -c release --product aggregate-bench --package-path "$root" >&2
  bin=$(swift build -c release --product aggregate-bench --package-path "$root" --show-bin-path)
  AGGREGATE_BENCH="$bin/aggregate-bench"
fi
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -c 'import aggregate' 2>/dev/null ||
  "$venv/bin/pip" install --quiet 'aggregate==0.30.1' >&2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
gcc -O3 -march=native -ffast-math -DFFTW -o "$work/agg_c" "$peers/agg_c.c" -lm -lfftw3
round=0
while [ "$round" -lt "$rounds" ]; do
  "$AGGREGATE_BENCH" run 25 >>"$work/results"
  "$work/agg_c" >>"$work/results"
  round=$((round + 1))
done
(cd "$peers" && "$venv/bin/python" -B run_aggregate.py) >>"$work/results" 2>"$work/error" ||
  { echo "bench aggregate: run_aggregate.py failed: $(tail -n 1 "$work/error")" >&2; exit 1; }
"$venv/bin/python" - "$work/results" "$shared/vectors/forecast.json" <<'PYTHON'
import json, sys

known = {}
for case in json.load(open(sys.argv[2]))["cases"]:
    if case["kind"] == "aggregate_continuous":
        at = case["expected"]["levels"].index(0.995)
        known[case["id"].removeprefix("agg-")] = case["expected"]["tvar"][at]
ours, c, python = {}, {}, {}
for line in open(sys.argv[1]):
    row = json.loads(line)
    if row["tool"] == "frankpledge":
        ours.setdefault(row["id"], []).append(row)
    elif row["tool"] == "C fftw3":
        c.setdefault(row["id"], []).append(row["fft_ms"])
    else:
        python[row["id"]] = row["ms"]
for case, rows in sorted(ours.items()):
    row = rows[0]
    if len({(r["digest"], r["tvar995"]) for r in rows}) != 1:
        sys.exit(f"bench aggregate: {case} came out differently from run to run")
    best = min(r["best_ms"] for r in rows)
    median = sorted(r["median_ms"] for r in rows)[len(rows) // 2]
    slower = best / min(c[case])
    faster = python[case] / median
    off = abs(row["tvar995"] / known.get(case, row["fine_tvar995"]) - 1)
    against = "known answer" if case in known else "grid eight times as fine"
    def holds(is_so):
        return "holds" if is_so else "short"
    print(f"bench aggregate-{case}-c ours={best:.2f}ms peer=c-fftw3:{min(c[case]):.2f}ms "
          f"ratio={slower:.2f} target=3 {holds(slower <= 3)}")
    print(f"bench aggregate-{case}-python ours={median:.2f}ms peer=aggregate:{python[case]:.1f}ms "
          f"ratio={faster:.1f} target=10 {holds(faster >= 10)}")
    print(f"bench aggregate-{case}-tail tvar995={row['tvar995']:.2f} off={off:.1e} from the {against} "
          f"target=1e-6 {holds(off <= 1e-6)}")
    print(f"  grid: {row['verdict']}; bits {row['digest']}")
PYTHON
