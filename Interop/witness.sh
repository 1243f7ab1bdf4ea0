#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Lets others judge how we witness. A client in Python speaks to our witness; our program speaks to a
# witness in Go; Go's golang.org/x/mod/sumdb/note and OpenSSL verify our cosignatures. Client and witness are
# written from the C2SP specifications and share nothing with us.
#
#   Interop/witness.sh [PROGRAM]
#
# PROGRAM is the command to judge; without it the debug build is made. Prints one line a check,
# `interop <tool> <what> ok|FAILED`, and exits 1 if any failed or could not be made. Needs python3 with
# venv, openssl, and the network once.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
work=$(mktemp -d)
witness=
trap '[ -z "$witness" ] || kill "$witness" 2>/dev/null || true; rm -rf "$work"' EXIT

# shellcheck source=Interop/program.sh
. "$here/program.sh"

python=$root/out/witness-venv/bin/python
if ! "$python" -c 'import cryptography' 2>/dev/null; then
  python3 -m venv "$root/out/witness-venv"
  "$python" -m pip install --quiet 'cryptography==46.0.3' >&2
fi
. "$here/go.sh"
(cd "$go_module" && go build -o "$work/judge" ./Witness) >&2

status=0
# says TOOL WHAT COMMAND...: the command must succeed; `fails` that it must not.
says() {
  tool=$1 what=$2
  shift 2
  if "$@" >/dev/null 2>&1; then echo "interop $tool $what ok"; else
    echo "interop $tool $what FAILED"
    status=1
  fi
}
fails() { if "$@"; then return 1; else return 0; fi; }

# Our witness, asked by Python; what it cosigned, judged by Go and OpenSSL.
"$python" "$here/witness.py" "$program" "$work/w" || status=1
{ read -r log_key && read -r witness_key; } <"$work/w/keys"
says go-note cosignature "$work/judge" judge "$work/w/cosigned" "$log_key" "$witness_key"
sed 's/^71$/72/' "$work/w/cosigned" >"$work/changed"
says go-note refuses-other-text fails "$work/judge" judge "$work/changed" "$log_key" "$witness_key"

# What is signed, taken apart with coreutils: key after 1 byte, time and signature after 4.
payload=$(sed -n 's/^— w\.example\/frankpledge //p' "$work/w/cosigned")
printf %s "$payload" | base64 -d | tail -c 64 >"$work/signature"
time=$((0x$(printf %s "$payload" | base64 -d | head -c 12 | tail -c 8 | od -An -tx1 | tr -d ' \n')))
{ printf 'cosignature/v1\ntime %s\n' "$time" && sed '/^$/,$d' "$work/w/cosigned"; } >"$work/message"
{
  printf '\060\052\060\005\006\003\053\145\160\003\041\000'
  printf %s "$witness_key" | cut -d + -f 3- | base64 -d | tail -c 32
} >"$work/key.der"
openssl_verify() {
  openssl pkeyutl -verify -pubin -inkey "$work/key.der" -keyform DER -rawin -in "$1" \
    -sigfile "$work/signature"
}
says openssl cosignature openssl_verify "$work/message"
printf ' ' >>"$work/message"
says openssl refuses-other-text fails openssl_verify "$work/message"

# Our log, cosigned by the witness in Go.
cp -r "$root/Examples/postgres-guild" "$work/guild"
cd "$work/guild"
"$program" record history/north-bank.csv --mapping intake/north-bank.toml >/dev/null 2>&1
log_key=$(cat keys/log.vkey)
head -c 32 /dev/urandom >"$work/seed"
go_key=$("$work/judge" key go.example/witness "$work/seed")
"$work/judge" serve go.example/witness "$work/seed" "$log_key" >"$work/address" &
witness=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
  [ -s "$work/address" ] && break
  sleep 0.3
done
printf 'witness go %s %s\nquorum go\n' "$go_key" "$(cat "$work/address")" >witnesses.policy
says go-witness first-checkpoint "$program" witness ask
# A copy of the log that goes another way: nothing for it.
cp -r "$work/guild" "$work/fork"
"$program" record history/harbour-insurance.csv --mapping intake/harbour-insurance.toml \
  >"$work/recorded" 2>/dev/null
says go-witness consistency-proof grep -q '^  cosigned by go$' "$work/recorded"
head -n 500 history/harbour-insurance.csv >"$work/part.csv"
"$program" record "$work/part.csv" --mapping intake/harbour-insurance.toml -C "$work/fork" \
  >"$work/recorded" 2>&1
says go-witness copy-that-lags-is-told grep -q 'has cosigned [0-9]* entries of this log' "$work/recorded"
seq 3000 | sed 's|.*|{"agreement":"north-bank","data":{},"id":"&","source":"/t","specversion":"1.0",|
s|$|"subject":"X","time":"2026-02-03T10:00:00Z","type":"org.frankpledge.case.noted"}|' >"$work/more.jsonl"
"$program" record "$work/more.jsonl" -C "$work/fork" >"$work/recorded" 2>&1
says go-witness refuses-a-fork grep -q 'does not continue the one it cosigned (422)' "$work/recorded"
"$program" assure north-bank --as-of 2026-06-30 --out "$work/pack" >/dev/null
says go-note pack-checkpoint "$work/judge" judge "$work/pack/checkpoint" "$log_key" "$go_key"
says frankpledge go-cosigned-pack "$program" verify "$work/pack" --key "$log_key"
sed '1,/^$/d' "$work/pack/proofs/last.tlog-proof" >"$work/last-checkpoint"
says go-note tlog-proof-checkpoint "$work/judge" judge "$work/last-checkpoint" "$log_key" "$go_key"
exit $status
