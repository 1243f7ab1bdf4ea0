// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// Why a store cannot be opened, read or written.
///
/// Whatever is thrown, the file is as it was before the call: a fault never leaves half a commit.
package enum StorageFault: Error, Hashable, Sendable {
  /// Nothing is at the path.
  case missing(path: String)
  /// A new store was to be made in a folder that is not there.
  case noFolder(path: String)
  /// A new store was to be made where something is already.
  case occupied(path: String)
  /// The path leads to a folder.
  case folder(path: String)
  /// The system refuses access to the file or its folder.
  case forbidden(path: String, reason: String)
  /// The file has no bytes: a store that lost its contents, or one that never was.
  case empty(path: String)
  /// The file is something else: not SQLite, or a database of another program.
  case foreign(path: String)
  /// A newer Frankpledge wrote the file.
  case newer(path: String, schema: Int, known: Int)
  /// The log in the file is not the one whose public key was given.
  case otherLog(path: String, found: String, expected: String)
  /// The contents contradict themselves, the tree or the signed checkpoint.
  case damaged(path: String, Damage)
  /// Somebody else kept the store locked for longer than the store was told to wait.
  case busy(path: String)
  /// The disk, or the quota, has no room left.
  case full(path: String)
  /// The system failed to read or write.
  case device(path: String, reason: String)
  /// The signer gave a checkpoint that the key of the log does not verify.
  case badCheckpoint(path: String, reason: String)
  /// A cosignature was to be kept beside a checkpoint that is not there.
  case noCheckpoint(path: String, size: UInt64)
  /// A cosignature was to be kept that does not fit its checkpoint.
  case strayCosignature(path: String, witness: String, size: UInt64)
  /// An event of the call is not fit to be recorded.
  case unfit(EventKey, reason: String)
  /// What was to be erased is not there, or was erased meanwhile.
  case notErased(path: String)
  /// Contents were erased, and another program still holds the journal that has them.
  case notSwept(path: String)
  /// The source of random bytes gave another number than was asked for.
  case noRandomness
}

extension StorageFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path):
      "\(path): there is no store here; make one with `frankpledge new`, or check the path"
    case .noFolder(let path):
      "\(path): the folder for this file does not exist; make it first"
    case .occupied(let path):
      "\(path): something is here already; a new store is only made at a free path"
    case .folder(let path):
      "\(path): this is a folder; name the database file in it"
    case .forbidden(let path, let reason):
      "\(path): no access (\(reason)); the store needs to read and write this file and its folder"
    case .empty(let path):
      "\(path): the file is empty, so the log that was in it is lost; restore it from a copy, or"
        + " delete it if it never held anything"
    case .foreign(let path):
      "\(path): not a Frankpledge store; check the path, nothing was changed"
    case .newer(let path, let schema, let known):
      "\(path): written by a newer Frankpledge (schema \(schema), this one knows \(known));"
        + " use the newer program, nothing was changed"
    case .otherLog(let path, let found, let expected):
      "\(path): the store holds the log \(found), but the key given is that of \(expected);"
        + " give the key of this log"
    case .damaged(let path, let damage):
      "\(path): cannot be trusted: \(damage); keep this file for inspection and restore a copy"
    case .busy(let path):
      "\(path): another process is writing and did not finish in time; nothing was recorded, try again"
    case .full(let path):
      "\(path): no room left on the disk; nothing of this call was recorded, make room and repeat it"
    case .device(let path, let reason):
      "\(path): reading or writing failed (\(reason)); nothing of this call is acknowledged, check the"
        + " disk and repeat it"
    case .badCheckpoint(let path, let reason):
      "\(path): the checkpoint to be stored is not good (\(reason)); nothing was recorded, check which"
        + " private key signs"
    case .noCheckpoint(let path, let size):
      "\(path): there is no checkpoint of \(size) entries to keep a cosignature beside"
    case .strayCosignature(let path, let witness, let size):
      "\(path): the cosignature by \(witness) does not fit the checkpoint of \(size) entries, and was"
        + " not kept"
    case .unfit(let key, let reason):
      "event \(key.id.debugDescription) of \(key.source.debugDescription): \(reason); nothing of this"
        + " call was recorded"
    case .notErased(let path):
      "\(path): what was to be erased is not there any more; nothing was changed, look again"
    case .notSwept(let path):
      "\(path): the contents are erased, and their bytes may still be in the journal that another"
        + " program holds open; end it and run `frankpledge erase --sweep`"
    case .noRandomness:
      "the system gave no random bytes, so no salt could be drawn; nothing of this call was recorded"
    }
  }
}
