#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Lets other people's tools send to `frankpledge receive serve`: the Python SDK of CloudEvents in its three
# modes, calls of desks signed by OpenSSL, and one signed by the library of Standard Webhooks; then
# verifies a pack with the receipts that came back.
#
#   Interop/receive.sh [PROGRAM]
#
# PROGRAM is the command to judge; without it the debug build is made. Prints one line a check,
# `interop <tool> <what> ok|FAILED`, and exits 1 if any failed or could not be made. Needs python3
# with venv, openssl, and the network once.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

# shellcheck source=Interop/program.sh
. "$here/program.sh"

python=$root/out/receive-venv/bin/python
if ! "$python" -c 'import cloudevents, standardwebhooks' 2>/dev/null; then
  python3 -m venv "$root/out/receive-venv"
  "$python" -m pip install --quiet 'cloudevents==1.11.0' 'standardwebhooks==1.0.0' >&2
fi

cp -r "$root/Examples/postgres-guild" "$work/guild"
cp "$root"/Examples/desks/*.toml "$work/guild/intake/"
cd "$work/guild"
"$program" receive token keys/north-bank.token >/dev/null
(umask 077
  echo a-secret-of-this-example >keys/desk.secret
  echo "whsec_$(openssl rand -base64 32)" >keys/gitlab.secret)
cat >receiving.toml <<'TOML'
[senders.north-bank]
agreements = ["north-bank"]
source = "/north-bank"
token = "keys/north-bank.token"
[desks.github]
mapping = "intake/github.toml"
secret = "keys/desk.secret"
[desks.gitlab]
mapping = "intake/gitlab.toml"
secret = "keys/gitlab.secret"
[desks.zammad]
mapping = "intake/zammad.toml"
secret = "keys/desk.secret"
[desks.jira]
mapping = "intake/jira.toml"
secret = "keys/desk.secret"
TOML
"$program" receive serve --listen 127.0.0.1:0 >listening 2>told &
server=$!
for _ in $(seq 300); do
  [ -s listening ] && break
  kill -0 "$server" 2>/dev/null || break
  sleep 0.1
done
[ -s listening ] || { cat told >&2; echo "interop receive starts FAILED"; exit 1; }
url=$(sed -n 's/.* at //p' listening)
failed=0
"$python" "$here/receive.py" "$url" "$PWD" "$root/Examples/desks/calls" || failed=1
kill "$server"
wait "$server" || { echo "interop receive ends FAILED"; failed=1; }
server=
"$program" assure north-bank --as-of 2026-07-01 --out pack >/dev/null
if "$program" verify pack --key keys/log.vkey --receipts receipts >verified; then
  grep -q 'Receipts: 4 of 4 in order' verified && echo "interop cloudevents receipts-verify ok" ||
    { echo "interop cloudevents receipts-verify FAILED"; failed=1; }
else
  echo "interop cloudevents receipts-verify FAILED"
  failed=1
fi
exit "$failed"
