# SPDX-License-Identifier: Apache-2.0
# Writes mail, and judges what we read of it, by Python's email and mailbox. See mail.sh.

import datetime
import email
import email.header
import email.policy
import email.utils
import json
import mailbox
import random
import sys

what, form, path = sys.argv[1:4]
SEED = 20261126
COUNT = 400


def opened():
    return mailbox.mbox(path) if form == "mbox" else mailbox.Maildir(path, create=True)


def write():
    numbers = random.Random(SEED)
    words = ["Größe", "naïve", "日本", "plain", "[S1]", "[S2]", "€ 3", "a" * 70, "…", "Ωmega", "x=?y"]
    box, threads = opened(), []
    for number in range(COUNT):
        message = email.message.EmailMessage(policy=email.policy.SMTP)
        is_ours = bool(threads) and numbers.random() < 0.4
        who = "guild.example" if is_ours else "north-bank.example"
        name = numbers.choice(["Weber, Anna", "Ünsal", "O'Neil", "plain", ""])
        message["From"] = email.utils.formataddr((name, f"p{number % 7}@{who}"))
        message["To"] = "desk@guild.example"
        message["Subject"] = " ".join(numbers.choices(words, k=numbers.randint(1, 9)))
        zone = datetime.timezone(datetime.timedelta(minutes=numbers.choice([0, 60, 330, -210, -480, 720])))
        moment = datetime.datetime(2026, 6, 1, tzinfo=datetime.timezone.utc)
        moment += datetime.timedelta(minutes=17 * number, seconds=numbers.randint(0, 59))
        message["Date"] = email.utils.format_datetime(moment.astimezone(zone))
        message["Message-ID"] = f"<m{number}.{numbers.randint(0, 10**9)}@{who}>"
        if threads and (is_ours or numbers.random() < 0.5):
            thread = numbers.choice(threads)
            message["In-Reply-To"] = thread[-1]
            if numbers.random() < 0.8:
                message["References"] = " ".join(thread)
            thread.append(message["Message-ID"])
        else:
            threads.append([message["Message-ID"]])
        if numbers.random() < 0.1:
            message["Auto-Submitted"] = "auto-replied"
        message.set_content(numbers.choice(["Hello.\n", "From here on it fails.\n\nFrom there too.\n", "Grüße\n"]))
        box.add(message)
    box.flush()
    box.close()


def judge():
    ours = {}
    with open(sys.argv[4], encoding="utf-8") as lines:
        for line in lines:
            event = json.loads(line).get("event") or {}
            if event.get("source") == "/desk/mail":
                ours.setdefault(event["id"].rsplit("/", 1)[0], []).append(event)
    theirs = [email.message_from_bytes(opened().get_bytes(key)) for key in opened().keys()]
    cases, problems, counted = {}, [], 0
    for message in sorted(theirs, key=lambda m: email.utils.parsedate_to_datetime(m["Date"])):
        name = message["Message-ID"].strip().strip("<>")
        ancestors = (message["References"] or message["In-Reply-To"] or "").split()
        known = [cases[a.strip("<>")] for a in reversed(ancestors) if a.strip("<>") in cases]
        automatic = message["Auto-Submitted"] is not None
        address = email.utils.parseaddr(message["From"])[1]
        if not ancestors and automatic:
            if name in ours:
                problems.append(f"{name}: an automatic message opened a case")
            continue
        cases[name] = known[0] if known else (ancestors[0].strip("<>") if ancestors else name)
        counted += 1
        events = ours.get(name, [])
        moment = email.utils.parsedate_to_datetime(message["Date"]).astimezone(datetime.timezone.utc)
        expected = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        kinds = {event["type"].rsplit(".", 1)[1] for event in events}
        subject = str(email.header.make_header(email.header.decode_header(message["Subject"])))
        if not events:
            problems.append(f"{name}: not recorded")
        for event in events:
            if event["time"] != expected:
                problems.append(f"{name}: time {event['time']}, not {expected}")
            if event["subject"] != cases[name]:
                problems.append(f"{name}: case {event['subject']}, not {cases[name]}")
            if event["type"].endswith(".opened"):
                severity = "S1" if "[S1]" in subject else "S2" if "[S2]" in subject else "S3"
                if event["data"]["severity"] != severity:
                    problems.append(f"{name}: {event['data']['severity']}, not {severity}: {subject}")
        is_ours = address.endswith("@guild.example")
        if automatic:
            right = kinds == {"noted"}
        elif is_ours:
            right = kinds == {"responded"}
        elif ancestors:
            right = kinds == {"noted", "resumed"}
        else:
            right = kinds == {"opened"}
        if not right:
            problems.append(f"{name}: {kinds}")
    if set(ours) - set(cases):
        problems.append(f"recorded and not there: {sorted(set(ours) - set(cases))[:3]}")
    holds = not problems and counted > COUNT * 0.9
    print(f"interop python-mailbox {form}-{counted}-messages {'ok' if holds else 'FAILED'}")
    for problem in problems[:10]:
        print(problem, file=sys.stderr)
    sys.exit(0 if holds else 1)


write() if what == "write" else judge()
