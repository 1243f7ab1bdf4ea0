#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Times the checking of agreements of 1,000, 5,000 and 20,000 lines. Run from anywhere.
# LANGUAGE_BENCH names a built executable to use instead of building.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)

if [ -z "${LANGUAGE_BENCH:-}" ]; then
  swift build -c release --product language-bench --package-path "$root" >&2
  bin=$(swift build -c release --product language-bench --package-path "$root" --show-bin-path)
  LANGUAGE_BENCH="$bin/language-bench"
fi

# The target is 50 ms for 5,000 lines, and the same time a line for any length.
"$LANGUAGE_BENCH" | awk '
  { print }
  $2 == "lines=" substr($2, 7) { split($2, n, "="); split($3, t, "="); split($4, e, "=") }
  n[2] < 2000 { first = e[2] }
  n[2] > 4000 && n[2] < 10000 { five = t[2] }
  END {
    printf "bench check-5000-lines ours=%sms target=50ms %s\n", five, (five < 50 ? "holds" : "short")
    printf "bench check-linear ours=%s target=2.00 %s\n", e[2] / first,
      (e[2] / first < 2 ? "holds" : "short")
  }'
