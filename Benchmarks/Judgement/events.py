# SPDX-License-Identifier: Apache-2.0
"""The events of the judgement benchmark, as README.md beside this file specifies them.

  events.py write COUNT events.jsonl     the first COUNT events, one canonical CloudEvents JSON a line
  events.py digest COUNT                 the SHA-256 of those bytes, and the instant to judge at

Whole numbers only, and no state: every draw is a function of its case and its slot, so any program
can make the same events in any order. peers.py reads what this writes.
"""

import datetime
import hashlib
import heapq
import sys

SEED = 20_260_301
GOLDEN = 0x9E3779B97F4A7C15
MASK = (1 << 64) - 1
SLOTS = 32

START = 1_609_718_400_000  # 2021-01-04T00:00:00Z, a Monday
AGREEMENT = "bench"
SOURCE = "/bench/desk"
DAY = 86_400

# By severity, in seconds: the time owed, and whether it runs in office hours alone.
RESPOND = [(1_800, False), (7_200, False), (14_400, True), (28_800, True)]
RESOLVE = [(28_800, False), (57_600, True), (144_000, True), (288_000, True)]

# The data of each event, in canonical form; {} is the severity.
SEVERITY = '"data":{{"severity":"S{}"}},'
ACTOR = '"data":{"actor":"person","side":"cooperative"},'
WAITING = '"data":{"waitingOn":"adopter"},'


def draw(case, slot):
    """64 bits, by the finalizer of SplitMix64."""
    x = (SEED + (case * SLOTS + slot + 1) * GOLDEN) & MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)


def below(case, slot, limit):
    """A whole number from 0 to limit - 1; limit is under 2^32."""
    return ((draw(case, slot) >> 32) * limit) >> 32


def delay(case, slot, target, in_office):
    """Seconds from the opening to an act, waits left out: mostly in time, about one in ten late."""
    if below(case, slot, 100) < 82:
        return 60 + below(case, slot + 1, target - 60)
    if in_office:
        return target + below(case, slot + 1, 7 * target + 2 * DAY)
    return target // 2 + below(case, slot + 1, 2 * target)


def story(case):
    """The events of a case as (milliseconds, case, place, type, data), in the order of places."""
    opened = START + case * 60_000 + below(case, 0, 60) * 1000
    percent = below(case, 1, 100)
    rank = 0 if percent < 5 else 1 if percent < 25 else 2 if percent < 75 else 3
    responded = delay(case, 2, *RESPOND[rank])
    work = delay(case, 4, *RESOLVE[rank])

    events = [(opened, case, 0, "opened", SEVERITY.format(rank + 1))]

    def add(place, seconds, name, data=""):
        events.append((opened + seconds * 1000, case, place, name, data))

    add(1, responded, "responded", ACTOR)
    percent = below(case, 6, 100)
    waits = 2 if percent < 6 else 1 if percent < 30 else 0
    now = 0  # seconds since the opening, waits included
    worked = 0
    for wait in range(waits):
        before = 1 + below(case, 7 + 2 * wait, work // 3)
        lasts = 3_600 + below(case, 8 + 2 * wait, 2 * DAY)
        add(2 + 2 * wait, now + before, "paused", WAITING)
        add(3 + 2 * wait, now + before + lasts, "resumed", WAITING)
        now += before + lasts
        worked += before
    left = work - worked
    if below(case, 11, 100) < 4:
        changed = 2 if rank == 0 else rank  # one up; of the first, one down, without consent
        add(6, now + 1 + below(case, 12, left - 1), "severity-changed", SEVERITY.format(changed))
    add(7, now + left, "resolved", ACTOR)
    add(8, now + left + DAY + below(case, 13, 4 * DAY), "closed", ACTOR)
    return events


def stream():
    """Every event there is, by time, then case, then place."""
    waiting = []
    case = 0
    while True:
        opening = START + case * 60_000  # no later case opens before it
        while waiting and waiting[0][0] < opening:
            yield heapq.heappop(waiting)
        for event in story(case):
            heapq.heappush(waiting, event)
        case += 1


def name_of(case):
    return f"{case:08d}"


class Clock:
    """Writes instants; keeps the text of the last days, for speed."""

    def __init__(self):
        self.days = {}
        self.times = [
            f"T{s // 3600:02d}:{s // 60 % 60:02d}:{s % 60:02d}Z" for s in range(DAY)
        ]

    def text(self, milliseconds):
        day, seconds = divmod(milliseconds // 1000, DAY)
        if day not in self.days:
            date = datetime.date(1970, 1, 1) + datetime.timedelta(days=day)
            self.days[day] = date.isoformat()
        return self.days[day] + self.times[seconds]


def lines(count):
    """The first `count` events as (milliseconds, line)."""
    clock = Clock()
    for place, (time, case, number, name, data) in enumerate(stream()):
        if place == count:
            return
        subject = name_of(case)
        yield time, (
            f'{{"agreement":"{AGREEMENT}",{data}"id":"{subject}/{number}","source":"{SOURCE}",'
            f'"specversion":"1.0","subject":"{subject}","time":"{clock.text(time)}",'
            f'"type":"org.frankpledge.case.{name}"}}\n'
        )


def main(arguments):
    if len(arguments) < 2 or arguments[0] not in ("write", "digest"):
        sys.exit(__doc__)
    digest = hashlib.sha256()
    out = open(arguments[2], "w", encoding="ascii", newline="\n") if arguments[0] == "write" else None
    as_of = size = 0
    for as_of, line in lines(int(arguments[1])):
        digest.update(line.encode())
        size += len(line)
        if out:
            out.write(line)
    if out:
        out.close()
    print(f"events={arguments[1]} bytes={size} as_of={Clock().text(as_of)} sha256={digest.hexdigest()}")


if __name__ == "__main__":
    main(sys.argv[1:])
