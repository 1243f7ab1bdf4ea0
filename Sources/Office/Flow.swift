// SPDX-License-Identifier: Apache-2.0

// The map of what the program does, step by step; read it first.
//
// | step | use case | from | to |
// |---|---|---|---|
// | check | `CheckTexts` | texts of the folder (`TermsShelf`) | diagnostics, examples run |
// | format | `FormatTexts` | texts of the folder | the same in their canonical form |
// | expose | `ReckonExposure` | agreements of the folder | the worst they can cost, and how |
// | compare | `CompareTerms` | two versions of an agreement | what changes, in words |
// | render | `RenderAgreement` | an agreement of the folder | pages to sign, HTML and PDF |
// | record | `RecordEvidence` | an `EvidenceSource` | entries of the log (`EventStore`) |
// | sign | `RecordStatement` | what a person signed, signers of the folder (`SignersInForce`) | its event in the log |
// | hand over | `HandOverKey` | a note that the old key and the new one signed | entries, a checkpoint by the new key |
// | hear | `Hearing` | the log, at one size | the terms that held, what had happened |
// | judge | `Hearing/judgement(asOf:)` | a hearing, a moment (`AsOf`) | verdicts and credits |
// | fit | `FitDesk` | a `DeskHistory`: an export with the desk's own verdicts | the terms they follow |
// | list due | `ListDue` | the log, a moment | what is due, a calendar, what remains owed |
// | watch | `WatchDue` | the log, a book of what was told | notices, each once |
// | receive | `IssueReceipt` | an event somebody sent | a signed promise, and what to record |
// | prove | `ProveReceipts` | receipts, proofs from the log | a proof for each |
// | erase | `EraseEvidence` | what to erase, who asked, why | entries without contents, and one saying so |
// | publish | `ExportLog` | the log, its tiles | static files under one checkpoint (`PublishedLog`) |
// | witness | `WitnessLogs` | requests of others, a `WitnessBook` | cosignatures |
// | ask | `AskWitnesses` | the log, a `WitnessCaller` | cosignatures beside the checkpoint |
// | assure | `AssurePack` | a hearing, proofs from the log | a signed pack |
//
// Verifying a pack is no use case of the office: it needs nothing of ours but the pack, and is
// `PackVerifier` in Assurance.
//
// `RecordEvidence` puts terms into the log before the first event under them
// (`TermsInForce`), so each later step is a function of the log, a size and a moment: no file, no
// clock and no zone data of the machine enters after recording.
