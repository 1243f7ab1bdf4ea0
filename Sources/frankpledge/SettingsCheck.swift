// SPDX-License-Identifier: Apache-2.0

import Evidence
import Intake
import Office
import Storage

/// What is wrong with the files of a folder that say who witnesses and who may send, before anything
/// runs that needs them.
struct SettingsCheck {
  /// A line each, with its place.
  private(set) var problems: [String] = []

  /// Checks `witnesses.policy`, `receiving.toml` and the mappings that it names, as far as they are
  /// there.
  init(_ workplace: Workplace) throws {
    if let bytes = try workplace.folder.bytes(of: FolderWitnesses.path) {
      do throws(PolicyFault) { _ = try WitnessPolicy(parsing: bytes) } catch {
        problems += error.problems.map { "\(FolderWitnesses.path):\($0)" }
      }
    }
    guard let bytes = try workplace.folder.bytes(of: ReceivingPlan.path) else { return }
    do throws(MappingFault) {
      let plan = try ReceivingPlan(parsing: bytes)
      for desk in plan.desks { check(desk, workplace) }
    } catch {
      problems.append(error.text(file: ReceivingPlan.path))
    }
  }

  private mutating func check(_ desk: ReceivingPlan.DeskPlan, _ workplace: Workplace) {
    do { _ = try workplace.hookMapping(desk.mapping) } catch let trouble as MappingTrouble {
      problems.append(trouble.text)
    } catch {
      problems.append("\(ReceivingPlan.path): the desk '\(desk.name)': \(error)")
    }
  }
}
