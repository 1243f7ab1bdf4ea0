# SPDX-License-Identifier: Apache-2.0
"""Kills what records, witnesses and publishes a log, at random moments and while the disk fails, and
checks that nothing acknowledged is lost and nothing that was said is taken back.

    dev/crash/crash.py PROGRAM [--kills 1000] [--faults 1000] [--seed N]

In each guild run at the same time: a server that four senders send to, `record` over and over, a witness,
and `log export` over and over. One of them, or all, is killed with SIGKILL, started again, and so on.
With --faults the disk fails instead: writes find it full or write less than asked, what is forced to the
disk does not arrive (faults.c).

What is acknowledged: an event that the server answered with 200 or 201, and all that `record` reported with
status 0. Every checkpoint that anybody was shown is kept: as published, and as the witness cosigned it.
In the end of each guild, by Python's hashlib and what the files say:
  - every acknowledged event is in the log with the contents that were sent;
  - `log fsck` finds store and published folder whole;
  - every checkpoint kept has the root that the leaves of the log have at its size.
"""

import argparse
import base64
import collections
import glob
import hashlib
import http.client
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
KILLS_A_GUILD = 50


class Trouble(Exception):
    pass


def event(source, number):
    return {
        "agreement": "north-bank", "id": str(number), "source": source, "specversion": "1.0",
        "subject": f"{source[1:].replace('/', '-')}-{number}", "time": "2026-06-29T10:00:00Z",
        "type": "org.frankpledge.case.opened", "data": {"severity": "S3"},
    }


class Guild:
    """A cooperative with all its processes."""

    def __init__(self, program, work, seed, faults):
        self.program, self.folder, self.faults = program, work / "guild", faults
        self.seed, self.random = seed, random.Random(seed)
        self.acknowledged, self.lock = {}, threading.Lock()
        self.checkpoints, self.stopping = set(), threading.Event()
        self.unexpected, self.kills, self.struck = [], 0, work / "struck"
        self.served, self.witness, self.port, self.witness_port = None, None, 0, 0
        self.short_lived = {}
        shutil.copytree(ROOT / "Examples/postgres-guild", self.folder)
        (self.folder / "receiving.toml").write_text(
            '[senders.bank]\nagreements = ["north-bank"]\nsource = "/bank"\ntoken = "keys/bank.token"\n')
        self.run("receive", "token", "keys/bank.token")
        self.token = (self.folder / "keys/bank.token").read_text().strip()
        (self.folder / "one.jsonl").write_text(json.dumps(event("/first", 0)) + "\n")
        self.run("record", "one.jsonl")
        self.run("witness", "new", "w", "--name", "w.example")
        key = (self.folder / "keys/log.vkey").read_text().strip()
        (self.folder / "w/logs.policy").write_text(f"log {key}\nquorum none\n")
        self.start_witness()
        vkey = (self.folder / "w/witness.vkey").read_text().strip()
        (self.folder / "witnesses.policy").write_text(
            f"witness w {vkey} http://127.0.0.1:{self.witness_port}\nquorum none\n")
        self.start_server()

    def environment(self):
        if not self.faults:
            return None
        return {
            **os.environ, "LD_PRELOAD": str(self.faults), "FAULTS_TOLD": str(self.struck),
            "FAULTS": f"{self.random.getrandbits(31)}:{self.random.choice([30, 80, 200])}",
        }

    def run(self, *arguments, well=True):
        done = subprocess.run(
            [self.program, *arguments], cwd=self.folder, capture_output=True, text=True)
        if well and done.returncode != 0:
            raise Trouble(f"{arguments}: {done.returncode}: {done.stdout}{done.stderr}")
        return done

    def start(self, *arguments, port, faults=True):
        """Starts a server and gives it and its port, which stays the same once there is one."""
        for _ in range(60):
            process = subprocess.Popen(
                [self.program, *arguments, "--listen", f"127.0.0.1:{port}"], cwd=self.folder,
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                env=self.environment() if faults else None)
            text = process.stdout.readline().decode()
            process.stdout.close()
            if text.endswith("\n"):
                return process, int(text.strip().rsplit(":", 1)[1])
            # With a failing disk it may not start; without, it must.
            status = process.wait()
            if not self.faults:
                raise Trouble(f"{arguments} does not start: {status}")
            self.expect(arguments, status)
        raise Trouble(f"{arguments} does not start in 60 attempts")

    def start_server(self):
        self.served, self.port = self.start("receive", "serve", port=self.port)

    def start_witness(self):
        self.witness, self.witness_port = self.start(
            "witness", "serve", "w", port=self.witness_port, faults=False)

    def expect(self, arguments, status):
        """A program ends with a status that is documented, or by our signal."""
        if status not in (0, 1, 2, -signal.SIGKILL):
            self.unexpected.append(f"{arguments} ended with {status}")

    # What goes on at the same time.

    def send(self, sender):
        number, numbers = 0, random.Random(self.seed * 10 + sender)
        source = f"/bank/{sender}"
        while not self.stopping.is_set():
            sent = json.dumps(event(source, number), sort_keys=True)
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
                connection.request(
                    "POST", "/events", sent, {
                        "Authorization": f"Bearer {self.token}",
                        "Content-Type": "application/cloudevents+json"})
                answer = connection.getresponse()
                body = answer.read()
                connection.close()
            except (OSError, http.client.HTTPException):
                time.sleep(0.002)
                continue
            if answer.status in (200, 201) and b"frankpledge-receipt/v1" in body:
                with self.lock:
                    self.acknowledged[(source, str(number))] = sent
                number += 1
            elif answer.status != 503:
                self.unexpected.append(f"{source} {number}: {answer.status} {body[:200]}")
                number += 1
            if numbers.random() < 0.02:
                time.sleep(0.01)

    def repeat(self, name, arguments):
        """Runs a command over and over; it may be killed."""
        number = 0
        while not self.stopping.is_set():
            events = []
            if name == "record":
                events = [event("/record", number * 20 + place) for place in range(20)]
                (self.folder / "batch.jsonl").write_text(
                    "".join(json.dumps(item) + "\n" for item in events))
            process = subprocess.Popen(
                [self.program, *arguments], cwd=self.folder, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, env=self.environment())
            self.short_lived[name] = process
            status = process.wait()
            self.expect(arguments, status)
            if name == "record" and status == 0:
                with self.lock:
                    for item in events:
                        key = (item["source"], item["id"])
                        self.acknowledged[key] = json.dumps(item, sort_keys=True)
                number += 1
            self.keep_published()

    def keep_published(self):
        try:
            self.checkpoints.add((self.folder / "public/checkpoint").read_bytes())
        except FileNotFoundError:
            pass

    def keep_cosigned(self):
        origin = hashlib.sha256(b"guild.example/log").hexdigest()
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.witness_port, timeout=5)
            connection.request("GET", f"/{origin}/checkpoint")
            answer = connection.getresponse()
            if answer.status == 200:
                self.checkpoints.add(answer.read())
            connection.close()
        except (OSError, http.client.HTTPException):
            pass

    def go(self, kills):
        threads = [threading.Thread(target=self.send, args=(n,), daemon=True) for n in range(4)]
        for name, arguments in [
            ("record", ["record", "batch.jsonl"]), ("export", ["log", "export", "public"]),
            ("ask", ["witness", "ask"]),
        ]:
            threads.append(
                threading.Thread(target=self.repeat, args=(name, arguments), daemon=True))
        for thread in threads:
            thread.start()
        while self.kills < kills:
            time.sleep(self.random.uniform(0, 0.12))
            self.kill(self.random.choice(["server", "server", "record", "export", "witness", "all"]))
            self.keep_cosigned()
        self.stopping.set()
        for thread in threads:
            thread.join(30)
        for process in (self.served, self.witness):
            process.kill()
            process.wait()
        self.keep_published()

    def kill(self, what):
        if what in ("record", "export", "all"):
            for name, process in list(self.short_lived.items()):
                if what in (name, "all") and process.poll() is None:
                    process.kill()
        if what in ("server", "all"):
            self.served.kill()
        if what in ("witness", "all"):
            self.witness.kill()
        self.kills += 1
        if self.served.poll() is not None or what in ("server", "all"):
            self.expect("receive serve", self.served.wait())
            self.start_server()
        if what in ("witness", "all"):
            self.witness.wait()
            self.start_witness()

    # The end.

    def judge(self):
        """Checks everything; gives how many events the log has."""
        for arguments in (["log", "fsck"], ["log", "export", "public"]):
            self.run(*arguments)
        self.run("log", "fsck", "public", "--key", "keys/log.vkey")
        self.keep_published()
        self.run("assure", "north-bank", "--as-of", "2026-07-01", "--out", "pack", well=False)
        recorded = {}
        with open(self.folder / "pack/events.jsonl", encoding="utf-8") as lines:
            for line in lines:
                item = json.loads(line).get("event")
                if item:
                    recorded[(item["source"], item["id"])] = json.dumps(item, sort_keys=True)
        lost = [key for key, sent in self.acknowledged.items() if recorded.get(key) != sent]
        if lost:
            raise Trouble(f"{len(lost)} acknowledged events are lost: {lost[:5]}")
        self.judge_checkpoints()
        if self.unexpected:
            raise Trouble("; ".join(self.unexpected[:5]))
        return len(recorded)

    def judge_checkpoints(self):
        leaves = [hashlib.sha256(b"\0" + entry).digest() for entry in self.entries()]
        roots = Roots(leaves)
        for note in self.checkpoints:
            _, size, root = note.decode().split("\n")[:3]
            if int(size) > len(leaves):
                raise Trouble(f"a checkpoint of {size} entries was shown, and there are {len(leaves)}")
            if base64.b64decode(root) != roots.at(int(size)):
                raise Trouble(f"the checkpoint at {size} conflicts with the log")

    def entries(self):
        """The entries of the published folder, in order (C2SP tlog-tiles, entry bundles)."""
        bundles = {}
        for path in glob.glob(str(self.folder / "public/tile/entries/**/*"), recursive=True):
            # What was being written when it was killed has a passing name, and is no tile.
            if os.path.isdir(path) or ".new-" in path:
                continue
            relative = os.path.relpath(path, self.folder / "public/tile/entries")
            name, _, width = relative.partition(".p/")
            index = int(name.replace("x", "").replace("/", ""))
            width = int(width) if width else 256
            if width > bundles.get(index, (0, ""))[0]:
                bundles[index] = (width, path)
        for index in sorted(bundles):
            data = open(bundles[index][1], "rb").read()
            while data:
                count = int.from_bytes(data[:2], "big")
                yield data[2:2 + count]
                data = data[2 + count:]


class Roots:
    """Roots of RFC 6962 at any size."""

    def __init__(self, leaves):
        self.leaves, self.known = leaves, {}

    def at(self, size):
        return self.hash(0, size)

    def hash(self, low, high):
        if high - low == 1:
            return self.leaves[low]
        key = (low, high)
        if key not in self.known:
            split = 1 << ((high - low - 1).bit_length() - 1)
            self.known[key] = hashlib.sha256(
                b"\1" + self.hash(low, low + split) + self.hash(low + split, high)).digest()
        return self.known[key]


def series(program, count, seed, faults):
    """Goes through as many guilds as needed; gives kills, acknowledged events, checkpoints, faults."""
    totals = {"kills": 0, "acknowledged": 0, "checkpoints": 0, "faults": 0}
    guild_number, kinds = 0, collections.Counter()
    while totals["faults" if faults else "kills"] < count:
        work = pathlib.Path(tempfile.mkdtemp(prefix="crash-"))
        guild = Guild(program, work, seed + guild_number, faults)
        try:
            kills = KILLS_A_GUILD if faults else min(KILLS_A_GUILD, count - totals["kills"])
            guild.go(kills)
            guild.judge()
        except Trouble as trouble:
            print(f"crash: {trouble}\ncrash: seed {seed + guild_number}, left in {work}", file=sys.stderr)
            raise SystemExit(1)
        finally:
            for process in (guild.served, guild.witness):
                if process and process.poll() is None:
                    process.kill()
        totals["kills"] += guild.kills
        totals["acknowledged"] += len(guild.acknowledged)
        totals["checkpoints"] += len(guild.checkpoints)
        if guild.struck.exists():
            kinds.update(guild.struck.read_text().splitlines())
            totals["faults"] = kinds.total()
        shutil.rmtree(work)
        guild_number += 1
        print("crash: " + ", ".join(f"{value:,} {name}" for name, value in totals.items()), file=sys.stderr)
    if faults:
        print("crash: " + ", ".join(f"{count} {kind}" for kind, count in kinds.most_common()))
    return totals


def end(*_):
    raise SystemExit("crash: interrupted")


def main():
    # So that what was started is ended too.
    signal.signal(signal.SIGTERM, end)
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--faults", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    given = parser.parse_args()
    program = os.path.abspath(given.program)
    print(f"crash: seed {given.seed}")
    if given.kills:
        totals = series(program, given.kills, given.seed, None)
        print("crash: {kills} kills, {acknowledged} events acknowledged and none lost, {checkpoints} "
              "checkpoints kept and none in conflict, every store whole".format(**totals))
    if given.faults:
        library = pathlib.Path(tempfile.mkdtemp(prefix="faults-")) / "faults.so"
        subprocess.run(
            ["cc", "-O2", "-shared", "-fPIC", "-o", library, HERE / "faults.c", "-ldl"], check=True)
        totals = series(program, given.faults, given.seed + 1_000_000, library)
        print("crash: {faults} faults of the disk and {kills} kills, {acknowledged} events acknowledged "
              "and none lost, {checkpoints} checkpoints kept and none in conflict, every store "
              "whole".format(**totals))


main()
