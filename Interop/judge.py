# SPDX-License-Identifier: Apache-2.0
"""Recomputes a log's root, leaves and disclosures with Python's own hashlib and json.

judge.py LOG WORK: also writes to WORK what openssl needs to check the signature of the checkpoint.
"""

import base64
import glob
import hashlib
import json
import os
import sys

log, work = sys.argv[1:]
failed = False


def report(what, holds, why=""):
    global failed
    failed |= not holds
    print(f"interop python {what} {'ok' if holds else 'FAILED'}", flush=True)
    if not holds:
        print(f"interop python {what}: {why}", file=sys.stderr)


def read(*parts):
    with open(os.path.join(log, *parts), "rb") as file:
        return file.read()


def unpadded(text):
    """Decodes base64url without padding, as RFC 9901 writes it."""
    return base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4))


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def root(hashes):
    """The root of RFC 6962, made level by level; a hash without a sibling moves up."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    while len(hashes) > 1:
        above = [
            hashlib.sha256(b"\x01" + left + right).digest()
            for left, right in zip(hashes[::2], hashes[1::2])
        ]
        hashes = above + ([hashes[-1]] if len(hashes) % 2 else [])
    return hashes[0]


def place(index, width):
    """Where C2SP puts a tile."""
    digits = str(index)
    digits = digits.rjust((len(digits) + 2) // 3 * 3, "0")
    groups = [digits[start : start + 3] for start in range(0, len(digits), 3)]
    path = "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
    return path if width == 256 else f"{path}.p/{width}"


def entries(size):
    found = []
    for start in range(0, size, 256):
        data = read("tile", "entries", place(start // 256, min(256, size - start)))
        while data:
            end = 2 + int.from_bytes(data[:2], "big")
            found.append(data[2:end])
            data = data[end:]
    return found


text, _, signatures = read("checkpoint").rpartition(b"\n\n")
text += b"\n"
_, size, claimed, _ = text.split(b"\n")
size, claimed = int(size), base64.b64decode(claimed)
all_entries = entries(size)

computed = root([hashlib.sha256(b"\0" + entry).digest() for entry in all_entries])
report("root", computed == claimed and len(all_entries) == size, f"computed {computed.hex()}")

old_size, old_root = read("checkpoint.old").split(b"\n")[1:3]
computed = root([hashlib.sha256(b"\0" + e).digest() for e in all_entries[: int(old_size)]])
report("older-root", computed == base64.b64decode(old_root), f"computed {computed.hex()}")

leaves = [json.loads(entry) for entry in all_entries]
report(
    "leaves-are-canonical",
    all(canonical(leaf) == entry for leaf, entry in zip(leaves, all_entries))
    and all(sorted(leaf) == ["agreement", "digest", "sequence", "v"] for leaf in leaves),
)
following = {}
for leaf in leaves:
    seen = following.get(leaf["agreement"], 0)
    following[leaf["agreement"]] = seen + 1 if leaf["sequence"] == seen else -1
report("sequences-have-no-gaps", bool(following) and min(following.values()) > 0, str(following))

disclosures = sorted(glob.glob(os.path.join(log, "disclosures", "*")))
wrong = [] if disclosures else ["there are none"]
for path in disclosures:
    disclosed = read(path)
    leaf = leaves[int(os.path.basename(path))]
    salt, name, event = json.loads(unpadded(disclosed))
    if (
        hashlib.sha256(disclosed).digest() != unpadded(leaf["digest"].encode())
        or len(unpadded(salt.encode())) != 16
        or name != "event"
        or canonical([salt, name, event]) != unpadded(disclosed)
    ):
        wrong.append(path)
report("disclosures", not wrong, str(wrong))

line = signatures.splitlines()[0]
key = read("vkey").strip().split(b"+", 2)[2]
prefix = bytes.fromhex("302a300506032b6570032100")
for file, data in [
    ("text", text),
    ("signature", base64.b64decode(line.split(b" ")[2])[4:]),
    ("key.der", prefix + base64.b64decode(key)[1:]),
]:
    with open(os.path.join(work, file), "wb") as out:
        out.write(data)
sys.exit(1 if failed else 0)
