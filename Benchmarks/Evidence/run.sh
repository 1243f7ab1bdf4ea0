#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Compares the tree of the log with golang.org/x/mod/sumdb/tlog, and its root with OpenSSL hashing as
# many blocks in bulk: the same leaves, one thread, rounds in turn, the median of all. Then verifies a
# pack of many events, and compares with hashing its bytes. One line a comparison. Run from anywhere;
# needs openssl, python3 and the network once.
#
#   LEAVES=1000000 PROOFS=200000 ROUNDS=5
#   EVENTS=1000000          how many events the pack has; a tenth of them tells how memory grows
#   EVIDENCE_BENCH=…        a built executable to use instead of building
#   JUDGEMENT_BENCH=…       the same; it writes the packs
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
leaves=${LEAVES:-1000000}
proofs=${PROOFS:-200000}
rounds=${ROUNDS:-5}
events=${EVENTS:-1000000}

if [ -z "${EVIDENCE_BENCH:-}" ]; then
  swift build -c release --product evidence-bench --package-path "$root" >&2
  bin=$(swift build -c release --product evidence-bench --package-path "$root" --show-bin-path)
  EVIDENCE_BENCH="$bin/evidence-bench"
fi
if [ -z "${JUDGEMENT_BENCH:-}" ]; then
  swift build -c release --product judgement-bench --package-path "$root" >&2
  bin=$(swift build -c release --product judgement-bench --package-path "$root" --show-bin-path)
  JUDGEMENT_BENCH="$bin/judgement-bench"
fi
# shellcheck source=Interop/go.sh
. "$root/Interop/go.sh"
mkdir -p "$go_module/TreePeer"
cp "$here/peer/main.go" "$go_module/TreePeer/"
peer="$root/.build-interop/tree-peer"
(cd "$go_module" && go build -o "$peer" ./TreePeer)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
round=0
while [ "$round" -lt "$rounds" ]; do
  "$EVIDENCE_BENCH" tree "$leaves" "$proofs" >>"$work/ours"
  "$peer" "$leaves" "$proofs" >>"$work/go"
  # Bytes a second, in thousands; 16 KiB at a time is bulk.
  openssl speed -evp sha256 -bytes 16384 -seconds 2 2>/dev/null |
    awk '/^sha256/ { sub("k", "", $2); print "bulk", $2 * 1000 }' >>"$work/openssl"
  round=$((round + 1))
done

for file in ours go; do
  [ "$(awk -v n="$proofs" '$1 == "proved" && $2 == n' "$work/$file" | wc -l)" -eq "$rounds" ] ||
    { echo "bench: $file did not prove what it made" >&2; exit 1; }
done
[ "$(cat "$work/ours" "$work/go" | awk '$1 == "root-is"' | sort -u | wc -l)" -eq 1 ] ||
  { echo "bench: the roots differ" >&2; exit 1; }

# The median of a column of a file's lines of a name: 2 is CPU time, 4 time on the clock.
median() {
  awk -v n="$2" -v c="${3:-2}" '$1 == n { print $c }' "$1" | sort -g |
    awk '{ t[NR] = $1 } END { print NR % 2 ? t[(NR + 1) / 2] : (t[NR / 2] + t[NR / 2 + 1]) / 2 }'
}
# The same for one operation.
each() {
  operations=$(awk -v n="$2" '$1 == n { print $3; exit }' "$1")
  awk -v t="$(median "$1" "$2")" -v n="$operations" 'BEGIN { print t / n }'
}

# A leaf of 32 bytes is one block of 64, a parent two, and there is a parent less than leaves.
awk -v ours="$(each "$work/ours" root)" -v go="$(each "$work/go" root)" \
  -v bare="$(each "$work/go" bare-root)" \
  -v made="$(each "$work/ours" make)" -v gomade="$(each "$work/go" make)" \
  -v checked="$(each "$work/ours" check)" -v gochecked="$(each "$work/go" check)" \
  -v bulk="$(median "$work/openssl" bulk)" -v leaves="$leaves" '
  function line(name, ours, peer, theirs, target) {
    ratio = ours / theirs
    printf "bench %s ours=%.0f peer=%s:%.0f ratio=%.2f target=%s %s\n", name, ours, peer, theirs,
      ratio, target, (ratio >= target ? "holds" : "short")
  }
  BEGIN {
    blocks = (3 * leaves - 2) / leaves
    line("root-leaves-a-second", 1 / ours, "openssl-bulk", bulk / 64 / blocks, 0.67)
    line("root-leaves-a-second", 1 / ours, "go-stored", 1 / go, 1)
    line("root-leaves-a-second", 1 / ours, "go-bare", 1 / bare, 1)
    line("proofs-made-a-second", 1 / made, "go", 1 / gomade, 1)
    line("proofs-checked-a-second", 1 / checked, "go", 1 / gochecked, 1)
  }'

# A pack: verified on one thread for the CPU time of each step, and on all processors for the clock.
for size in $((events / 10)) "$events"; do
  python3 "$root/Benchmarks/Judgement/events.py" write "$size" "$work/events.jsonl" >&2
  key=$("$JUDGEMENT_BENCH" "$root/Benchmarks/Judgement/bench.md" "$work/events.jsonl" 1 \
    "pack=$work/pack-$size")
  rm "$work/events.jsonl"
  round=0
  while [ "$round" -lt "$rounds" ]; do
    "$EVIDENCE_BENCH" pack "$work/pack-$size" "$key" hash >>"$work/one-$size"
    "$EVIDENCE_BENCH" pack "$work/pack-$size" "$key" threads >>"$work/threads-$size"
    round=$((round + 1))
  done
  for file in "one-$size" "threads-$size"; do
    [ "$(grep -c '^accepted true$' "$work/$file")" -eq "$rounds" ] ||
      { echo "bench: a pack of $size events was not accepted" >&2; exit 1; }
  done
  rm -r "$work/pack-$size"
done

small="$work/one-$((events / 10))"
large="$work/one-$events"
awk '$1 ~ /^step-/ { print $1 }' "$large" | sort -u | while read -r step; do
  echo "$step cpu=$(median "$large" "$step") clock=$(median "$large" "$step" 4)" >&2
done
# Time is what it takes beside hashing every byte once, so less is better; memory is the peak.
ratio() {
  awk -v name="$1" -v ours="$2" -v peer="$3" -v theirs="$4" -v target="$5" 'BEGIN {
    r = ours / theirs
    printf "bench %s ours=%.4g peer=%s:%.4g ratio=%.2f target=%s %s\n", name, ours, peer, theirs, r,
      target, (r <= target ? "holds" : "short")
  }'
}
ratio verify-pack-cpu "$(median "$large" verify-pack)" hash-cpu "$(median "$large" hash-pack)" 3
ratio verify-pack-clock "$(median "$work/threads-$events" verify-pack 4)" hash-clock \
  "$(median "$large" hash-pack 4)" 3
ratio verify-pack-peak-bytes "$(median "$large" peak-bytes)" "peak-of-a-tenth" \
  "$(median "$small" peak-bytes)" 1.5
