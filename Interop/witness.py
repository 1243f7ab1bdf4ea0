# SPDX-License-Identifier: Apache-2.0
"""A client of witnesses, written from C2SP tlog-witness with `cryptography` and hashlib alone.

    witness.py PROGRAM FOLDER

It keeps a log of its own, starts `PROGRAM witness serve`, sends every kind of request that the
specification tells of, and holds status, media type and body of each answer against it. Prints one line a
check, `interop python-witness <what> ok|FAILED`, and exits 1 if any failed. KILLS says how often the
witness is killed while it answers; 50 if it is not set.
"""

import base64
import concurrent.futures
import hashlib
import http.client
import os
import pathlib
import random
import signal
import struct
import subprocess
import sys
import time

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

failed = False
KILLS = int(os.environ.get("KILLS", "50"))


def check(what, holds):
    global failed
    failed = failed or not holds
    print(f"interop python-witness {what} {'ok' if holds else 'FAILED'}")


def b64(data):
    return base64.b64encode(data).decode()


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def root(leaves):
    if len(leaves) <= 1:
        return leaves[0] if leaves else sha()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b"\x01", root(leaves[:split]), root(leaves[split:]))


def proof(old, leaves, whole=True):
    """RFC 6962, section 2.1.2."""
    if old == len(leaves):
        return [] if whole else [root(leaves)]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    if old <= split:
        return proof(old, leaves[:split], whole) + [root(leaves[split:])]
    return proof(old - split, leaves[split:], False) + [root(leaves[:split])]


class Key:
    def __init__(self, name, kind, seed):
        self.name, self.private = name, Ed25519PrivateKey.from_private_bytes(seed)
        raw = self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.id = sha(name.encode() + b"\n", bytes([kind]), raw)[:4]
        self.vkey = f"{name}+{self.id.hex()}+{b64(bytes([kind]) + raw)}"

    def line(self, text):
        return f"— {self.name} {b64(self.id + self.private.sign(text.encode()))}\n"


def checkpoint(origin, leaves, *keys, claimed=None, more=""):
    text = f"{origin}\n{len(leaves)}\n{b64(claimed or root(leaves))}\n{more}"
    return text, text + "\n" + "".join(key.line(text) for key in keys)


def believed(line, vkey, text):
    """The time of a cosignature by the key over the text, or None."""
    name, key_id, key = vkey.split("+", 2)
    public = base64.b64decode(key, validate=True)
    dash, found, payload = line.rstrip("\n").split(" ")
    signature = base64.b64decode(payload, validate=True)
    if (dash, found) != ("—", name) or public[0] != 4 or signature[:4].hex() != key_id:
        return None
    if sha(name.encode() + b"\n", public)[:4].hex() != key_id or len(signature) != 76:
        return None
    (time,) = struct.unpack(">Q", signature[4:12])
    try:
        Ed25519PublicKey.from_public_bytes(public[1:]).verify(
            signature[12:], f"cosignature/v1\ntime {time}\n{text}".encode()
        )
    except InvalidSignature:
        return None
    return time


def main(program, folder):
    folder = pathlib.Path(folder)
    log = Key("python.example/log", 1, sha(b"log"))
    spare = Key("python.example/log", 1, sha(b"spare"))
    stranger = Key("python.example/log", 1, sha(b"stranger"))
    subprocess.run(
        [program, "witness", "new", str(folder), "--name", "w.example/frankpledge"],
        check=True, stdout=subprocess.DEVNULL,
    )
    vkey = (folder / "witness.vkey").read_text().strip()
    (folder / "logs.policy").write_text(f"log {log.vkey}\nlog {spare.vkey}\nquorum none\n")

    def start(port):
        process = subprocess.Popen(
            [program, "witness", "serve", str(folder), "--listen", f"127.0.0.1:{port}",
             "--prefix", "/w"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        process.address = process.stdout.readline()
        return process

    server = start(0)
    port = int(server.address.rsplit(":", 1)[1].split("/")[0])

    def call(method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request(method, path, body.encode() if body is not None else None)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Content-Type"), answer.read().decode()

    def add(old, hashes, note):
        lines = "".join(b64(one) + "\n" for one in hashes)
        return call("POST", "/w/add-checkpoint", f"old {old}\n{lines}\n{note}")

    shown = "/w/" + hashlib.sha256(log.name.encode()).hexdigest() + "/checkpoint"
    leaves = [sha(b"\x00", struct.pack(">Q", index)) for index in range(70)]
    fork = leaves[:20] + [sha(b"\x00fork", struct.pack(">Q", index)) for index in range(50)]
    try:
        check("nothing-to-show-yet", call("GET", shown)[0] == 404)
        _, note = checkpoint(log.name, leaves[:7], log)
        check("malformed-400", all(
            call("POST", "/w/add-checkpoint", body)[0] == 400
            for body in ["", "old 0", "old 00\n\n" + note, "old 0\nnot base64\n\n" + note,
                         "old 0\n" + (b64(leaves[0]) + "\n") * 64 + "\n" + note, "old 0\n\nno note\n"]
        ))
        check("old-above-new-400", add(8, [], note)[0] == 400)
        _, foreign = checkpoint("else.example/log", leaves[:7], log)
        check("unknown-origin-404", add(0, [], foreign)[0] == 404)
        text, unsigned = checkpoint(log.name, leaves[:7], stranger)
        check("no-trusted-signature-403", add(0, [], unsigned)[0] == 403)
        check("wrong-signature-403", add(0, [], note + log.line(text + "x"))[0] == 403)
        check("proof-from-nothing-422", add(0, [leaves[0]], note)[0] == 422)
        _, empty = checkpoint(log.name, [], log, claimed=leaves[0])
        check("empty-log-with-a-root-422", add(0, [], empty)[0] == 422)
        check("unknown-size-409", add(3, [], note) == (409, "text/x.tlog.size", "0\n"))

        status, _, body = add(0, [], note)
        check("first-200", status == 200 and (believed(body, vkey, text) or 0) > 1_500_000_000)
        check("monitored", call("GET", shown)[::2] == (200, note + body))
        check("conflict-409", add(0, [], note) == (409, "text/x.tlog.size", "7\n"))
        status, _, body = add(7, [], note)
        check("same-again-200", status == 200 and believed(body, vkey, text) is not None)

        sizes = [8, 9, 20, 33, 64, 70]
        held, last = [], 7
        for size in sizes:
            # By either key of the log, with an extension line, and a stranger's signature beside it.
            key = spare if size == 33 else log
            text, note = checkpoint(log.name, leaves[:size], key, stranger, more="a line more\n")
            status, _, body = add(last, proof(last, leaves[:size]), note)
            held.append(status == 200 and believed(body, vkey, text) is not None)
            last = size
            if size == 33:
                _, other = checkpoint(log.name, fork[:33], log)
                check("fork-of-same-size-422", add(33, [], other)[0] == 422)
                _, longer = checkpoint(log.name, fork[:50], log)
                check("fork-that-is-longer-422", add(33, proof(33, fork[:50]), longer)[0] == 422)
        check("grows-200", all(held))
        check("stranger-not-kept", call("GET", shown)[2].count("— python.example/log") == 1)
        _, note = checkpoint(log.name, leaves[:70], log)
        check("wrong-proof-422", add(70, [leaves[0]], note)[0] == 422)
        check("other-method-404", call("GET", "/w/add-checkpoint")[0] == 404)

        grown = [leaves + [sha(b"\x00", bytes([number]))] for number in range(30)]
        with concurrent.futures.ThreadPoolExecutor(30) as pool:
            statuses = list(pool.map(
                lambda many: add(70, proof(70, many), checkpoint(log.name, many, log)[1])[0], grown))
        check("race-has-one-winner", sorted(statuses) == [200] + [409] * 29)

        # What was answered is on the disk: killed and started again it knows.
        server.send_signal(signal.SIGKILL)
        server.wait()
        server = start(port)
        check("survives-kill", add(70, [], note) == (409, "text/x.tlog.size", "71\n"))
        (folder / "cosigned").write_text(call("GET", shown)[2])

        # Killed at random moments while three clients push the log on: what was answered is remembered,
        # and what is remembered is one history.
        long = grown[statuses.index(200)] + [
            sha(b"\x00more", struct.pack(">Q", index)) for index in range(8 * KILLS)]
        acknowledged, whole = [71], True
        draw = random.Random(7)

        def push(number):
            size = acknowledged[-1]
            while size < len(long) - 4:
                new = size + 1 + number
                _, pushed = checkpoint(log.name, long[:new], log)
                try:
                    status, _, body = add(size, proof(size, long[:new]), pushed)
                except (OSError, http.client.HTTPException):
                    return
                if status == 200:
                    acknowledged.append(new)
                size = new if status == 200 else int(body) if status == 409 else size

        (folder / "logs.policy").write_text(f"log {log.vkey}\nquorum none\n")
        for _ in range(KILLS):
            with concurrent.futures.ThreadPoolExecutor(3) as pool:
                pushes = [pool.submit(push, number) for number in range(3)]
                time.sleep(draw.uniform(0.005, 0.1))
                server.send_signal(signal.SIGKILL)
                server.wait()
                for one in pushes:
                    one.result()
            server = start(port)
            lines = call("GET", shown)[2].split("\n")
            size = int(lines[1])
            whole = whole and size >= max(acknowledged) and lines[2] == b64(root(long[:size]))
            acknowledged.append(size)
        check(f"killed-{KILLS}-times-nothing-forgotten", whole and max(acknowledged) > 71)
    finally:
        server.send_signal(signal.SIGTERM)
        check("ends-when-asked", server.wait(20) == 0)
    (folder / "keys").write_text(f"{log.vkey}\n{vkey}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
