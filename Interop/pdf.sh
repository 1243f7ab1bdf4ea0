#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Lets other people's tools judge a file that we typeset: qpdf, and pdfinfo and pdftotext of Poppler.
#
#   Interop/pdf.sh [FOLDER]
#
# FOLDER holds `agreement.pdf`, and `words.pdf` with its words in order in `words.txt`. Without it
# the tests write one. Prints one line a check, `interop <tool> <what> ok|FAILED`, and exits 1 if any
# failed or could not be made.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

set_text=${1:-}
if [ -z "$set_text" ]; then
  set_text="$work/typeset"
  FRANKPLEDGE_PDF_OUT="$set_text" swift test --package-path "$root" --disable-xctest \
    --filter 'PDFSamples' >"$work/samples.txt" 2>&1 || {
    tail -n 30 "$work/samples.txt" >&2
    exit 1
  }
fi
if [ ! -f "$set_text/agreement.pdf" ]; then
  echo "interop: '$set_text' has no agreement.pdf; give the folder of a typeset text" >&2
  exit 1
fi

status=0
report() { # TOOL WHAT, after the command that judged
  if [ "$?" -eq 0 ]; then
    echo "interop $1 $2 ok"
  else
    echo "interop $1 $2 FAILED"
    status=1
  fi
}
# Nothing on standard error counts as well: readers repair much and only say so.
quiet() { [ -z "$("$@" 2>&1 >/dev/null)" ]; }
without_space() { tr -d '[:space:]\f' <"$1"; }

set +e
for name in agreement words; do
  qpdf --check "$set_text/$name.pdf" >/dev/null 2>&1
  report qpdf "$name-is-sound"
  quiet pdftotext "$set_text/$name.pdf" -
  report pdftotext "$name-needs-no-repair"
done

# The type area alone: 60 points of header and what is below 766 points are furniture.
pdftotext -raw -nopgbrk -x 0 -y 60 -W 600 -H 706 "$set_text/words.pdf" "$work/words.txt"
[ "$(without_space "$work/words.txt")" = "$(without_space "$set_text/words.txt")" ]
report pdftotext every-word-in-order

pdfinfo "$set_text/agreement.pdf" >"$work/info.txt" 2>&1
grep -q '^Tagged: *yes' "$work/info.txt" && grep -q '^Title: *Support agreement' "$work/info.txt" &&
  grep -q '(A4)$' "$work/info.txt"
report pdfinfo properties-and-tags
pdfinfo -struct-text "$set_text/agreement.pdf" 2>"$work/faults.txt" >"$work/tree.txt"
[ ! -s "$work/faults.txt" ] && grep -q 'LBody' "$work/tree.txt" &&
  grep -q 'behind what any member owes, to the extent that' "$work/tree.txt"
report pdfinfo structure-tree
pdfinfo -dests "$set_text/agreement.pdf" >/dev/null 2>&1 &&
  quiet pdfinfo -url "$set_text/agreement.pdf" &&
  pdfinfo -url "$set_text/agreement.pdf" 2>/dev/null | grep -q 'https://eur-lex.europa.eu/'
report pdfinfo links

# A check that cannot fail is worth nothing: the same file without its first bytes.
tail -c +12 "$set_text/agreement.pdf" >"$work/damaged.pdf"
! qpdf --check "$work/damaged.pdf" >/dev/null 2>&1
report qpdf refuses-a-damaged-file
! quiet pdftotext "$work/damaged.pdf" -
report pdftotext says-that-it-repairs
exit $status
