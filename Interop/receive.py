# SPDX-License-Identifier: Apache-2.0
# Sends to a server of ours what the SDKs of others make. See receive.sh.

import datetime
import json
import pathlib
import subprocess
import sys
import urllib.error
import urllib.request

import standardwebhooks
from cloudevents.conversion import to_binary, to_dict, to_structured
from cloudevents.http import CloudEvent

url, guild, calls = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
token = (guild / "keys/north-bank.token").read_text().strip()
failed = False


def report(tool, what, holds, why=""):
    global failed
    print(f"interop {tool} {what} {'ok' if holds else 'FAILED'}")
    if not holds:
        failed = True
        print(f"interop {tool} {what}: {why}", file=sys.stderr)


def post(path, headers, body):
    request = urllib.request.Request(url + path, data=body, headers=dict(headers), method="POST")
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def event(number, subject, data):
    return CloudEvent(
        {
            "id": f"sdk-{number}", "source": "/north-bank/desk",
            "type": "org.frankpledge.case.opened", "time": "2026-06-29T10:00:00+00:00",
            "agreement": "north-bank", "subject": subject,
        },
        data)


def send(headers, body):
    return post("/events", {**headers, "Authorization": f"Bearer {token}"}, body)


receipts = guild / "receipts"
receipts.mkdir()
for what, write in [("structured", to_structured), ("binary", to_binary)]:
    headers, body = write(event(what, f"SDK-{what}", {"severity": "S2", "note": "Größe: 3 €"}))
    headers["Content-Type"] = headers.pop("content-type", "application/json")
    status, answer = send(headers, body)
    report("cloudevents", what, status == 201, answer)
    (receipts / f"{what}.receipt").write_bytes(answer)
    status, again = send(headers, body)
    report("cloudevents", f"{what}-again", status == 200 and b"\nentry " in again, again)

batch = [to_dict(event(number, f"SDK-{number}", {"severity": "S3"})) for number in (1, 2)]
for item in batch:
    item["data"] = item["data"] if isinstance(item["data"], dict) else json.loads(item["data"])
status, answer = send(
    {"Content-Type": "application/cloudevents-batch+json"}, json.dumps(batch).encode())
report("cloudevents", "batch", status == 201 and len(json.loads(answer)) == 2, answer)
for number, item in enumerate(json.loads(answer)):
    (receipts / f"batch-{number}.receipt").write_text(item["receipt"])
changed = json.loads(json.dumps(batch))
changed[1]["subject"] = "SDK-3"
status, answer = send(
    {"Content-Type": "application/cloudevents-batch+json"}, json.dumps(changed).encode())
report("cloudevents", "contradiction", status == 409, answer)


def hmac(digest, body):
    made = subprocess.run(
        ["openssl", "dgst", f"-{digest}", "-hmac", "a-secret-of-this-example"],
        input=body, capture_output=True, check=True)
    return made.stdout.split(b"= ")[1].strip().decode()


# Calls as they are kept, signed anew by somebody else's program.
for desk, header, digest in [
    ("github", "X-Hub-Signature-256", "sha256"), ("zammad", "X-Hub-Signature", "sha1"),
    ("jira", "X-Hub-Signature", "sha256"),
]:
    right = True
    for file in sorted(calls.glob(f"{desk}-*")):
        head, body = file.read_bytes().split(b"\n\n", 1)
        headers = dict(line.split(": ", 1) for line in head.decode().split("\n"))
        headers[header] = f"{digest}={hmac(digest, body)}"
        status, answer = post(f"/desks/{desk}", headers, body)
        right = right and status == 200
        tampered, _ = post(f"/desks/{desk}", headers, body + b" ")
        right = right and tampered == 401
        status, again = post(f"/desks/{desk}", headers, body)
        right = right and status == 200 and again.startswith(b"0 recorded")
        # SHA-1 in the header of SHA-256, and in its own, where more is asked for.
        if digest == "sha256":
            weak = f"sha1={hmac('sha1', body)}"
            others = {name: value for name, value in headers.items() if name != header}
            for weaker in [{**headers, header: weak}, {**others, "X-Hub-Signature": weak}]:
                right = right and post(f"/desks/{desk}", weaker, body)[0] == 401
    report("openssl", f"signs-for-{desk}", right, answer)

secret = (guild / "keys/gitlab.secret").read_text().strip()
right = True
for file in sorted(calls.glob("gitlab-*")):
    head, body = file.read_bytes().split(b"\n\n", 1)
    headers = dict(line.split(": ", 1) for line in head.decode().split("\n"))
    now = datetime.datetime.now(tz=datetime.timezone.utc)
    headers["webhook-id"] = headers["Idempotency-Key"]
    headers["webhook-timestamp"] = str(int(now.timestamp()))
    headers["webhook-signature"] = standardwebhooks.Webhook(secret).sign(
        headers["webhook-id"], now, body.decode())
    status, answer = post("/desks/gitlab", headers, body)
    right = right and status == 200
    old = {**headers, "webhook-timestamp": str(int(now.timestamp()) - 3600)}
    right = right and post("/desks/gitlab", old, body)[0] == 401
report("standardwebhooks", "signs-for-gitlab", right, answer)

sys.exit(1 if failed else 0)
