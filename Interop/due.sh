#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Lets other people's packages judge what `frankpledge due` writes: icalendar reads the calendar, jsonschema
# the lines of JSON, standardwebhooks verifies what the watch posts. All are from PyPI.
#
#   Interop/due.sh [PROGRAM]
#
# PROGRAM is the command to judge; without it the debug build is made. Prints one line a check,
# `interop <package> <what> ok|FAILED`, and exits 1 if any failed or could not be made. Needs python3
# with venv, and the network once.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=Interop/opening.sh
. "$here/opening.sh"

python=$root/out/due-venv/bin/python
if ! "$python" -c 'import icalendar, jsonschema, standardwebhooks' 2>/dev/null; then
  python3 -m venv "$root/out/due-venv"
  "$python" -m pip install --quiet 'icalendar==6.3.1' 'jsonschema[format]==4.26.0' \
    'standardwebhooks==1.0.0' >&2
fi

cp -r "$root/Examples/postgres-guild" "$work/guild"
cd "$work/guild"
for name in north-bank harbour-insurance; do
  [ -f "intake/$name.toml" ] || continue
  "$program" record "history/$name.csv" --mapping "intake/$name.toml" >/dev/null 2>&1
done
"$python" "$here/due.py" "$program" "$root/docs"
