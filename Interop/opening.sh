# SPDX-License-Identifier: Apache-2.0
# Sourced with $here set: $root is the repository, $work a folder that is gone at the end, $program the command to
# judge.

root=$(cd "$here/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# shellcheck source=Interop/program.sh
. "$here/program.sh"
