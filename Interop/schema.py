# SPDX-License-Identifier: Apache-2.0
"""Validates exported terms by their schema, and sees that broken ones are refused."""

import copy
import json
import sys

import jsonschema


def places(value, path=()):
    """Every member of every object, by its path."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield path + (name,)
            yield from places(inner, path + (name,))
    elif isinstance(value, list) and value:
        # One element of a list stands for all: they have one form.
        yield from places(value[0], path + (0,))


def broken(text, path):
    """The same text with one member of a type that no schema of ours takes."""
    damaged = copy.deepcopy(text)
    inner = damaged
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = None
    return damaged


def report(what, is_well):
    print(f"interop jsonschema {what} {'ok' if is_well else 'FAILED'}")
    return is_well


def main(schema_path, terms_path):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    with open(terms_path, encoding="utf-8") as file:
        texts = [json.loads(line) for line in file]
    faults = []
    for text in texts:
        error = jsonschema.exceptions.best_match(validator.iter_errors(text))
        if error is not None:
            faults.append(f"{text['text']}: {list(error.absolute_path)}: {error.message[:200]}")
    for fault in faults:
        print(fault, file=sys.stderr)
    agreements = [text for text in texts if "agreement" in text]
    well = report(f"{len(texts)}-texts-are-valid", not faults and len(agreements) > 2)
    # A check that cannot fail is worth nothing: any member may be broken, and is then refused.
    missed = {
        path
        for text in agreements
        for path in places(text)
        if validator.is_valid(broken(text, path))
    }
    for path in sorted(missed, key=str):
        print(f"not refused: {path}", file=sys.stderr)
    well = report("broken-members-are-refused", not missed) and well
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
