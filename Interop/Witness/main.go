// SPDX-License-Identifier: Apache-2.0

// Witness judges cosigned checkpoints, and is a small witness of its own: written from the C2SP
// specifications over golang.org/x/mod, so that neither side of ours is judged by the other alone.
//
//	witness judge CHECKPOINT LOG-VKEY WITNESS-VKEY...
//	witness key NAME SEED-FILE         prints the vkey of a witness
//	witness serve NAME SEED-FILE LOG-VKEY
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// cosigner verifies signatures of type 0x04.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }
func (c cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	head := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(signature))
	return ed25519.Verify(c.key, append([]byte(head), text...), signature[8:])
}

func newCosigner(name string, key []byte) cosigner {
	hash := sha256.Sum256(append([]byte(name+"\n\x04"), key...))
	return cosigner{name, binary.BigEndian.Uint32(hash[:]), key}
}

func parseCosigner(vkey string) (cosigner, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return cosigner{}, errors.New("no vkey")
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 33 || key[0] != 4 {
		return cosigner{}, errors.New("no vkey of type 0x04")
	}
	parsed := newCosigner(parts[0], key[1:])
	if fmt.Sprintf("%08x", parsed.hash) != parts[1] {
		return cosigner{}, errors.New("key hash does not match")
	}
	return parsed, nil
}

func judge(path, logKey string, witnesses []string) error {
	file, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	log, err := note.NewVerifier(logKey)
	if err != nil {
		return err
	}
	known := []note.Verifier{log}
	for _, vkey := range witnesses {
		witness, err := parseCosigner(vkey)
		if err != nil {
			return err
		}
		known = append(known, witness)
	}
	opened, err := note.Open(file, note.VerifierList(known...))
	if err != nil {
		return err
	}
	if len(opened.Sigs) != len(known) {
		return fmt.Errorf("%d of %d signatures", len(opened.Sigs), len(known))
	}
	return nil
}

// state is what the witness remembers of its one log.
type state struct {
	sync.Mutex
	size int64
	root tlog.Hash
}

func serve(name string, seed []byte, logKey string) error {
	log, err := note.NewVerifier(logKey)
	if err != nil {
		return err
	}
	pair := ed25519.NewKeyFromSeed(seed)
	self := newCosigner(name, pair.Public().(ed25519.PublicKey))
	var last state
	http.HandleFunc("POST /add-checkpoint", func(out http.ResponseWriter, in *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(out, in.Body, 1<<18))
		if err != nil {
			http.Error(out, "too long", http.StatusRequestEntityTooLarge)
			return
		}
		answer(out, body, log, self, pair, &last)
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("http://%s\n", listener.Addr())
	return http.Serve(listener, nil)
}

func answer(
	out http.ResponseWriter, body []byte, log note.Verifier, self cosigner, pair ed25519.PrivateKey,
	last *state,
) {
	head, checkpoint, found := bytes.Cut(body, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	old, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "old "), 10, 64)
	if !found || !strings.HasPrefix(lines[0], "old ") || err != nil || len(lines) > 64 {
		http.Error(out, "malformed", http.StatusBadRequest)
		return
	}
	var proof tlog.TreeProof
	for _, line := range lines[1:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			http.Error(out, "malformed", http.StatusBadRequest)
			return
		}
		proof = append(proof, hash)
	}
	opened, err := note.Open(checkpoint, note.VerifierList(log))
	if err != nil {
		http.Error(out, "not signed", http.StatusForbidden)
		return
	}
	fields := strings.SplitN(opened.Text, "\n", 4)
	size, sizeError := strconv.ParseInt(fields[1], 10, 64)
	root, rootError := tlog.ParseHash(fields[2])
	if sizeError != nil || rootError != nil || old > size {
		http.Error(out, "malformed", http.StatusBadRequest)
		return
	}
	if fields[0] != log.Name() {
		http.Error(out, "unknown log", http.StatusNotFound)
		return
	}
	last.Lock()
	defer last.Unlock()
	if old != last.size {
		out.Header().Set("Content-Type", "text/x.tlog.size")
		out.WriteHeader(http.StatusConflict)
		fmt.Fprintf(out, "%d\n", last.size)
		return
	}
	consistent := old == 0 && len(proof) == 0 || old == size && root == last.root && len(proof) == 0
	if old > 0 && old < size {
		consistent = tlog.CheckTree(proof, size, root, old, last.root) == nil
	}
	if !consistent {
		http.Error(out, "not consistent", http.StatusUnprocessableEntity)
		return
	}
	last.size, last.root = size, root
	now := uint64(time.Now().Unix())
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", now, opened.Text)
	payload := binary.BigEndian.AppendUint32(nil, self.hash)
	payload = binary.BigEndian.AppendUint64(payload, now)
	payload = append(payload, ed25519.Sign(pair, []byte(message))...)
	fmt.Fprintf(out, "— %s %s\n", self.name, base64.StdEncoding.EncodeToString(payload))
}

func main() {
	err := errors.New("judge, key or serve")
	arguments := os.Args[1:]
	switch {
	case len(arguments) >= 4 && arguments[0] == "judge":
		err = judge(arguments[1], arguments[2], arguments[3:])
	case len(arguments) >= 3:
		var seed []byte
		if seed, err = os.ReadFile(arguments[2]); err != nil || len(seed) != ed25519.SeedSize {
			err = errors.New("no seed of 32 bytes")
		} else if arguments[0] == "key" {
			self := newCosigner(arguments[1], ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey))
			payload := base64.StdEncoding.EncodeToString(append([]byte{4}, self.key...))
			fmt.Printf("%s+%08x+%s\n", self.name, self.hash, payload)
		} else if arguments[0] == "serve" && len(arguments) == 4 {
			err = serve(arguments[1], seed, arguments[3])
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "witness:", err)
		os.Exit(1)
	}
}
