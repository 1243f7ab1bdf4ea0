# SPDX-License-Identifier: Apache-2.0
"""Judges a redacted pack, its head and a receipt with sd-jwt, hashlib and OpenSSL."""
import base64
import glob
import hashlib
import json
import os
import subprocess
import sys

from jwcrypto.jwk import JWK
from jwcrypto.jws import JWS
from sd_jwt.verifier import SDJWTVerifier

folder, work = sys.argv[1:3]
failed = False


def report(tool, what, fine, why=""):
    global failed
    failed = failed or not fine
    print(f"interop {tool} {what} {'ok' if fine else 'FAILED ' + str(why)}")


def unpadded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def sha(data):
    return hashlib.sha256(data).digest()


# Each entry as an SD-JWT of its own, whose one digest is the one in the leaf.
key = JWK.generate(kty="EC", crv="P-256")


def read(leaf, disclosures):
    token = JWS(json.dumps({"_sd": [leaf["digest"]], "_sd_alg": "sha-256"}))
    token.add_signature(key, alg="ES256", protected=json.dumps({"alg": "ES256"}))
    compact = "~".join([token.serialize(compact=True)] + disclosures) + "~"
    return SDJWTVerifier(compact, lambda issuer, header: key).get_verified_payload()["event"]


lines = [json.loads(line) for line in open(os.path.join(folder, "shown", "events.redacted.jsonl"))]
full = [json.loads(line) for line in open(os.path.join(folder, "pack", "events.jsonl"))]
wrong = []
for shown, whole in zip(lines, full):
    event = read(shown["leaf"], shown["disclosures"])
    expected = whole["event"]
    expected.get("data", {}).pop("reporter", None)
    if not expected.get("data", True):
        del expected["data"]
        if event.get("data") == {}:
            del event["data"]
    if event != expected:
        wrong.append(shown["index"])
both = len({line["leaf"]["v"] for line in lines}) == 2
report("sd-jwt", "disclosures", not wrong and both and len(lines) == len(full), (wrong[:3], both))

# A check that cannot fail is worth nothing: a field that was forged is not read.
last = lines[-1]
salt, name, value = json.loads(unpadded(last["disclosures"][1]))
forged = base64.urlsafe_b64encode(json.dumps([salt, name, "forged"]).encode()).rstrip(b"=").decode()
try:
    event = read(last["leaf"], [last["disclosures"][0], forged])
    report("sd-jwt", "refuses-forged-field", name not in event.get("data", {}), event)
except Exception:
    report("sd-jwt", "refuses-forged-field", True)

# The head, from docs/specs/heads.md alone.
chain = bytes(32)
for line in full:
    leaf = json.dumps(line["leaf"], separators=(",", ":"), sort_keys=True).encode()
    chain = sha(b"\x04" + chain + line["index"].to_bytes(8, "big") + sha(b"\0" + leaf))
agreement = unpadded(full[0]["leaf"]["agreement"])
own = open(os.path.join(folder, "pack", "heads", "own")).read().split("\n")
heads = [json.loads(line) for line in open(os.path.join(folder, "pack", "heads", "leaves.jsonl"))]
root = sha(b"\x02" + agreement + len(full).to_bytes(8, "big") + chain)
for depth, sibling in reversed(list(enumerate(own[3:-1]))):
    sibling = base64.b64decode(sibling)
    right = agreement[depth // 8] >> (7 - depth % 8) & 1
    root = sha(b"\x03" + (sibling + root if right else root + sibling))
report("python", "head", root == unpadded(heads[-1]["leaf"]["heads"]))

# The receipt: its signature, and that it promises what the leaf holds.
receipt = open(glob.glob(os.path.join(folder, "receipts", "*.receipt"))[0], "rb").read()
note = receipt.split(b"\n", 3)[3]
text, signature = note.rsplit(b"\n\n", 1)
text += b"\n"
vkey = open(os.path.join(folder, "keys", "log.vkey")).read().strip().split("+", 2)[2]
der = bytes.fromhex("302a300506032b6570032100") + base64.b64decode(vkey)[1:]
paths = [os.path.join(work, name) for name in ("text", "signature", "key.der")]
for path, data in zip(paths, (text, base64.b64decode(signature.split(b" ")[2])[4:], der)):
    open(path, "wb").write(data)


def openssl():
    return subprocess.run(
        ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", paths[2], "-keyform", "DER", "-rawin",
         "-in", paths[0], "-sigfile", paths[1]], capture_output=True).returncode == 0


report("openssl", "receipt-signature", openssl())
open(paths[0], "ab").write(b" ")
report("openssl", "refuses-other-receipt", not openssl())
promised = text.decode().split("digest ")[1].split("\n")[0]
report("python", "receipt-promises-the-leaf", promised == full[-1]["leaf"]["digest"])
sys.exit(1 if failed else 0)
