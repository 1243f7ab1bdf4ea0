#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Lets other people's tools judge what people sign and by when it existed: ssh-keygen, ssh-agent, openssl ts
# and rfc3161-client (PyPI); and has us judge what they write.
#
#   Interop/people.sh [PROGRAM]
#
# PROGRAM is the command to judge; without it the debug build is made. Prints one line a check,
# `interop <tool> <what> ok|FAILED`, and exits 1 if any failed or could not be made. Needs ssh-keygen,
# ssh-agent, openssl, python3 with venv, and the network once.
set -u

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
work=$(mktemp -d)
agent_pid=
server_pid=
finish() {
  [ -z "$agent_pid" ] || kill "$agent_pid"
  [ -z "$server_pid" ] || kill "$server_pid"
  rm -rf "$work"
}
trap finish EXIT

# shellcheck source=Interop/program.sh
. "$here/program.sh"
python=$root/out/people-venv/bin/python
if ! "$python" -c 'import rfc3161_client' 2>/dev/null; then
  python3 -m venv "$root/out/people-venv" &&
    "$python" -m pip install --quiet 'rfc3161-client==1.0.9' >&2 || exit 1
fi

status=0
# check TOOL WHAT STATUS COMMAND…: the command must end with that status.
check() {
  local tool=$1 what=$2 wanted=$3
  shift 3
  "$@" >"$work/output" 2>&1 </dev/null
  local found=$?
  if [ "$found" = "$wanted" ]; then
    echo "interop $tool $what ok"
  else
    echo "interop $tool $what FAILED"
    sed 's/^/  /' "$work/output" >&2
    status=1
  fi
}
check_in() { # the same with standard input from the file FILE
  local tool=$1 what=$2 wanted=$3 file=$4
  shift 4
  "$@" >"$work/output" 2>&1 <"$file"
  local found=$?
  [ "$wanted" != bad ] || { [ "$found" = 0 ] || found=bad; }
  if [ "$found" = "$wanted" ]; then
    echo "interop $tool $what ok"
  else
    echo "interop $tool $what FAILED"
    sed 's/^/  /' "$work/output" >&2
    status=1
  fi
}

# A small cooperative with one agreement and a few events.
cp -r "$root/Examples/postgres-guild" "$work/guild"
cd "$work/guild" || exit 1
head -n 40 history/north-bank.csv >"$work/some.csv"
"$program" record "$work/some.csv" --mapping intake/north-bank.toml >/dev/null 2>&1
mkdir -p people
moment=2026-03-06T16:10:00Z
namespace=pause@frankpledge.org

# --- what ssh-keygen signs, for each kind of key it makes -------------------------------------------
number=0
for kind in ed25519 ecdsa:256 ecdsa:384 ecdsa:521 rsa:2048 rsa:4096; do
  number=$((number + 1))
  name=${kind/:/-}
  key=$work/key-$name
  bits=
  case $kind in *:*) bits="-b ${kind#*:}" ;; esac
  # shellcheck disable=SC2086
  ssh-keygen -q -t "${kind%%:*}" $bits -N '' -C '' -f "$key"
  public=$(cut -d' ' -f1,2 "$key.pub")
  echo "jo@bank.example namespaces=\"pause@*\",valid-after=\"20260101Z\" $public" \
    >people/north-bank.allowed_signers
  text=$work/$name.txt
  "$program" statement new pause --agreement north-bank --case "NB-$number" --waiting-on adopter \
    --person jo@bank.example --moment "$moment" --out "$text" >/dev/null
  ssh-keygen -q -Y sign -n "$namespace" -f "$key" "$text" 2>/dev/null
  verify="ssh-keygen -Y verify -f people/north-bank.allowed_signers -I jo@bank.example"
  verify="$verify -n $namespace -Overify-time=20260306161000Z"
  check_in ssh-keygen "accepts-$name" 0 "$text" $verify -s "$text.sig"
  check frankpledge "accepts-$name" 0 "$program" statement record "$text" --signature "$text.sig"
  # One byte of the text, then of the signature.
  sed "s/NB-$number/NB-9/" "$text" >"$text.other"
  check_in ssh-keygen "refuses-other-text-$name" bad "$text.other" $verify -s "$text.sig"
  check frankpledge "refuses-other-text-$name" 1 \
    "$program" statement record "$text.other" --signature "$text.sig"
  sed '3s/[A-M]/N/;t;3s/[N-Z]/A/' "$text.sig" >"$text.bad"
  check_in ssh-keygen "refuses-other-signature-$name" bad "$text" $verify -s "$text.bad"
  check frankpledge "refuses-other-signature-$name" 1 \
    "$program" statement record "$text" --signature "$text.bad"
  # For another purpose.
  ssh-keygen -q -Y sign -n file -f "$key" <"$text" >"$text.file" 2>/dev/null
  check_in ssh-keygen "refuses-other-namespace-$name" bad "$text" $verify -s "$text.file"
  check frankpledge "refuses-other-namespace-$name" 1 \
    "$program" statement record "$text" --signature "$text.file"
done

# --- allowed signers: each line as both read it -----------------------------------------------------
# A statement per line, since one that is recorded is known.
line() { # WHAT ok|bad LINE
  number=$((number + 1))
  printf '%s\n' "$3" >people/north-bank.allowed_signers
  local text=$work/line-$number.txt
  "$program" statement new pause --agreement north-bank --case "NB-$number" --waiting-on adopter \
    --person jo@bank.example --moment "$moment" --out "$text" >/dev/null
  ssh-keygen -q -Y sign -n "$namespace" -f "$work/key-ed25519" "$text" 2>/dev/null
  local ours=0 theirs=0
  [ "$2" = ok ] || { ours=1 theirs=bad; }
  check_in ssh-keygen "line-$1" $theirs "$text" ssh-keygen -Y verify \
    -f people/north-bank.allowed_signers -I jo@bank.example -n "$namespace" \
    -Overify-time=20260306161000Z -s "$text.sig"
  check frankpledge "line-$1" $ours "$program" statement record "$text" --signature "$text.sig"
}
public=$(cut -d' ' -f1,2 "$work/key-ed25519.pub")
other=$(cut -d' ' -f1,2 "$work/key-ecdsa-256.pub")
line plain ok "jo@bank.example $public"
line pattern ok "*@bank.example,!ann@bank.example $public"
line quoted ok "\"jo@bank.example\" $public"
line second-line ok "jo@bank.example $other
jo@bank.example NAMESPACES=\"x,pause@*\" $public a comment"
line later ok "jo@bank.example valid-after=\"20260306161000Z\" $public"
line other-person bad "ann@bank.example $public"
line negated bad "*@bank.example,!jo@bank.example $public"
line other-key bad "jo@bank.example $other"
line other-namespace bad "jo@bank.example namespaces=\"consent@*\" $public"
line too-early bad "jo@bank.example valid-after=\"20260306161001Z\" $public"
line too-late bad "jo@bank.example valid-before=\"20260306160959Z\" $public"

# --- what we sign -----------------------------------------------------------------------------------
if FRANKPLEDGE_INTEROP_OUT="$work/samples" swift test --package-path "${FRANKPLEDGE_PACKAGE:-$root}" \
  --disable-xctest --filter SSHSamples >"$work/samples.txt" 2>&1 && [ -f "$work/samples/text" ]; then
  for name in ed25519 sk-ed25519 sk-ecdsa; do
    verify="ssh-keygen -Y verify -f $work/samples/allowed_signers -I $name -n consent@frankpledge.org"
    check_in ssh-keygen "verifies-ours-$name" 0 "$work/samples/text" $verify -s "$work/samples/$name.sig"
    check_in ssh-keygen "refuses-ours-over-other-text-$name" bad "$here/people.sh" \
      $verify -s "$work/samples/$name.sig"
  done
else
  echo "interop ssh-keygen verifies-ours FAILED"
  tail -n 20 "$work/samples.txt" >&2
  status=1
fi

# --- the log's key in an ssh-agent, and handed over -------------------------------------------------
first=$(cat keys/log.vkey)
eval "$(ssh-agent -s)" >/dev/null
agent_pid=$SSH_AGENT_PID
check ssh-agent takes-the-log-key 0 "$program" key agent --add
check ssh-agent is-used 0 "$program" key agent --use
mv keys/log.key "$work/log.key"
agent_signs() {
  "$program" assure north-bank --as-of 2026-06-30 --out "$1" &&
    "$program" verify "$1" --key "$first"
}
line by-agent ok "jo@bank.example $public"
check ssh-agent signs-a-pack 0 agent_signs "$work/pack-agent"
check frankpledge hands-over 0 "$program" key rotate
check frankpledge follows-the-hand-over 0 agent_signs "$work/pack-rotated"
stranger=$("$program" key new "$work/stranger.key" | sed -n '2s/ //gp')
check frankpledge refuses-a-stranger 1 "$program" verify "$work/pack-rotated" --key "$stranger"
check frankpledge log-is-whole 0 "$program" log fsck
kill "$agent_pid"
agent_pid=

# --- time stamps ------------------------------------------------------------------------------------
tsa=$work/tsa
mkdir "$tsa"
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$tsa/ca.key" -out "$tsa/ca.pem" -days 30 \
  -subj '/CN=Interop root' 2>/dev/null
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$tsa/stranger.key" -out "$tsa/stranger.pem" \
  -days 30 -subj '/CN=Interop stranger' 2>/dev/null
printf 'extendedKeyUsage = critical,timeStamping\nkeyUsage = critical,digitalSignature\n' >"$tsa/ext"
authority() { # NAME KEY-OPTIONS…
  local name=$1
  shift
  openssl req -newkey "$@" -nodes -keyout "$tsa/$name.key" -out "$tsa/$name.csr" \
    -subj "/CN=Interop TSA $name" 2>/dev/null
  openssl x509 -req -in "$tsa/$name.csr" -CA "$tsa/ca.pem" -CAkey "$tsa/ca.key" -CAcreateserial \
    -days 20 -extfile "$tsa/ext" -out "$tsa/$name.pem" 2>/dev/null
  cat >"$tsa/$name.cnf" <<CONF
[tsa]
default_tsa = one
[one]
serial = $tsa/serial
crypto_device = builtin
signer_cert = $tsa/$name.pem
signer_key = $tsa/$name.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
CONF
}
echo 01 >"$tsa/serial"
authority rsa rsa:2048
authority ecdsa ec -pkeyopt ec_paramgen_curve:P-256
reply() { openssl ts -reply -config "$tsa/$1.cnf" -queryfile "$2" -out "$3" 2>/dev/null; }

for name in rsa ecdsa; do
  ask=$work/$name.tsq
  answer=$work/$name.tsr
  check frankpledge "asks-for-a-stamp-$name" 0 "$program" timestamp request "$ask"
  check openssl "reads-our-request-$name" 0 reply "$name" "$ask" "$answer"
  check frankpledge "accepts-a-stamp-$name" 0 "$program" timestamp take "$answer" \
    --request "$ask" --tsa-root "$tsa/ca.pem"
  check frankpledge "refuses-another-root-$name" 1 "$program" timestamp take "$answer" \
    --request "$ask" --tsa-root "$tsa/stranger.pem"
  "$program" timestamp request "$work/other.tsq" >/dev/null
  check frankpledge "refuses-another-nonce-$name" 1 "$program" timestamp take "$answer" \
    --request "$work/other.tsq" --tsa-root "$tsa/ca.pem"
done
printf 'something else\n' >"$work/else"
openssl ts -query -data "$work/else" -sha256 -cert -out "$work/else.tsq" 2>/dev/null
reply rsa "$work/else.tsq" "$work/else.tsr"
check frankpledge refuses-another-imprint 1 "$program" timestamp take "$work/else.tsr" \
  --tsa-root "$tsa/ca.pem"

# The same over HTTP.
"$python" "$here/tsa.py" "$tsa/rsa.cnf" "$work/port" &
server_pid=$!
for _ in $(seq 50); do [ -s "$work/port" ] && break || sleep 0.1; done
check frankpledge asks-over-http 0 "$program" timestamp ask --tsa "http://127.0.0.1:$(cat "$work/port")/" \
  --tsa-root "$tsa/ca.pem"
kill "$server_pid"
server_pid=

"$program" assure north-bank --as-of 2026-06-30 --out "$work/pack" >/dev/null
check frankpledge pack-with-stamps 0 "$program" verify "$work/pack" --key "$first" \
  --tsa-root "$tsa/ca.pem"
check frankpledge pack-with-another-root 1 "$program" verify "$work/pack" --key "$first" \
  --tsa-root "$tsa/stranger.pem"
# What an auditor without us does: the first three lines of the checkpoint, and openssl.
head -n 3 "$work/pack/checkpoint" >"$work/text"
count=0
for stamp in "$work"/pack/timestamps/*.tsr; do
  count=$((count + 1))
  check openssl "verifies-stamp-$count-of-the-pack" 0 openssl ts -verify -in "$stamp" \
    -data "$work/text" -CAfile "$tsa/ca.pem"
  check openssl "refuses-stamp-$count-over-other-text" 1 openssl ts -verify -in "$stamp" \
    -data "$work/else" -CAfile "$tsa/ca.pem"
  check rfc3161-client "verifies-stamp-$count-of-the-pack" 0 "$python" "$here/stamp.py" "$stamp" \
    "$work/text" "$tsa/ca.pem"
  check rfc3161-client "refuses-stamp-$count-over-other-text" 1 "$python" "$here/stamp.py" "$stamp" \
    "$work/else" "$tsa/ca.pem"
done
[ "$count" = 3 ] || { echo "interop openssl all-three-stamps FAILED"; status=1; }
exit $status
