#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Writes Interop/Vectors anew with Go's golang.org/x/mod: what other people's code makes, for our
# tests to read. The same every time; look at the difference before you commit it.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
. "$here/go.sh"
cd "$go_module"
go run ./MakeVectors "$here/Vectors"
