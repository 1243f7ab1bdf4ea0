// SPDX-License-Identifier: Apache-2.0

// Published checks a folder that `frankpledge log export` wrote, and proofs of `frankpledge log prove`,
// against golang.org/x/mod; and writes such a folder with its proofs itself.
//
//	published check FOLDER VKEY PROOF...
//	published write FOLDER SIZE
package main

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "published:", err)
		os.Exit(1)
	}
}

func path(tile tlog.Tile) string { return strings.Replace(tile.Path(), "tile/8/", "tile/", 1) }

func bundlePath(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
}

// tiles reads tiles where C2SP places them; where a partial one is gone, the full one.
type tiles struct{ folder string }

func (t tiles) Height() int { return height }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range wanted {
		data, err := os.ReadFile(filepath.Join(t.folder, path(tile)))
		if err != nil {
			full := tile
			full.W = 1 << height
			if data, err = os.ReadFile(filepath.Join(t.folder, path(full))); err != nil {
				return nil, err
			}
			data = data[:tile.W*tlog.HashSize]
		}
		found = append(found, data)
	}
	return found, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func parseTree(text string) tlog.Tree {
	_, rest, _ := strings.Cut(text, "\n")
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + rest))
	must(err)
	return tree
}

func check(folder, vkey string, proofs []string) {
	verifier, err := note.NewVerifier(vkey)
	must(err)
	data, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	must(err)
	opened, err := note.Open(data, note.VerifierList(verifier))
	must(err)
	tree := parseTree(opened.Text)
	reader := tlog.TileHashReader(tree, tiles{folder})
	var all [][]byte
	for _, tile := range tlog.NewTiles(height, 0, tree.N) {
		if tile.L != 0 {
			continue
		}
		data, err := os.ReadFile(filepath.Join(folder, bundlePath(tile)))
		must(err)
		for len(data) > 0 {
			end := 2 + int(binary.BigEndian.Uint16(data))
			all = append(all, data[2:end])
			data = data[end:]
		}
	}
	if int64(len(all)) != tree.N {
		must(fmt.Errorf("%d entries under a checkpoint of %d", len(all), tree.N))
	}
	count := 0
	for size := int64(1); size <= tree.N; size += 1 + size/7 {
		root, err := tlog.TreeHash(size, reader)
		must(err)
		for _, index := range []int64{0, size / 2, size - 1} {
			proof, err := tlog.ProveRecord(size, index, reader)
			must(err)
			must(tlog.CheckRecord(proof, size, root, index, tlog.RecordHash(all[index])))
		}
		proof, err := tlog.ProveTree(tree.N, size, reader)
		must(err)
		must(tlog.CheckTree(proof, tree.N, tree.Hash, size, root))
		count++
	}
	for _, name := range proofs {
		checkProof(name, verifier)
	}
	fmt.Printf("%d entries, %d sizes, %d proofs\n", tree.N, count, len(proofs))
}

// checkProof checks a C2SP tlog-proof with the entry in its extra line.
func checkProof(name string, verifier note.Verifier) {
	data, err := os.ReadFile(name)
	must(err)
	head, checkpoint, found := bytes.Cut(data, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		must(fmt.Errorf("%s: not a tlog-proof with an entry", name))
	}
	entry, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	must(err)
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	must(err)
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		must(err)
		proof = append(proof, hash)
	}
	opened, err := note.Open(checkpoint, note.VerifierList(verifier))
	must(err)
	tree := parseTree(opened.Text)
	must(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)))
}

func save(folder, name string, data []byte) {
	file := filepath.Join(folder, name)
	must(os.MkdirAll(filepath.Dir(file), 0o755))
	must(os.WriteFile(file, data, 0o644))
}

func write(folder string, size int64) {
	const origin = "go.example/log"
	secret, vkey, err := note.GenerateKey(rand.Reader, origin)
	must(err)
	signer, err := note.NewSigner(secret)
	must(err)
	// Fifteen others sign too, whom nobody knows.
	signers := []note.Signer{signer}
	for number := 1; number < 16; number++ {
		secret, _, err := note.GenerateKey(rand.Reader, fmt.Sprintf("other.example/%d", number))
		must(err)
		other, err := note.NewSigner(secret)
		must(err)
		signers = append(signers, other)
	}
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(wanted []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, index := range wanted {
			found = append(found, stored[index])
		}
		return found, nil
	})
	entry := func(index int64) []byte { return []byte(fmt.Sprintf("entry %d", index)) }
	for index := int64(0); index < size; index++ {
		hashes, err := tlog.StoredHashes(index, entry(index), reader)
		must(err)
		stored = append(stored, hashes...)
	}
	for _, tile := range tlog.NewTiles(height, 0, size) {
		data, err := tlog.ReadTileData(tile, reader)
		must(err)
		save(folder, path(tile), data)
		if tile.L != 0 {
			continue
		}
		var bundle []byte
		for place := 0; place < tile.W; place++ {
			data := entry(tile.N<<height + int64(place))
			bundle = binary.BigEndian.AppendUint16(bundle, uint16(len(data)))
			bundle = append(bundle, data...)
		}
		save(folder, bundlePath(tile), bundle)
	}
	root, err := tlog.TreeHash(size, reader)
	must(err)
	text := fmt.Sprintf("%s\n%d\n%s\n", origin, size, root)
	checkpoint, err := note.Sign(&note.Note{Text: text}, signers...)
	must(err)
	save(folder, "checkpoint", checkpoint)
	for _, index := range []int64{0, size / 2, size - 1} {
		proof, err := tlog.ProveRecord(size, index, reader)
		must(err)
		file := "c2sp.org/tlog-proof@v1\nextra " + base64.StdEncoding.EncodeToString(entry(index)) +
			fmt.Sprintf("\nindex %d\n", index)
		for _, hash := range proof {
			file += hash.String() + "\n"
		}
		save(folder, fmt.Sprintf("../proofs/%d.tlog-proof", index), append([]byte(file+"\n"), checkpoint...))
	}
	save(folder, "../vkey", []byte(vkey+"\n"))
}

func main() {
	if len(os.Args) > 3 && os.Args[1] == "check" {
		check(os.Args[2], os.Args[3], os.Args[4:])
		return
	}
	if len(os.Args) == 4 && os.Args[1] == "write" {
		size, err := strconv.ParseInt(os.Args[3], 10, 64)
		must(err)
		write(os.Args[2], size)
		return
	}
	must(fmt.Errorf("check FOLDER VKEY PROOF..., or write FOLDER SIZE"))
}
