// SPDX-License-Identifier: Apache-2.0

package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// cosignatures makes notes that a witness cosigned, from C2SP tlog-cosignature and crypto/ed25519 alone.
func cosignatures() string {
	var out strings.Builder
	out.WriteString("# secret, public, note in base64, time: made by Go, see MakeVectors\n")
	for place, name := range []string{"w.example/frankpledge", "a", "zürich.example/zeugin"} {
		log, _, _ := key("guild.example/log")
		text := "guild.example/log\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
		signed := must(note.Sign(&note.Note{Text: text}, log))
		seed := sha256.Sum256([]byte(name))
		pair := ed25519.NewKeyFromSeed(seed[:])
		public := append([]byte{4}, pair.Public().(ed25519.PublicKey)...)
		hash := sha256.Sum256(append([]byte(name+"\n"), public...))
		time := uint64(1_679_315_147) << (10 * place)
		payload := binary.BigEndian.AppendUint64(hash[:4:4], time)
		message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, text)
		payload = append(payload, ed25519.Sign(pair, []byte(message))...)
		line := fmt.Sprintf("— %s %s\n", name, base64.StdEncoding.EncodeToString(payload))
		id := fmt.Sprintf("%s+%x+", name, hash[:4])
		fmt.Fprintf(&out, "PRIVATE+KEY+%s%s %s%s %s %d\n", id,
			base64.StdEncoding.EncodeToString(append([]byte{4}, seed[:]...)), id,
			base64.StdEncoding.EncodeToString(public),
			base64.StdEncoding.EncodeToString(append(signed, line...)), time)
	}
	return out.String()
}
