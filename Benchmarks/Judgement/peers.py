# SPDX-License-Identifier: Apache-2.0
"""The rules of bench.md in SQL, the peers' times, and the comparison with ours.

  peers.py duckdb EVENTS.jsonl THREADS ROUNDS             time DuckDB; prints a JSON line
  peers.py csv EVENTS.jsonl EVENTS.csv                    the events as columns, for PostgreSQL
  peers.py postgresql EVENTS.csv SOCKET PORT WORKERS ROUNDS   time PostgreSQL; prints a JSON line
  peers.py sha256 EVENTS.jsonl ROUNDS                     time OpenSSL; prints a JSON line
  peers.py rows duckdb|postgresql EVENTS ROWS [SOCKET PORT]   write the result, to see what differs
  peers.py verdict OURS.jsonl PEERS.jsonl                 one line a comparison

Loading is not timed: the events lie in typed columns before the clock starts, and the opening hours with
the open time before each day. The query is timed until its result is in a table.
"""

import datetime
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import time
import zoneinfo

HERE = pathlib.Path(__file__).resolve().parent
LONDON = zoneinfo.ZoneInfo("Europe/London")
DAY = datetime.timedelta(days=1)
DAY_MS = 86_400_000

# By obligation and severity: milliseconds, and whether office hours alone count. As in bench.md.
TARGETS = [
    ("respond", 1, 1_800_000, False), ("respond", 2, 7_200_000, False),
    ("respond", 3, 14_400_000, True), ("respond", 4, 28_800_000, True),
    ("resolve", 1, 28_800_000, False), ("resolve", 2, 57_600_000, True),
    ("resolve", 3, 144_000_000, True), ("resolve", 4, 288_000_000, True),
]


def office_days():
    """Of every day of universal time: its number, when the office opens and closes, the open time before.

    On a day without hours both are its beginning. London's 09:00 to 17:30 never leaves the day of universal
    time, so an equal join on the day finds the window, which is faster than any search for it.
    """
    text = (HERE / "bench.md").read_text()
    holidays = {
        datetime.date.fromisoformat(day) for day in re.findall(r"^  (\d{4}-\d\d-\d\d) ", text, re.M)
    }
    rows, before = [], 0
    day = datetime.date(2021, 1, 1)
    while day < datetime.date(2027, 1, 1):
        number = (day - datetime.date(1970, 1, 1)).days
        opens = closes = number * DAY_MS
        if day.weekday() < 5 and day not in holidays:
            opens = wall(day, datetime.time(9))
            closes = wall(day, datetime.time(17, 30))
        rows.append((number, opens, closes, before))
        before += closes - opens
        day += DAY
    return rows


def wall(day, clock):
    return int(datetime.datetime.combine(day, clock, LONDON).timestamp()) * 1000


TABLES = """
create table office_days (day integer primary key, opens bigint, closes bigint, before bigint);
create table office_through (through bigint primary key, closes bigint);
create table targets (obligation text, severity integer, owed bigint, in_office boolean);
"""


def fixed_rows():
    """The statements that fill the small tables."""
    days = office_days()
    yield "insert into office_days values " + ",".join(map(str, days))
    through = [(before + closes - opens, closes) for _, opens, closes, before in days if opens < closes]
    yield "insert into office_through values " + ",".join(map(str, through))
    values = [f"('{o}', {s}, {t}, {'true' if f else 'false'})" for o, s, t, f in TARGETS]
    yield "insert into targets values " + ",".join(values)


# The rules. A position is where an instant lies on the ruler of the hours: milliseconds since 1970 around
# the clock, open milliseconds since 2021 in office hours. A deadline is a position turned back into an
# instant. {inverse} does that in the way each engine does best; {position} is the position in office
# hours of a column of instants joined with its day.
POSITION = "{d}.before + least(greatest({t} - {d}.opens, 0), {d}.closes - {d}.opens)"

RULES = """
with cases as materialized (
  select
    case_id,
    min(time) filter (where type = 'opened') as opened,
    min(severity) filter (where type = 'opened') as severity,
    min(time) filter (where type = 'responded' and actor = 'person' and side = 'cooperative') as responded,
    min(time) filter (where type = 'resolved' and actor = 'person' and side = 'cooperative') as resolved,
    min(time) filter (where type = 'severity-changed') as changed,
    min(severity) filter (where type = 'severity-changed') as new_severity,
    bool_or(type = 'paused') as waited
  from events
  group by case_id
), placed as materialized (
  select cases.*, {opened_position} as office_opened
  from cases join office_days on office_days.day = cases.opened / 86400000
), waits as (
  select case_id, type, time as began, lead(time) over (partition by case_id order by time) as ended
  from events
  where type in ('paused', 'resumed')
), measured as (
  -- Of each wait: what the clock had run when it began, and how long it lasts, on the ruler of the target.
  select
    placed.case_id, targets.owed, waits.ended,
    case when in_office then {began_position} - office_opened else began - opened end as reached,
    case when ended is null then 0
      when in_office then {ended_position} - ({began_position})
      else ended - began end as lasted,
    began
  from waits
    join placed on placed.case_id = waits.case_id
    join targets on targets.obligation = 'resolve' and targets.severity = placed.severity
    join office_days as began_day on began_day.day = waits.began / 86400000
    left join office_days as ended_day on ended_day.day = waits.ended / 86400000
  where waits.type = 'paused'
), running as (
  select
    *,
    reached - cast(coalesce(sum(lasted) over (
      partition by case_id order by began rows between unbounded preceding and 1 preceding), 0) as bigint)
      as ran
  from measured
), waited as (
  -- A wait that begins at the deadline or after it moves nothing.
  select case_id, cast(sum(lasted) as bigint) as lasted, bool_or(ended is null) as stands
  from running
  where ran < owed
  group by case_id
), counts as (
  -- Each way of counting, as the position of its deadline: from the opening, and from a rise in severity
  -- that comes before the act.
  select
    placed.case_id, targets.obligation, in_office,
    case when in_office then office_opened else opened end + owed
      + case when targets.obligation = 'resolve' then coalesce(waited.lasted, 0) else 0 end as position
  from placed
    join targets on targets.severity = placed.severity
    left join waited on waited.case_id = placed.case_id
  union all
  select
    placed.case_id, targets.obligation, in_office,
    case when in_office then {changed_position} else changed end + owed
  from placed
    join targets on targets.severity = placed.new_severity
    join office_days as changed_day on changed_day.day = placed.changed / 86400000
  where new_severity < placed.severity
    and changed < coalesce(case when targets.obligation = 'respond' then responded else resolved end,
      9223372036854775807)
), deadlines as (
  select case_id, obligation, min(deadline) as due
  from ({inverse}) as instants
  group by case_id, obligation
)
select
  deadlines.case_id, deadlines.obligation,
  case when deadlines.obligation = 'resolve' and stands then null else due end as due,
  case
    when deadlines.obligation = 'resolve' and stands then 'pending'
    when case when deadlines.obligation = 'respond' then responded else resolved end <= due then 'met'
    when due < (select max(time) from events) then 'breached'
    else 'pending'
  end as state
from deadlines
  join cases on cases.case_id = deadlines.case_id
  left join waited on waited.case_id = deadlines.case_id
"""

# A search in sorted columns, once for all rows.
DUCKDB_INVERSE = """
  select case_id, obligation, closes - (through - position) as deadline
  from (select * from counts where in_office) as office
    asof join office_through on office.position <= office_through.through
  union all
  select case_id, obligation, position from counts where not in_office
"""

# A look-up in an index for each row.
POSTGRESQL_INVERSE = """
  select case_id, obligation, deadline
  from counts
    cross join lateral (
      select closes - (through - position) as deadline
      from office_through where through >= position order by through limit 1
    ) as office
  where in_office
  union all
  select case_id, obligation, position from counts where not in_office
"""


def rules(inverse, divide="/"):
    def position(day, column):
        return POSITION.format(d=day, t=column)

    text = RULES.format(
        opened_position=position("office_days", "cases.opened"),
        began_position=position("began_day", "waits.began"),
        ended_position=position("ended_day", "waits.ended"),
        changed_position=position("changed_day", "placed.changed"),
        inverse=inverse)
    return text.replace(" / 86400000", f" {divide} 86400000")


def digest(rows):
    """The digest of (case, obligation, due, state) in order, and how many there are."""
    sha, count = hashlib.sha256(), 0
    for case, obligation, due, state in rows:
        sha.update(line(case, obligation, due, state).encode())
        count += 1
    return sha.hexdigest(), count


def line(case, obligation, due, state):
    return f"{case:08d} {obligation} {state} {'-' if due is None else due}\n"


# `respond` comes before `resolve`.
ORDER = "order by case_id, obligation desc"

# DuckDB ----------------------------------------------------------------------------------------------

READ = """
select
  cast(subject as integer) as case_id, cast(epoch_ms(time) as bigint) as time,
  replace(type, 'org.frankpledge.case.', '') as type,
  cast(replace(data.severity, 'S', '') as integer) as severity,
  data.actor as actor, data.side as side, data."waitingOn" as waiting_on
from read_json('{path}', format = 'newline_delimited', columns = {{
  subject: 'VARCHAR', time: 'TIMESTAMP', type: 'VARCHAR',
  data: 'STRUCT(severity VARCHAR, actor VARCHAR, side VARCHAR, "waitingOn" VARCHAR)'}})
"""

# Texts of few values are enums, which is what a careful author would make of them.
ENUMS = """
create type event_type as enum
  ('opened', 'responded', 'paused', 'resumed', 'severity-changed', 'resolved', 'closed');
create type actor as enum ('person', 'machine');
create type side as enum ('cooperative', 'adopter');
"""


def duckdb_base(path, threads):
    import duckdb

    base = duckdb.connect()
    base.execute("set preserve_insertion_order = true")
    base.execute(ENUMS)
    base.execute(
        "create table events as select case_id, time, type::event_type as type, severity,"
        f" actor::actor as actor, side::side as side from ({READ.format(path=path)})")
    base.execute(TABLES)
    for statement in fixed_rows():
        base.execute(statement)
    base.execute(f"set threads to {threads}")
    return base


def duckdb_judge(base):
    base.execute("drop table if exists verdicts")
    begun, cpu = time.perf_counter(), time.process_time()
    base.execute("create table verdicts as " + rules(DUCKDB_INVERSE, "//"))
    return time.perf_counter() - begun, time.process_time() - cpu


def duckdb_rows(base):
    cursor = base.execute(f"select case_id, obligation, due, state from verdicts {ORDER}")
    while chunk := cursor.fetchmany(100_000):
        yield from chunk


def measure_duckdb(path, threads, rounds):
    base = duckdb_base(path, int(threads))
    runs = [duckdb_judge(base) for _ in range(int(rounds))]
    report(f"duckdb-{threads}", base.execute("select count(*) from events").fetchone()[0],
           runs, duckdb_rows(base))


def write_csv(path, out):
    import duckdb

    duckdb.connect().execute(
        f"copy (select case_id, time, type, severity, actor, side from ({READ.format(path=path)}))"
        f" to '{out}' (format csv, header false)")


# PostgreSQL ------------------------------------------------------------------------------------------


def psql(socket, port, script):
    done = subprocess.run(
        ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", socket, "-p", port, "-U", "bench",
         "-d", "postgres", "-At", "-F", " "],
        input=script, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit("peers.py: psql: " + done.stderr)
    return done.stdout


def postgresql_load(path, socket, port):
    statements = ";\n".join(fixed_rows())
    psql(socket, port, f"""
drop table if exists events, office_days, office_through, targets, verdicts;
drop type if exists event_type, actor, side;
{ENUMS}
create table events (
  case_id integer, time bigint, type event_type, severity integer, actor actor, side side);
\\copy events from '{path}' with (format csv)
{TABLES}
{statements};
vacuum analyze;
""")


def measure_postgresql(path, socket, port, workers, rounds):
    postgresql_load(path, socket, port)
    runs = []
    for _ in range(int(rounds)):
        out = psql(socket, port, f"""
set max_parallel_workers_per_gather = {workers};
drop table if exists verdicts;
select pg_backend_pid() as server \\gset
\\setenv SERVER :server
\\! cat /proc/$SERVER/stat
\\timing on
create unlogged table verdicts as {rules(POSTGRESQL_INVERSE)};
\\timing off
\\! cat /proc/$SERVER/stat
""")
        seconds = float(re.search(r"Time: ([0-9.]+) ms", out).group(1)) / 1000
        before, after = (cpu_seconds(text) for text in out.splitlines() if ") " in text)
        # Of the session alone: what its workers use is not in it.
        runs.append((seconds, after - before if int(workers) == 0 else None))
    count = int(psql(socket, port, "select count(*) from events"))
    report(f"postgresql-{workers}", count, runs, postgresql_rows(socket, port))


def cpu_seconds(stat):
    """The CPU time in a line of /proc/PID/stat."""
    user, system = stat.rpartition(") ")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def postgresql_rows(socket, port):
    out = psql(socket, port, f"select case_id, obligation, coalesce(due, -1), state from verdicts {ORDER}")
    for text in out.splitlines():
        case, obligation, due, state = text.split(" ")
        yield int(case), obligation, None if due == "-1" else int(due), state


# The limit -------------------------------------------------------------------------------------------


def measure_sha256(path, rounds):
    """OpenSSL over the bytes in memory, so that no disk is timed; in chunks of a megabyte."""
    data = memoryview(pathlib.Path(path).read_bytes())
    runs = []
    for _ in range(int(rounds)):
        begun, cpu = time.perf_counter(), time.process_time()
        sha = hashlib.sha256()
        for start in range(0, len(data), 1 << 20):
            sha.update(data[start : start + (1 << 20)])
        runs.append((time.perf_counter() - begun, time.process_time() - cpu))
    events = sum(chunk.count(b"\n") for chunk in open(path, "rb"))
    print(json.dumps({"peer": "sha256", "events": events, "bytes": len(data), **best(runs),
                      "digest": sha.hexdigest()}))


# Reports ---------------------------------------------------------------------------------------------


def best(runs):
    """The least time on the clock and the least CPU time of several runs."""
    cpu = [run[1] for run in runs if run[1] is not None]
    return {"seconds": round(min(run[0] for run in runs), 4),
            "cpu": round(min(cpu), 4) if cpu else None}


def report(peer, events, runs, rows):
    sha, count = digest(rows)
    print(json.dumps(
        {"peer": peer, "events": events, **best(runs), "verdicts": count, "digest": sha}))


def write_rows(engine, path, out, socket=None, port=None):
    if engine == "duckdb":
        base = duckdb_base(path, 2)
        duckdb_judge(base)
        rows = duckdb_rows(base)
    else:
        rows = postgresql_rows(socket, port)
    with open(out, "w", encoding="ascii", newline="\n") as file:
        file.writelines(line(*row) for row in rows)


# From memory we are held against the engines, on as many threads as they; from the store against the hash.
RATIOS = {
    ("memory", "duckdb"): 5, ("memory", "postgresql"): 100,
    ("threads", "duckdb"): 5, ("threads", "postgresql"): 100, ("store", "sha256"): 1 / 3,
}


def verdict(ours_path, peers_path):
    """A line for each comparison; ours are the lines that README.md describes.

    Peers on one thread are compared by CPU time, which other work on the machine does not change; those on
    two by the clock.
    """
    ours = [json.loads(text) for text in open(ours_path)]
    peers = [json.loads(text) for text in open(peers_path)]
    for mine in ours:
        if mine["engine"] == "running":
            show(f"one-more-{mine['events']}", f"{mine['p99_us']}us", "limit:100us", 100 / mine["p99_us"], 1)
        for peer in peers:
            kind = peer["peer"].split("-")[0]
            target = RATIOS.get((mine["engine"], kind))
            if target is None or peer["events"] != mine["events"]:
                continue
            if kind != "sha256" and (mine["engine"] == "threads") != peer["peer"].endswith("-2"):
                continue
            if kind != "sha256" and peer["digest"] != mine["digest"]:
                sys.exit(f"peers.py: {peer['peer']} and we differ: {peer['digest']}, {mine['digest']}")
            unit = "cpu" if peer["cpu"] is not None and not peer["peer"].endswith("-2") else "seconds"
            show(f"{mine['engine']}-{mine['events']}", f"{mine[unit]:.4f}s",
                 f"{peer['peer']}:{peer[unit]}s", peer[unit] / mine[unit], target)
    memory = sorted((m["events"], m["cpu"] / m["events"]) for m in ours if m["engine"] == "memory")
    if len(memory) > 1:
        (fewest, least), (most, cost) = memory[0], memory[-1]
        # Small histories fit the caches; twice the cost an event is still flat.
        show(f"flat-{most}", f"{cost * 1e9:.0f}ns", f"event-of-{fewest}:{least * 1e9:.0f}ns", least / cost, 0.5)


def show(name, ours, peer, ratio, target):
    word = "holds" if ratio >= target else "short"
    print(f"bench judgement-{name} ours={ours} peer={peer} ratio={ratio:.2f} target={target:.2f} {word}")


if __name__ == "__main__":
    commands = {
        "duckdb": measure_duckdb, "csv": write_csv, "postgresql": measure_postgresql,
        "sha256": measure_sha256, "rows": write_rows, "verdict": verdict,
    }
    if len(sys.argv) < 3 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]](*sys.argv[2:])
