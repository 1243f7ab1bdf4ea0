# SPDX-License-Identifier: Apache-2.0
"""The cases of the deadline benchmark, three peers that compute them, and the comparison.

  peers.py cases cases.bin                    write the cases, from a fixed seed
  peers.py measure cases.bin results.bin      time the peers, compare every result with ours
  peers.py verdict ours.jsonl peers.jsonl     one line a comparison, best of all rounds

Each peer answers with the closing side: the earliest instant at which the open time is used up.
"""

import bisect
import datetime
import json
import random
import sys
import time
import zoneinfo

import numpy as np

BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")
DAY = datetime.timedelta(days=1)


def holidays():
    """Ten working days a year, from 2020 to 2026."""
    chosen = random.Random(20210101)
    days = []
    for year in range(2020, 2027):
        first = datetime.date(year, 1, 1)
        working = [d for d in (first + DAY * i for i in range(365)) if d.weekday() < 5]
        days += sorted(chosen.sample(working, 10))
    return days


def write_cases(path, count=100_000):
    chosen = random.Random(42)
    first = int(datetime.datetime(2021, 1, 1, tzinfo=BERLIN).timestamp()) * 1000
    limit = int(datetime.datetime(2026, 1, 1, tzinfo=BERLIN).timestamp()) * 1000
    starts = [chosen.randrange(first, limit, 1000) for _ in range(count)]
    # Whole minutes for some, so that deadlines fall exactly on closings too.
    durations = [chosen.randint(5, 2400) * 60_000 for _ in range(count)]
    for i in range(0, count, 50):
        moment = datetime.datetime.fromtimestamp(starts[i] / 1000, BERLIN)
        starts[i] = int(moment.replace(hour=9, minute=0, second=0, microsecond=0).timestamp()) * 1000
        durations[i] = chosen.randint(1, 5) * 8 * 3_600_000
    epoch = datetime.date(1970, 1, 1)
    days = [(d - epoch).days for d in holidays()]
    np.array([len(days), count, *days, *starts, *durations], dtype="<i8").tofile(path)


def read_cases(path):
    numbers = np.fromfile(path, dtype="<i8")
    days, count = int(numbers[0]), int(numbers[1])
    return numbers[2 + days : 2 + days + count], numbers[2 + days + count :]


def opening_table():
    """Starts and ends of the open intervals, in milliseconds of universal time."""
    closed = set(holidays())
    starts, ends = [], []
    day = datetime.date(2020, 12, 1)
    while day < datetime.date(2026, 7, 1):
        if day.weekday() < 5 and day not in closed:
            for hour, side in ((9, starts), (17, ends)):
                moment = datetime.datetime.combine(day, datetime.time(hour), BERLIN)
                side.append(int(moment.timestamp()) * 1000)
        day += DAY
    return np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64)


def numpy_deadlines(opens, closes, through, starts, durations):
    """`through[i]` is the open time up to the end of interval i."""
    place = np.searchsorted(closes, starts, side="right")
    before = through[place] - (closes[place] - np.maximum(starts, opens[place]))
    target = before + durations
    last = np.searchsorted(through, target, side="left")
    return closes[last] - (through[last] - target)


def bisect_deadline(opens, closes, through, start, duration):
    place = bisect.bisect_right(closes, start)
    opened = opens[place]
    if start < opened:
        start = opened
    target = through[place] - (closes[place] - start) + duration
    last = bisect.bisect_left(through, target)
    return closes[last] - (through[last] - target)


DUCKDB_QUERY = """
select calendar.closes - (calendar.through - target) as deadline
from (
  select cases.id,
    calendar.through - (calendar.closes - greatest(cases.start, calendar.opens)) + cases.duration
      as target
  from cases asof join calendar on cases.start < calendar.closes
) as placed
asof join calendar on placed.target <= calendar.through
order by placed.id
"""


def best(repeats, work):
    """The least CPU seconds of several runs, with the last result."""
    least, result = float("inf"), None
    for _ in range(repeats):
        begun = time.process_time()
        result = work()
        least = min(least, time.process_time() - begun)
    return least, result


def duckdb_run(opens, closes, through, starts, durations):
    import duckdb

    base = duckdb.connect()
    base.execute("set threads to 1")
    calendar = {"opens": opens, "closes": closes, "through": through}
    cases = {"id": np.arange(len(starts)), "start": starts, "duration": durations}
    base.register("calendar_arrays", calendar)
    base.register("case_arrays", cases)
    base.execute("create table calendar as select * from calendar_arrays")
    base.execute("create table cases as select * from case_arrays")
    return best(7, lambda: base.execute(DUCKDB_QUERY).fetchnumpy()["deadline"])


def measure(cases_path, results_path):
    starts, durations = read_cases(cases_path)
    ours = np.fromfile(results_path, dtype="<i8")
    opens, closes = opening_table()
    through = np.cumsum(closes - opens)
    rates = {}

    def record(name, seconds, theirs):
        wrong = int(np.count_nonzero(np.asarray(theirs, dtype=np.int64) != ours))
        if wrong or len(theirs) != len(ours):
            sys.exit(f"peers.py: {name} differs from us in {wrong} of {len(ours)} deadlines")
        rates[name] = len(ours) / seconds

    numpy_best = best(40, lambda: numpy_deadlines(opens, closes, through, starts, durations))
    record("numpy", *numpy_best)
    record("duckdb-asof", *duckdb_run(opens, closes, through, starts, durations))
    lists = [array.tolist() for array in (opens, closes, through)]
    pairs = list(zip(starts.tolist(), durations.tolist()))
    record(
        "python-bisect",
        *best(7, lambda: [bisect_deadline(*lists, start, duration) for start, duration in pairs]))
    closing = int(np.count_nonzero(np.isin(ours, closes)))
    print(json.dumps({**{k: round(v) for k, v in rates.items()}, "on_closing": closing}))


def verdict(ours_path, peers_path):
    ours = [json.loads(line) for line in open(ours_path)]
    peers = [json.loads(line) for line in open(peers_path)]

    def top(rows, name):
        return max(row[name] for row in rows)

    comparisons = [
        ("deadlines-batch", top(ours, "batch"), "numpy", top(peers, "numpy"), 3),
        ("deadlines-batch", top(ours, "batch"), "duckdb-asof", top(peers, "duckdb-asof"), 1),
        ("deadlines-single", top(ours, "single"), "python-bisect", top(peers, "python-bisect"), 10),
        ("deadlines-2000-holidays", top(ours, "holidays2000"), "without", top(ours, "plain"), 0.95),
    ]
    for name, mine, peer, theirs, target in comparisons:
        ratio = mine / theirs
        word = "holds" if ratio >= target else "short"
        print(
            f"bench {name} ours={mine} peer={peer}:{theirs} ratio={ratio:.2f} target={target} {word}")
    print(
        f"every one of {ours[0]['cases']} deadlines equal, {peers[0]['on_closing']} of them on a closing",
        file=sys.stderr)


if __name__ == "__main__":
    commands = {"cases": write_cases, "measure": measure, "verdict": verdict}
    if len(sys.argv) < 3 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]](*sys.argv[2:])
