# SPDX-License-Identifier: Apache-2.0
"""Reads and writes calendars of `frankpledge rota` with other people's packages; run in a cooperative's folder."""

import datetime
import json
import random
import subprocess
import sys
import zoneinfo

import icalendar
import jsonschema
import recurring_ical_events

UTC = datetime.timezone.utc
FROM, UNTIL = "2026-01-05", "2026-12-31"
LONDON = zoneinfo.ZoneInfo("Europe/London")
START = datetime.datetime(2026, 1, 5, tzinfo=LONDON)
END = datetime.datetime(2027, 1, 1, tzinfo=LONDON)
MEMBER, ZONE = "farah", "Europe/London"


def report(package, what, is_well):
    print(f"interop {package} {what} {'ok' if is_well else 'FAILED'}")
    return is_well


def rota(program, *arguments):
    """What is printed; vacant duty, status 1, is no fault here."""
    command = [program, "rota", "--from", FROM, "--until", UNTIL, *arguments]
    run = subprocess.run(command, check=False, capture_output=True)
    if run.returncode not in (0, 1):
        raise RuntimeError(run.stderr.decode())
    return run.stdout


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def shifts(program, *arguments):
    entries = [json.loads(line) for line in rota(program, *arguments, "--json").splitlines()]
    return [
        (instant(entry["from"]), instant(entry["until"]), entry.get("member"), entry["rota"])
        for entry in entries
    ]


def check_written(program):
    """Their reading of our calendar agrees with our lines of JSON."""
    well = True
    for arguments in [(), ("--without", "goran"), ("--without-employer", "Datenhaus GmbH"), ("noor",)]:
        calendar = icalendar.Calendar.from_ical(rota(program, *arguments, "--ical"))
        read = [
            (event.decoded("DTSTART"), event.decoded("DTEND"), str(event["CATEGORIES"].cats[0]))
            for event in calendar.walk("VEVENT")
        ]
        ours = [(start, end, name) for start, end, _, name in shifts(program, *arguments)]
        uids = [str(event["UID"]) for event in calendar.walk("VEVENT")]
        well = well and sorted(read) == sorted(ours) and len(set(uids)) == len(uids) > 20
        again = icalendar.Calendar.from_ical(calendar.to_ical())
        well = well and len(again.walk("VEVENT")) == len(uids)
    return report("icalendar", "our-calendars-are-read-as-we-mean-them", well)


def event(numbers, number):
    """An event made up: a day or a time, alone or coming round."""
    made = icalendar.Event()
    made.add("uid", f"{number}@interop")
    made.add("summary", f"{MEMBER}: away, for good reasons; " + "ö" * numbers.randint(0, 60))
    day = datetime.date(2025, 12, 1) + datetime.timedelta(days=numbers.randint(0, 380))
    kind = numbers.randrange(4)
    if kind == 0:
        start = day
        made.add("dtstart", start)
        made.add("dtend", day + datetime.timedelta(days=numbers.randint(1, 9)))
    else:
        zone = [UTC, zoneinfo.ZoneInfo("America/New_York"), LONDON][kind - 1]
        start = datetime.datetime.combine(
            day, datetime.time(numbers.randint(4, 23), numbers.randrange(0, 60, 15)), tzinfo=zone)
        made.add("dtstart", start)
        if numbers.random() < 0.5:
            made.add("duration", datetime.timedelta(hours=numbers.randint(1, 30)))
        else:
            made.add("dtend", start + datetime.timedelta(hours=numbers.randint(1, 30)))
    if numbers.random() < 0.5:
        made.add("rrule", rule(numbers, start))
        if numbers.random() < 0.3:
            made.add("exdate", start)
    return made


def rule(numbers, start):
    names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    weekday = start.weekday()
    made = {"FREQ": numbers.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])}
    if numbers.random() < 0.5:
        made["INTERVAL"] = numbers.randint(1, 4)
    if made["FREQ"] == "WEEKLY" and numbers.random() < 0.6:
        made["BYDAY"] = sorted({names[weekday], numbers.choice(names)}, key=names.index)
        made["WKST"] = numbers.choice(["MO", "SU"])
    if made["FREQ"] == "MONTHLY" and numbers.random() < 0.6:
        made["BYDAY"] = [f"{(start.day - 1) // 7 + 1}{names[weekday]}"]
    if numbers.random() < 0.7:
        made["COUNT"] = numbers.randint(1, 20)
    elif not isinstance(start, datetime.datetime):
        made["UNTIL"] = start + datetime.timedelta(days=numbers.randint(0, 200))
    else:
        made["UNTIL"] = (start + datetime.timedelta(days=numbers.randint(0, 200))).astimezone(UTC)
    return made


def at(moment):
    """A day begins at midnight where the member is."""
    if not isinstance(moment, datetime.datetime):
        moment = datetime.datetime.combine(moment, datetime.time(), tzinfo=LONDON)
    return moment.astimezone(UTC)


def away(calendar):
    times = []
    for found in recurring_ical_events.of(calendar).between(START, END):
        times.append((at(found["DTSTART"].dt), at(found["DTEND"].dt)))
    return times


def check_read(program, count):
    """When we think that somebody is away who reads what they wrote is when they say so."""
    whole = [shift for shift in shifts(program, MEMBER) if shift[2] == MEMBER]
    misread, taken = 0, 0
    for seed in range(count):
        numbers = random.Random(seed)
        calendar = icalendar.Calendar()
        calendar.add("prodid", "-//interop//EN")
        calendar.add("version", "2.0")
        for number in range(numbers.randint(1, 12)):
            calendar.add_component(event(numbers, number))
        with open("away.ics", "wb") as file:
            file.write(calendar.to_ical())
        times = away(calendar)
        expected = [piece for shift in whole for piece in without(shift, times)]
        named = [f"{MEMBER}=away.ics", "away.ics"][seed % 2]
        taken += sorted(expected) != sorted((start, end) for start, end, *_ in whole)
        # Whoever is in turn for another is no concern of this check.
        mine = [
            (instant(entry["from"]), instant(entry["until"]))
            for entry in map(json.loads, rota(program, "--away", named, "--json", MEMBER).splitlines())
            if "inPlaceOf" not in entry
        ]
        if sorted(mine) != sorted(expected):
            misread += 1
            print(f"seed {seed}: {sorted(set(mine) ^ set(expected))[:4]}", file=sys.stderr)
    return report("recurring_ical_events", f"{count}-calendars-of-theirs-are-read", misread == 0 and taken > count / 2)


def without(shift, times):
    """What is left of a shift outside of some times."""
    left = [(shift[0], shift[1])]
    for start, end in times:
        left = [
            piece
            for first, last in left
            for piece in [(first, min(last, start)), (max(first, end), last)]
            if piece[0] < piece[1]
        ] if start < end else left
    return left


def check_schema(program, docs):
    with open(f"{docs}/rota.schema.json", encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    validator = jsonschema.Draft202012Validator(schema, format_checker=checker)
    lines = rota(program, "--without-employer", "Datenhaus GmbH", "--json").splitlines()
    entries = [json.loads(line) for line in lines]
    well = all(validator.is_valid(entry) for entry in entries) and len(entries) > 20
    refused = not any(
        validator.is_valid({**entry, name: None}) for entry in entries for name in entry)
    return report("jsonschema", f"rota.schema.json-{len(entries)}-are-valid", well and refused)


def main(program, docs):
    checks = [check_written(program), check_read(program, 200), check_schema(program, docs)]
    sys.exit(0 if all(checks) else 1)


main(sys.argv[1], sys.argv[2])
