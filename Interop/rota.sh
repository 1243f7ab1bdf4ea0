#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Lets other people's packages judge the calendars of `frankpledge rota`: icalendar reads what we write and
# agrees with our shifts, we read what it writes, recurring_ical_events says when recurring events come
# round, and jsonschema judges the lines of JSON. All are from PyPI.
#
#   Interop/rota.sh [PROGRAM]
#
# PROGRAM is the command to judge; without it the debug build is made. Prints one line a check,
# `interop <package> <what> ok|FAILED`, and exits 1 if any failed or could not be made. Needs python3
# with venv, and the network once.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=Interop/opening.sh
. "$here/opening.sh"

python=$root/out/rota-venv/bin/python
if ! "$python" -c 'import icalendar, jsonschema, recurring_ical_events' 2>/dev/null; then
  python3 -m venv "$root/out/rota-venv"
  "$python" -m pip install --quiet 'icalendar==6.3.1' 'jsonschema[format]==4.26.0' \
    'recurring-ical-events==3.8.2' >&2
fi

cp -r "$root/Examples/postgres-guild" "$work/guild"
cd "$work/guild"
"$python" "$here/rota.py" "$program" "$root/docs"
