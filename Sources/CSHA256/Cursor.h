// SPDX-License-Identifier: Apache-2.0
//
// What every way of hashing shares: the constants of FIPS 180-4, and a message read block by block.

#ifndef CSHA256_CURSOR_H
#define CSHA256_CURSOR_H

#include "CSHA256.h"

#include <string.h>

// FIPS 180-4, 4.2.2.
static const uint32_t roundConstants[64] __attribute__((aligned(64))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

// A message of any length: a head (the prefix and the first 63 bytes, if there is a prefix and as
// many), whole blocks where they lie, and a padded end of one or two blocks.
typedef struct {
  const uint8_t *whole;
  size_t wholeLeft;
  unsigned endPlace, endBlocks;
  bool hasHead;
  uint8_t head[64], end[128];
  uint8_t *digest;
} Cursor;

static inline void begin(Cursor *cursor, int prefix, csha256_message message, uint8_t *digest) {
  const uint8_t *rest = message.bytes;
  size_t left = message.count, total = message.count + (prefix >= 0);
  size_t held = 0;
  cursor->digest = digest;
  cursor->hasHead = prefix >= 0 && message.count >= 63;
  if (cursor->hasHead) {
    cursor->head[0] = (uint8_t)prefix;
    memcpy(cursor->head + 1, rest, 63);
    rest += 63;
    left -= 63;
  } else if (prefix >= 0) {
    cursor->end[0] = (uint8_t)prefix;
    held = 1;
  }
  cursor->whole = rest;
  cursor->wholeLeft = held ? 0 : left / 64;
  rest += 64 * cursor->wholeLeft;
  left -= 64 * cursor->wholeLeft;
  if (left > 0) memcpy(cursor->end + held, rest, left);
  held += left;
  cursor->end[held] = 0x80;
  cursor->endBlocks = held < 56 ? 1 : 2;
  size_t size = 64 * (size_t)cursor->endBlocks;
  memset(cursor->end + held + 1, 0, size - 8 - (held + 1));
  uint64_t bits = __builtin_bswap64((uint64_t)total * 8);
  memcpy(cursor->end + size - 8, &bits, 8);
  cursor->endPlace = 0;
}

static inline bool isDone(const Cursor *cursor) { return cursor->endPlace == cursor->endBlocks; }

// The next 64 bytes; there must be some left.
static inline const uint8_t *nextBytes(Cursor *cursor) {
  if (cursor->hasHead) {
    cursor->hasHead = false;
    return cursor->head;
  }
  if (cursor->wholeLeft > 0) {
    const uint8_t *bytes = cursor->whole;
    cursor->whole += 64;
    cursor->wholeLeft -= 1;
    return bytes;
  }
  return cursor->end + 64 * cursor->endPlace++;
}

// One of these for each number of messages at a time.
void csha256_two_messages(int prefix, const csha256_message *messages, size_t count, uint8_t *digests);
void csha256_two_parents(const uint8_t *digests, size_t pairs, uint8_t *parents);
void csha256_eight_messages(int prefix, const csha256_message *messages, size_t count, uint8_t *digests);
void csha256_eight_parents(const uint8_t *digests, size_t pairs, uint8_t *parents);
void csha256_sixteen_messages(int prefix, const csha256_message *messages, size_t count, uint8_t *digests);
void csha256_sixteen_parents(const uint8_t *digests, size_t pairs, uint8_t *parents);

#endif
