# SPDX-License-Identifier: Apache-2.0
# Sourced with $root set: $program is the command to judge, the first argument; without one the debug
# build is made.

program=${1:-}
if [ -z "$program" ]; then
  swift build --package-path "$root" --product frankpledge >&2 || exit 1
  program=$(swift build --package-path "$root" --show-bin-path)/frankpledge
fi
