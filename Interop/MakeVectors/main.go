// SPDX-License-Identifier: Apache-2.0

// MakeVectors writes notes that Go signed and trees that Go built, for our tests to read.
package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must[T any](value T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, "make-vectors:", err)
		os.Exit(1)
	}
	return value
}

// key makes the text forms of a key whose seed is made of its name: for tests only.
func key(name string) (signer note.Signer, secret, public string) {
	hash := fnv.New64a()
	hash.Write([]byte(name))
	seed := make([]byte, ed25519.SeedSize)
	for i := range 4 {
		binary.BigEndian.PutUint64(seed[8*i:], hash.Sum64()+uint64(i))
	}
	pair := ed25519.NewKeyFromSeed(seed)
	public = must(note.NewEd25519VerifierKey(name, pair.Public().(ed25519.PublicKey)))
	id := strings.Split(public, "+")[1]
	secret = "PRIVATE+KEY+" + name + "+" + id + "+" +
		base64.StdEncoding.EncodeToString(append([]byte{1}, seed...))
	return must(note.NewSigner(secret)), secret, public
}

func notes() string {
	var out strings.Builder
	out.WriteString("# secret, public, note in base64: made by Go, see MakeVectors\n")
	names := []string{"guild.example/log", "a", "zürich.example/日誌", "x-y.example/log=1"}
	texts := []string{
		"one line\n", "\n", "first\n\nthird after an empty line\n", "ünïcode — “quoted”\n",
		"guild.example/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
		strings.Repeat("a long line of a long text\n", 40),
	}
	for _, name := range names {
		signer, secret, public := key(name)
		for _, text := range texts {
			signed := must(note.Sign(&note.Note{Text: text}, signer))
			fmt.Fprintf(&out, "%s %s %s\n", secret, public, base64.StdEncoding.EncodeToString(signed))
		}
	}
	first, secret, public := key(names[0])
	second, _, _ := key(names[1])
	both := must(note.Sign(&note.Note{Text: texts[2]}, second, first))
	fmt.Fprintf(&out, "%s %s %s\n", secret, public, base64.StdEncoding.EncodeToString(both))
	return out.String()
}

func joined(hashes []tlog.Hash) string {
	if len(hashes) == 0 {
		return "-"
	}
	texts := []string{}
	for _, hash := range hashes {
		texts = append(texts, hash.String())
	}
	return strings.Join(texts, ",")
}

func tree() string {
	var out strings.Builder
	out.WriteString("# leaf i is i as 8 bytes and 24 of nought; made by Go, see MakeVectors\n")
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(wanted []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, index := range wanted {
			found = append(found, stored[index])
		}
		return found, nil
	})
	const last = 70_000
	for index := int64(0); index < last; index++ {
		entry := make([]byte, 32)
		binary.BigEndian.PutUint64(entry, uint64(index))
		stored = append(stored, must(tlog.StoredHashes(index, entry, reader))...)
	}
	sizes := []int64{1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 16, 17, 255, 256, 257, 300, 65_535, 65_536, last}
	for place, size := range sizes {
		fmt.Fprintf(&out, "root %d %s\n", size, must(tlog.TreeHash(size, reader)))
		for index := int64(0); index < size; index += 1 + size/6 {
			proof := must(tlog.ProveRecord(size, index, reader))
			fmt.Fprintf(&out, "inclusion %d %d %s\n", index, size, joined(proof))
		}
		for _, older := range sizes[:place] {
			proof := must(tlog.ProveTree(size, older, reader))
			fmt.Fprintf(&out, "consistency %d %d %s\n", older, size, joined(proof))
		}
	}
	tileReader := tlog.HashReader(reader)
	for _, size := range []int64{1, 255, 256, 257, last} {
		for _, tile := range tlog.NewTiles(8, 0, size) {
			if size == last && tile.L == 0 && tile.N%91 != 0 {
				continue
			}
			data := must(tlog.ReadTileData(tile, tileReader))
			path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
			fmt.Fprintf(&out, "tile %d %s %s\n", size, path, tlog.RecordHash(data))
		}
	}
	for _, index := range []int64{0, 7, 999, 1_000, 1_234_067, 999_999_999, 1 << 40} {
		for _, width := range []int{1, 255, 256} {
			tile := tlog.Tile{H: 8, L: 0, N: index, W: width}
			path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
			fmt.Fprintf(&out, "path 0 %d %d %s\n", index, width, path)
		}
	}
	return out.String()
}

func main() {
	folder := os.Args[1]
	files := map[string]string{
		"go-cosignatures.txt": cosignatures(), "go-notes.txt": notes(), "go-tree.txt": tree(),
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			fmt.Fprintln(os.Stderr, "make-vectors:", err)
			os.Exit(1)
		}
	}
}
