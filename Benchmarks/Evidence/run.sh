#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Compares the tree of the log with golang.org/x/mod/sumdb/tlog, and its root with OpenSSL hashing as
# many blocks in bulk: the same leaves, one thread, rounds in turn, the best of all. One line a
# comparison. Run from anywhere; needs openssl, python3 and the network once.
#
#   LEAVES=1000000 PROOFS=200000 ROUNDS=3
#   EVIDENCE_BENCH=…   a built executable to use instead of building
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
leaves=${LEAVES:-1000000}
proofs=${PROOFS:-200000}
rounds=${ROUNDS:-3}

if [ -z "${EVIDENCE_BENCH:-}" ]; then
  swift build -c release --product evidence-bench --package-path "$root" >&2
  bin=$(swift build -c release --product evidence-bench --package-path "$root" --show-bin-path)
  EVIDENCE_BENCH="$bin/evidence-bench"
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
  "$EVIDENCE_BENCH" "$leaves" "$proofs" >>"$work/ours"
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

# The least seconds of a file's lines of a name, for one operation.
each() { awk -v n="$2" '$1 == n { t = $2 / $3; if (!b || t < b) b = t } END { print b }' "$1"; }

# A leaf of 32 bytes is one block of 64, a parent two, and there is a parent less than leaves.
awk -v ours="$(each "$work/ours" root)" -v go="$(each "$work/go" root)" \
  -v bare="$(each "$work/go" bare-root)" \
  -v made="$(each "$work/ours" make)" -v gomade="$(each "$work/go" make)" \
  -v checked="$(each "$work/ours" check)" -v gochecked="$(each "$work/go" check)" \
  -v bulk="$(awk '$2 > b { b = $2 } END { print b }' "$work/openssl")" -v leaves="$leaves" '
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
