// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Which cooperative a command is about.
struct FolderOptions: ParsableArguments {
  @Option(
    name: [.customShort("C"), .long],
    help: ArgumentHelp("The cooperative's folder.", valueName: "folder"))
  var folder = "."
}
