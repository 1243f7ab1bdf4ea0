#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Lets the jsonschema package of Python judge the terms that `frankpledge check --json` prints, by
# docs/language/terms.schema.json.
#
#   Interop/schema.sh [PROGRAM]
#
# PROGRAM is the command to judge; without it the debug build is made. Prints one line a check,
# `interop jsonschema <what> ok|FAILED`, and exits 1 if any failed or could not be made. Needs python3
# with venv, and the network once.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=Interop/opening.sh
. "$here/opening.sh"

python=$root/out/schema-venv/bin/python
if ! "$python" -c 'import jsonschema' 2>/dev/null; then
  python3 -m venv "$root/out/schema-venv"
  "$python" -m pip install --quiet 'jsonschema[format]==4.26.0' >&2
fi

for folder in "$root"/Examples/*/; do
  [ -f "$folder/cooperative.pledge" ] || continue
  # A text with problems is printed all the same.
  "$program" check --json --folder "$folder" >>"$work/terms.jsonl" || [ $? -eq 1 ]
done
"$python" "$here/schema.py" "$root/docs/language/terms.schema.json" "$work/terms.jsonl"
