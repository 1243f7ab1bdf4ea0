# SPDX-License-Identifier: Apache-2.0
"""Speaks with `frankpledge language-server` as an editor does, and judges its answers.

check.py PROGRAM GUILD: GUILD is a copy of Examples/postgres-guild.
"""

import asyncio
import pathlib
import sys

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import LanguageClient

program, guild = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
failed = False


def report(what, holds, why=""):
    global failed
    failed |= not holds
    print(f"interop pygls {what} {'ok' if holds else 'FAILED'}", flush=True)
    if not holds:
        print(f"interop pygls {what}: {why}", file=sys.stderr)


class Document:
    """A text as the client has it, with positions in UTF-16 as the protocol counts them."""

    def __init__(self, path):
        self.uri = path.as_uri()
        self.text = path.read_text(encoding="utf-8")
        self.version = 1

    def position(self, place):
        before = self.text[:place]
        line = before.count("\n")
        start = before.rfind("\n") + 1
        return lsp.Position(line, len(before[start:].encode("utf-16-le")) // 2)

    def place(self, position):
        start = 0
        for _ in range(position.line):
            start = self.text.index("\n", start) + 1
        line = self.text[start:].split("\n", 1)[0].encode("utf-16-le")
        return start + len(line[: position.character * 2].decode("utf-16-le"))

    def after(self, words, skip=0):
        """The position just after some words."""
        place = -1
        for _ in range(skip + 1):
            place = self.text.index(words, place + 1)
        return self.position(place + len(words))

    def change(self, old, new):
        """The change that puts one text in the place of another, made here as well."""
        place = self.text.index(old)
        event = lsp.TextDocumentContentChangePartial(
            range=lsp.Range(self.position(place), self.position(place + len(old))), text=new
        )
        self.text = self.text.replace(old, new, 1)
        self.version += 1
        return lsp.DidChangeTextDocumentParams(
            lsp.VersionedTextDocumentIdentifier(version=self.version, uri=self.uri), [event]
        )

    def covered(self, range):
        return self.text[self.place(range.start) : self.place(range.end)]

    def edited(self, edits):
        text = self.text
        for edit in sorted(edits, key=lambda e: self.place(e.range.start), reverse=True):
            start, end = self.place(edit.range.start), self.place(edit.range.end)
            text = text[:start] + edit.new_text + text[end:]
        return text

    @property
    def identifier(self):
        return lsp.TextDocumentIdentifier(self.uri)

    def at(self, position):
        return {"text_document": self.identifier, "position": position}


def watched(client):
    """The queue of diagnostics that the server tells the client."""
    told = asyncio.Queue()

    @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def _(params):
        told.put_nowait(params)

    return told


async def diagnostics(told, document, holds):
    """The next diagnostics of a document for which `holds`, or the last ones after ten seconds."""
    last = None
    try:
        async with asyncio.timeout(10):
            while True:
                params = await told.get()
                if params.uri == document.uri:
                    last = params.diagnostics
                    if holds(last):
                        return last
    except TimeoutError:
        return last


async def conversation():
    client = LanguageClient("frankpledge-interop", "1")
    told = watched(client)
    await client.start_io(program, "language-server")
    try:
        async with asyncio.timeout(120):
            await checks(client, told)
        status = await asyncio.wait_for(client._server.wait(), 10)
        report("leaves-with-status-0", status == 0, f"left with {status}")
    finally:
        if client._server.returncode is None:
            client._server.kill()


async def checks(client, told):
    answer = await client.initialize_async(
        lsp.InitializeParams(
            capabilities=lsp.ClientCapabilities(
                text_document=lsp.TextDocumentClientCapabilities(
                    hover=lsp.HoverClientCapabilities(content_format=[lsp.MarkupKind.Markdown]),
                    rename=lsp.RenameClientCapabilities(prepare_support=True),
                    document_symbol=lsp.DocumentSymbolClientCapabilities(
                        hierarchical_document_symbol_support=True
                    ),
                )
            ),
            root_uri=guild.as_uri(),
        )
    )
    abilities = answer.capabilities
    report(
        "initialize",
        abilities.position_encoding == "utf-16" and abilities.text_document_sync.change == 2,
        str(abilities),
    )
    client.initialized(lsp.InitializedParams())

    document = Document(guild / "agreements" / "north-bank.md")
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(
            lsp.TextDocumentItem(document.uri, "markdown", document.version, document.text)
        )
    )
    found = await diagnostics(told, document, lambda d: not any(x.severity == 1 for x in d))
    report("opens-without-errors", found is not None and not any(d.severity == 1 for d in found), str(found))

    await typing(client, told, document)
    await asking(client, document)
    await mending(client, document)

    await client.shutdown_async(None)
    try:
        await client.text_document_hover_async(lsp.HoverParams(**document.at(lsp.Position(0, 0))))
        report("refuses-after-shutdown", False, "it answered")
    except JsonRpcException as fault:
        report("refuses-after-shutdown", fault.code == -32600, str(fault))
    client.exit(None)


async def typing(client, told, document):
    # Characters beyond the basic plane are two units each; every place after them must still fit.
    quoted = document.text.index('"', document.text.index("\n  adopter"))
    name = document.text[quoted : document.text.index("\n", quoted)]
    client.text_document_did_change(document.change(name, '"🏦🏦 ' + name[1:]))
    client.text_document_did_change(document.change("obligation respond", "obligatoin respond"))
    slip = lambda d: any(x.code == "P1201" for x in d)
    found = await diagnostics(told, document, slip)
    at_slip = [d for d in found or [] if d.code == "P1201"]
    report(
        "tells-a-slip-at-its-place",
        len(at_slip) == 1 and document.covered(at_slip[0].range) == "obligatoin",
        str(found),
    )
    if at_slip:
        actions = await client.text_document_code_action_async(
            lsp.CodeActionParams(
                document.identifier, at_slip[0].range, lsp.CodeActionContext(at_slip)
            )
        )
        edits = [e for a in actions or [] for e in a.edit.changes.get(document.uri, [])]
        report(
            "offers-what-was-meant",
            "obligation respond" in document.edited(edits),
            str(actions),
        )
    client.text_document_did_change(document.change("obligatoin respond", "obligation respond"))
    found = await diagnostics(told, document, lambda d: not any(x.severity == 1 for x in d))
    report("takes-back-what-is-mended", found is not None and not slip(found), str(found))


async def asking(client, document):
    place = document.after("obligation resp")
    hover = await client.text_document_hover_async(lsp.HoverParams(**document.at(place)))
    report("hover", hover is not None and "obligation respond" in hover.contents.value, str(hover))

    definition = await client.text_document_definition_async(
        lsp.DefinitionParams(**document.at(document.after("expect resp")))
    )
    report(
        "definition",
        definition is not None and document.covered(definition.range) == "respond",
        str(definition),
    )
    include = await client.text_document_definition_async(
        lsp.DefinitionParams(**document.at(document.after('include "../')))
    )
    report(
        "definition-of-an-include",
        include is not None and include.uri == (guild / "calendars" / "england.pledge").as_uri(),
        str(include),
    )
    symbols = await client.text_document_document_symbol_async(
        lsp.DocumentSymbolParams(document.identifier)
    )
    names = [s.name for s in symbols or []]
    report("outline", "north-bank" in names and "respond" in names, str(names))
    references = await client.text_document_references_async(
        lsp.ReferenceParams(
            context=lsp.ReferenceContext(include_declaration=True), **document.at(place)
        )
    )
    report(
        "references",
        len(references or []) > 1
        and all(document.covered(r.range) == "respond" for r in references if r.uri == document.uri),
        str(references),
    )


async def mending(client, document):
    place = document.after("obligation resp")
    prepared = await client.text_document_prepare_rename_async(
        lsp.PrepareRenameParams(**document.at(place))
    )
    report("prepares-a-rename", prepared is not None and prepared.placeholder == "respond", str(prepared))
    edit = await client.text_document_rename_async(
        lsp.RenameParams(new_name="first-answer", **document.at(place))
    )
    text = document.edited(edit.changes[document.uri])
    report(
        "renames",
        "obligation first-answer" in text and "expect first-answer" in text,
        str(edit),
    )
    try:
        await client.text_document_rename_async(
            lsp.RenameParams(new_name="restore", **document.at(place))
        )
        report("refuses-a-name-that-is-taken", False, "it renamed")
    except JsonRpcException as fault:
        report("refuses-a-name-that-is-taken", "taken" in str(fault), str(fault))

    client.text_document_did_change(
        document.change("obligation respond\n", "obligation respond\n  else credit x\n  owed a \n")
    )
    completion = await client.text_document_completion_async(
        lsp.CompletionParams(**document.at(document.after("  owed a ")))
    )
    labels = [item.label for item in completion or []]
    report("completion", "response" in labels and "restore" not in labels, str(labels[:20]))
    client.text_document_did_change(
        document.change("  else credit x\n  owed a \n", "")
    )

    client.text_document_did_change(
        document.change("obligation respond\n", "obligation    respond   -- 😀\n")
    )
    edits = await client.text_document_formatting_async(
        lsp.DocumentFormattingParams(document.identifier, lsp.FormattingOptions(2, True))
    )
    report(
        "formats",
        "obligation respond" in document.edited(edits or []) and "😀" in document.edited(edits or []),
        str(edits),
    )


asyncio.run(conversation())
sys.exit(failed)
