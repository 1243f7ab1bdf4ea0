// SPDX-License-Identifier: Apache-2.0

// The same as Benchmarks/Evidence/main.swift, by golang.org/x/mod/sumdb/tlog.
package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"syscall"

	"golang.org/x/mod/sumdb/tlog"
)

func cpuTime() float64 {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}

func argument(place, standard int) int {
	if len(os.Args) > place {
		if value, err := strconv.Atoi(os.Args[place]); err == nil {
			return value
		}
	}
	return standard
}

func must[T any](value T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	return value
}

func main() {
	// One thread, and no time for the collector: the tree fits the memory.
	runtime.GOMAXPROCS(1)
	debug.SetGCPercent(-1)
	count, proofs := argument(1, 1_000_000), argument(2, 200_000)
	leaves := make([][]byte, count)
	for number := range leaves {
		leaf := make([]byte, 32)
		for place := 0; place < 32; place += 8 {
			binary.LittleEndian.PutUint64(leaf[place:], uint64(number))
		}
		leaves[number] = leaf
	}

	// The hashes of whole subtrees, as a log stores them; that is how this library makes a root.
	start := cpuTime()
	stored := make([]tlog.Hash, 0, tlog.StoredHashIndex(0, int64(count)))
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for place, index := range indexes {
			hashes[place] = stored[index]
		}
		return hashes, nil
	})
	for number, leaf := range leaves {
		hashes := must(tlog.StoredHashes(int64(number), leaf, reader))
		stored = append(stored, hashes...)
	}
	root := must(tlog.TreeHash(int64(count), reader))
	fmt.Println("root", cpuTime()-start, count)

	// The same root with nothing stored: a stack of subtrees, with the library's own two hashes.
	start = cpuTime()
	stack := make([]tlog.Hash, 0, 64)
	for number, leaf := range leaves {
		hash := tlog.RecordHash(leaf)
		for merges := number; merges&1 == 1; merges >>= 1 {
			hash = tlog.NodeHash(stack[len(stack)-1], hash)
			stack = stack[:len(stack)-1]
		}
		stack = append(stack, hash)
	}
	bare := stack[len(stack)-1]
	for place := len(stack) - 2; place >= 0; place-- {
		bare = tlog.NodeHash(stack[place], bare)
	}
	fmt.Println("bare-root", cpuTime()-start, count)
	if bare != root {
		fmt.Fprintln(os.Stderr, "two roots differ")
		os.Exit(1)
	}

	start = cpuTime()
	made := make([]tlog.RecordProof, proofs)
	for place := range made {
		made[place] = must(tlog.ProveRecord(int64(count), int64(place*7919%count), reader))
	}
	fmt.Println("make", cpuTime()-start, proofs)

	start = cpuTime()
	proved := 0
	for place, proof := range made {
		index := int64(place * 7919 % count)
		hash := stored[tlog.StoredHashIndex(0, index)]
		if tlog.CheckRecord(proof, int64(count), root, index, hash) == nil {
			proved++
		}
	}
	fmt.Println("check", cpuTime()-start, proofs)
	fmt.Println("root-is", root)
	fmt.Println("proved", proved)
}
