// SPDX-License-Identifier: Apache-2.0

// Judge checks a folder with a log against golang.org/x/mod, which nobody of ours wrote.
package main

import (
	"bytes"
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

var failed = false

func report(what string, err error) {
	if err != nil {
		failed = true
		fmt.Printf("interop go %s FAILED\n", what)
		fmt.Fprintf(os.Stderr, "interop go %s: %v\n", what, err)
		return
	}
	fmt.Printf("interop go %s ok\n", what)
}

func read(parts ...string) []byte {
	data, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		report("reads-"+parts[len(parts)-1], err)
		os.Exit(1)
	}
	return data
}

// tiles reads tiles where C2SP places them: x/mod's path without the height.
type tiles struct{ folder string }

func (t tiles) Height() int { return height }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range wanted {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(t.folder, path))
		if err != nil {
			return nil, err
		}
		found = append(found, data)
	}
	return found, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// parseTree reads the text of a checkpoint with x/mod's own parser, which wants its own origin.
func parseTree(text string) (tlog.Tree, error) {
	lines := strings.SplitN(text, "\n", 2)
	if len(lines) != 2 {
		return tlog.Tree{}, fmt.Errorf("no lines in the checkpoint")
	}
	return tlog.ParseTree([]byte("go.sum database tree\n" + lines[1]))
}

func open(folder, name string, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(read(folder, name), note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	if !strings.HasPrefix(opened.Text, verifier.Name()+"\n") {
		return tlog.Tree{}, fmt.Errorf("the origin is not the name of the key")
	}
	return parseTree(opened.Text)
}

// entries reads all bundles of a tree, whose lengths are two bytes each.
func entries(folder string, size int64) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tlog.NewTiles(height, 0, size) {
		if tile.L != 0 {
			continue
		}
		path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
		data, err := os.ReadFile(filepath.Join(folder, path))
		if err != nil {
			return nil, err
		}
		for count := 0; count < tile.W; count++ {
			if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
				return nil, fmt.Errorf("%s ends within an entry", path)
			}
			end := 2 + int(binary.BigEndian.Uint16(data))
			all = append(all, data[2:end])
			data = data[end:]
		}
		if len(data) > 0 {
			return nil, fmt.Errorf("%s has bytes to spare", path)
		}
	}
	return all, nil
}

// rootOf stores the hashes of all entries as x/mod does and asks for the root.
func rootOf(all [][]byte) (tlog.Hash, error) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(wanted []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, index := range wanted {
			found = append(found, stored[index])
		}
		return found, nil
	})
	for index, entry := range all {
		hashes, err := tlog.StoredHashes(int64(index), entry, reader)
		if err != nil {
			return tlog.Hash{}, err
		}
		stored = append(stored, hashes...)
	}
	return tlog.TreeHash(int64(len(all)), reader)
}

// checkProof reads a file of C2SP tlog-proof, for which x/mod has no parser, and checks it.
func checkProof(path string, verifier note.Verifier, all [][]byte) error {
	data := read(path)
	head, checkpoint, found := bytes.Cut(data, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return fmt.Errorf("not a tlog-proof")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil || index >= int64(len(all)) {
		return fmt.Errorf("no index")
	}
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	opened, err := note.Open(checkpoint, note.VerifierList(verifier))
	if err != nil {
		return err
	}
	tree, err := parseTree(opened.Text)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(all[index]))
}

func main() {
	folder := os.Args[1]
	verifier, err := note.NewVerifier(strings.TrimSpace(string(read(folder, "vkey"))))
	report("verifier-key", err)
	if err != nil {
		os.Exit(1)
	}
	tree, err := open(folder, "checkpoint", verifier)
	report("checkpoint-signature", err)
	older, olderErr := open(folder, "checkpoint.old", verifier)
	report("older-checkpoint-signature", olderErr)
	if err != nil || olderErr != nil {
		os.Exit(1)
	}

	changed := bytes.Replace(read(folder, "checkpoint"), []byte(fmt.Sprintf("\n%d\n", tree.N)),
		[]byte(fmt.Sprintf("\n%d\n", tree.N+1)), 1)
	if _, err := note.Open(changed, note.VerifierList(verifier)); err == nil {
		report("refuses-changed-checkpoint", fmt.Errorf("it was believed"))
	} else {
		report("refuses-changed-checkpoint", nil)
	}

	all, err := entries(folder, tree.N)
	report("entry-bundles", err)
	if err != nil {
		os.Exit(1)
	}
	hash, err := rootOf(all)
	if err == nil && hash != tree.Hash {
		err = fmt.Errorf("the entries give %v, the checkpoint says %v", hash, tree.Hash)
	}
	report("root-from-entries", err)

	reader := tlog.TileHashReader(tree, tiles{folder})
	var wrong error
	for index := range all {
		leaf, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, int64(index))})
		if err != nil || leaf[0] != tlog.RecordHash(all[index]) {
			wrong = fmt.Errorf("entry %d: %v", index, err)
			break
		}
		if tree.N > 4096 && index > 512 && int64(index) < tree.N-512 {
			continue
		}
		proof, err := tlog.ProveRecord(tree.N, int64(index), reader)
		if err == nil {
			err = tlog.CheckRecord(proof, tree.N, tree.Hash, int64(index), leaf[0])
		}
		if err != nil {
			wrong = err
			break
		}
	}
	report("tiles", wrong)

	proof, err := tlog.ProveTree(tree.N, older.N, reader)
	if err == nil {
		err = tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash)
	}
	report("consistency", err)

	paths, _ := filepath.Glob(filepath.Join(folder, "proofs", "*.tlog-proof"))
	wrong = nil
	if len(paths) == 0 {
		wrong = fmt.Errorf("there are none")
	}
	for _, path := range paths {
		if err := checkProof(path, verifier, all); err != nil {
			wrong = fmt.Errorf("%s: %w", path, err)
		}
	}
	report("tlog-proofs", wrong)
	if failed {
		os.Exit(1)
	}
}
