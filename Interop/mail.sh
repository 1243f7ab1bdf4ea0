#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Lets Python's own mail library judge how mail is read: it writes hundreds of messages, in an mbox and in a
# Maildir, with encoded words, folded fields, threads and dates of all zones; we record them, and what
# it reads from the same bytes must be what our log says.
#
#   Interop/mail.sh [PROGRAM]
#
# PROGRAM is the command to judge; without it the debug build is made. Prints one line a check,
# `interop <tool> <what> ok|FAILED`, and exits 1 if any failed. Needs python3.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=Interop/opening.sh
. "$here/opening.sh"

failed=0
for form in mbox maildir; do
  cp -r "$root/Examples/postgres-guild" "$work/$form"
  cd "$work/$form"
  sed '/^received-by/d' "$root/Examples/desks/mail.toml" >intake/mail.toml
  python3 "$here/mail.py" write "$form" mail
  "$program" record mail --mapping intake/mail.toml >/dev/null 2>told ||
    { cat told >&2; echo "interop python-mailbox $form FAILED"; failed=1; continue; }
  "$program" assure north-bank --as-of 2026-12-31 --out pack >/dev/null
  python3 "$here/mail.py" judge "$form" mail pack/events.jsonl || failed=1
done
exit "$failed"
