#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Lets other people's client of the Language Server Protocol, pygls, speak with our server.
#
#   Interop/editor.sh [PROGRAM]
#
# PROGRAM is the built `frankpledge`; without it, it is built. Prints one line a check,
# `interop pygls <what> ok|FAILED`, and exits 1 if any failed or could not be made.
# Needs python3 with venv, and the network once, for PyPI.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=Interop/opening.sh
. "$here/opening.sh"
if [ ! -x "$program" ]; then
  echo "interop: '$program' cannot be run; give the built program" >&2
  exit 1
fi

venv="$root/.build-interop/editor-venv"
if ! "$venv/bin/python" -c 'import pygls' 2>/dev/null; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet pygls==2.1.1 lsprotocol==2025.0.0 >&2
fi

# A copy, for the check writes a path with a space and a letter beyond ASCII.
guild="$work/a güild"
cp -r "$root/Examples/postgres-guild" "$guild"
"$venv/bin/python" "$here/editor/check.py" "$program" "$guild"
