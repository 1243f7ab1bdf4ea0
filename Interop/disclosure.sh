#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Lets other people's tools judge what a redacted pack, a head and a receipt say: sd-jwt from PyPI reads the
# disclosures, Python's hashlib recomputes the head, OpenSSL checks the signature of a receipt.
#
#   Interop/disclosure.sh [PROGRAM]
#
# PROGRAM is the command to judge; without it the debug build is made. Prints one line a check,
# `interop <tool> <what> ok|FAILED`, and exits 1 if any failed or could not be made. Needs python3
# with venv, openssl, and the network once.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=Interop/opening.sh
. "$here/opening.sh"

python=$root/out/disclosure-venv/bin/python
if ! "$python" -c 'import sd_jwt' 2>/dev/null; then
  python3 -m venv "$root/out/disclosure-venv"
  "$python" -m pip install --quiet 'sd-jwt==0.10.4' >&2
fi

cp -r "$root/Examples/postgres-guild" "$work/guild"
cd "$work/guild"
"$program" record history/north-bank.csv --mapping intake/north-bank.toml >/dev/null 2>&1
cat >sent.jsonl <<'EVENTS'
{"agreement":"north-bank","data":{"note":"Primary lost; \"failover\" hangs","reporter":"Jane Roe","severity":"S1","tags":["a",{"b":1}]},"id":"R-1","source":"/desk/mail","specversion":"1.0","subject":"INC9001","time":"2026-06-29T09:00:00Z","type":"org.frankpledge.case.opened"}
EVENTS
"$program" receipt issue sent.jsonl --out receipts >/dev/null
"$program" assure north-bank --as-of 2026-06-30 --out pack >/dev/null
"$program" redact pack --out shown --hide reporter >/dev/null
"$python" "$here/disclosure.py" "$PWD" "$work"
