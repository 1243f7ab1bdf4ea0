#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Times a keystroke in an agreement of 5,000 lines. Run from anywhere.
# EDITOR_BENCH names a built executable to use instead of building.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)

if [ -z "${EDITOR_BENCH:-}" ]; then
  swift build -c release --product editor-bench --package-path "$root" >&2
  bin=$(swift build -c release --product editor-bench --package-path "$root" --show-bin-path)
  EDITOR_BENCH="$bin/editor-bench"
fi

# The target is 20 ms at the 99th percentile.
"$EDITOR_BENCH" | awk '
  { print; split($4, p, "=") }
  END { printf "bench keystroke-p99 ours=%sms target=20ms %s\n", p[2], (p[2] < 20 ? "holds" : "short") }'
