# SPDX-License-Identifier: Apache-2.0
"""Reads what `frankpledge due` writes with other people's packages; run in a cooperative's folder."""

import copy
import datetime
import http.server
import json
import os
import subprocess
import sys
import threading

import icalendar
import jsonschema
import standardwebhooks

MOMENTS = ["2025-09-10 10:00", "2026-02-03 16:00", "2026-04-20 10:50", "2026-05-14 11:00"]
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def report(package, what, is_well):
    print(f"interop {package} {what} {'ok' if is_well else 'FAILED'}")
    return is_well


def due(program, *arguments):
    return subprocess.run([program, "due", *arguments], check=True, capture_output=True).stdout


def entries(program, moment):
    lines = due(program, "--json", "--as-of", moment).splitlines()
    return [json.loads(line) for line in lines]


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def validator(docs, name):
    with open(f"{docs}/{name}", encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(schema, format_checker=checker)


def places(value, path=()):
    """Every member of every object, by its path; one element of a list stands for all."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield path + (name,)
            yield from places(inner, path + (name,))
    elif isinstance(value, list) and value:
        yield from places(value[0], path + (0,))


def broken(value, path):
    damaged = copy.deepcopy(value)
    inner = damaged
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = None
    return damaged


def check_schema(docs, name, values, least):
    own = validator(docs, name)
    faults = [error.message for value in values for error in own.iter_errors(value)]
    for fault in faults[:5]:
        print(fault[:300], file=sys.stderr)
    well = report("jsonschema", f"{name}-{len(values)}-are-valid", not faults and len(values) >= least)
    missed = [
        path for value in values for path in places(value) if own.is_valid(broken(value, path))
    ]
    return report("jsonschema", f"{name}-broken-members-are-refused", not missed) and well


def check_calendar(program):
    well = True
    total = 0
    for moment in MOMENTS:
        written = due(program, "--ical", "--as-of", moment)
        calendar = icalendar.Calendar.from_ical(written)
        events = calendar.walk("VEVENT")
        confirmed = [event for event in events if event["STATUS"] == "CONFIRMED"]
        owed = {entry["id"][:32]: entry for entry in entries(program, moment) if "due" in entry}
        total += len(events)
        for event in confirmed:
            entry = owed.pop(event["UID"].split("@")[0], None)
            well = well and entry is not None and not event.errors
            due_at = instant(entry["due"]).replace(microsecond=0)
            well = well and event["DTSTART"].dt == due_at
            well = well and f"{entry['name']} for {entry['subject']}" in event["SUMMARY"]
            ahead = [
                instant(threshold["at"]).replace(microsecond=0)
                for threshold in entry["thresholds"]
                if threshold["percent"] < 100 and instant(threshold["at"]) > instant(entry["asOf"])
            ]
            alarms = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
            well = well and alarms == ahead
        well = well and not owed and len({event["UID"] for event in events}) == len(events)
        # Written by the other side it says the same.
        again = icalendar.Calendar.from_ical(calendar.to_ical())
        well = well and [e["UID"] for e in again.walk("VEVENT")] == [e["UID"] for e in events]
        longest = max(len(line) for line in written.split(b"\r\n"))
        well = well and longest <= 75 and b"\n" not in written.replace(b"\r\n", b"")
    return report("icalendar", f"{total}-entries-are-read", well and total > 10)


class Hook(http.server.BaseHTTPRequestHandler):
    taken = []

    def do_POST(self):  # noqa: N802, the name is the library's
        body = self.rfile.read(int(self.headers["content-length"]))
        Hook.taken.append((dict(self.headers), body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *arguments):
        """Says nothing."""


def check_webhook(program, docs):
    server = http.server.HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with open(os.open("secret", os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="ascii") as file:
        file.write(SECRET + "\n")
    url = f"http://127.0.0.1:{server.server_port}/"
    now = datetime.datetime.now(datetime.timezone.utc)
    # The libraries take what was signed a few minutes ago; so the round is now.
    due(program, "--once", "--webhook", url, "--secret", "secret", "--state", "now",
        "--as-of", now.strftime("%Y-%m-%dT%H:%M:%SZ"))
    for moment in ["2026-04-17 21:00", "2026-04-20 21:00"]:
        due(program, "--once", "--webhook", url, "--secret", "secret", "--as-of", moment)
    hook = standardwebhooks.Webhook(SECRET)
    verified = 0
    for headers, body in Hook.taken:
        lower = {name.lower(): value for name, value in headers.items()}
        stamp = datetime.datetime.fromtimestamp(int(lower["webhook-timestamp"]), datetime.timezone.utc)
        expected = hook.sign(lower["webhook-id"], stamp, body.decode("utf-8"))
        verified += expected == lower["webhook-signature"]
    bodies = [json.loads(body) for _, body in Hook.taken]
    well = report(
        "standardwebhooks", f"{verified}-signatures-are-as-theirs",
        verified == len(bodies) and verified >= 4,
    )
    keys = [body["key"] for body in bodies]
    well = report("standardwebhooks", "keys-are-told-once", len(set(keys)) == len(keys)) and well
    return check_schema(docs, "notice.schema.json", bodies, 4) and well


def main(program, docs):
    program = os.path.abspath(program)
    lines = [entry for moment in MOMENTS for entry in entries(program, moment)]
    well = check_schema(docs, "due.schema.json", lines, 10)
    residual = due(program, "--residual", "--json", "--as-of", MOMENTS[-1], "north-bank")
    duties = [json.loads(line) for line in residual.splitlines()]
    well = check_schema(docs, "residual.schema.json", duties, 5) and well
    well = check_calendar(program) and well
    well = check_webhook(program, docs) and well
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
