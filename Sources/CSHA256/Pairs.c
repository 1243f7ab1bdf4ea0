// SPDX-License-Identifier: Apache-2.0
//
// Two messages at a time, by the SHA instructions of x86-64.

#if defined(__x86_64__)

#include "Cursor.h"

#include <immintrin.h>

#define INLINE static inline __attribute__((always_inline, target("sha,sse4.1,ssse3")))
#define ACCELERATED __attribute__((target("sha,sse4.1,ssse3")))

// The eight words of the state as the instructions hold them.
typedef struct {
  __m128i abef, cdgh;
} State;

// A block of 64 bytes as sixteen words.
typedef struct {
  __m128i words[4];
} Block;

// FIPS 180-4, 5.3.3.
INLINE State initial(void) {
  return (State){
      _mm_set_epi32(0x6a09e667, (int)0xbb67ae85, 0x510e527f, (int)0x9b05688c),
      _mm_set_epi32(0x3c6ef372, (int)0xa54ff53a, 0x1f83d9ab, 0x5be0cd19)};
}

INLINE __m128i bigEndian(__m128i bytes) {
  return _mm_shuffle_epi8(
      bytes, _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203));
}

INLINE __m128i load(const uint8_t *bytes) { return _mm_loadu_si128((const __m128i *)bytes); }

INLINE Block block(const uint8_t *bytes) {
  return (Block){{
      bigEndian(load(bytes)), bigEndian(load(bytes + 16)), bigEndian(load(bytes + 32)),
      bigEndian(load(bytes + 48))}};
}

INLINE void store(State state, uint8_t *digest) {
  __m128i first = _mm_shuffle_epi32(state.abef, 0x1b);   // feba
  __m128i second = _mm_shuffle_epi32(state.cdgh, 0xb1);  // dchg
  __m128i dcba = _mm_blend_epi16(first, second, 0xf0);
  __m128i hgfe = _mm_alignr_epi8(second, first, 8);
  _mm_storeu_si128((__m128i *)digest, bigEndian(dcba));
  _mm_storeu_si128((__m128i *)(digest + 16), bigEndian(hgfe));
}

// Four rounds.
INLINE void rounds(State *state, __m128i words, int group) {
  __m128i sum = _mm_add_epi32(
      words, _mm_load_si128((const __m128i *)(roundConstants + 4 * group)));
  state->cdgh = _mm_sha256rnds2_epu32(state->cdgh, state->abef, sum);
  state->abef = _mm_sha256rnds2_epu32(state->abef, state->cdgh, _mm_shuffle_epi32(sum, 0x0e));
}

// The four words that come sixteen after the first of these.
INLINE __m128i scheduled(const Block *block, int place) {
  __m128i first = block->words[place & 3], second = block->words[(place + 1) & 3];
  __m128i third = block->words[(place + 2) & 3], fourth = block->words[(place + 3) & 3];
  return _mm_sha256msg2_epu32(
      _mm_add_epi32(_mm_sha256msg1_epu32(first, second), _mm_alignr_epi8(fourth, third, 4)),
      fourth);
}

INLINE void compress(State *state, Block block) {
  const State before = *state;
#pragma clang loop unroll(full)
  for (int group = 0; group < 16; group += 1) {
    rounds(state, block.words[group & 3], group);
    if (group < 12) block.words[group & 3] = scheduled(&block, group);
  }
  state->abef = _mm_add_epi32(state->abef, before.abef);
  state->cdgh = _mm_add_epi32(state->cdgh, before.cdgh);
}

// Two blocks of two messages: while one waits for its round, the other has its own.
INLINE void compressTwo(State *one, Block first, State *two, Block second) {
  const State beforeOne = *one, beforeTwo = *two;
#pragma clang loop unroll(full)
  for (int group = 0; group < 16; group += 1) {
    rounds(one, first.words[group & 3], group);
    rounds(two, second.words[group & 3], group);
    if (group < 12) {
      first.words[group & 3] = scheduled(&first, group);
      second.words[group & 3] = scheduled(&second, group);
    }
  }
  one->abef = _mm_add_epi32(one->abef, beforeOne.abef);
  one->cdgh = _mm_add_epi32(one->cdgh, beforeOne.cdgh);
  two->abef = _mm_add_epi32(two->abef, beforeTwo.abef);
  two->cdgh = _mm_add_epi32(two->cdgh, beforeTwo.cdgh);
}

// Parents in a tree: the blocks are made in registers, without a copy in memory.

// 0x01 and the first 63 bytes of a pair.
INLINE Block parentBlock(const uint8_t *pair) {
  __m128i first = _mm_or_si128(_mm_slli_si128(load(pair), 1), _mm_cvtsi32_si128(1));
  return (Block){{
      bigEndian(first), bigEndian(load(pair + 15)), bigEndian(load(pair + 31)),
      bigEndian(load(pair + 47))}};
}

// The last byte of a pair, the padding, 520 bits.
INLINE Block parentEnd(uint8_t last) {
  return (Block){{
      _mm_set_epi32(0, 0, 0, (int)(((unsigned)last << 24) | 0x800000u)), _mm_setzero_si128(),
      _mm_setzero_si128(), _mm_set_epi32(520, 0, 0, 0)}};
}

ACCELERATED void csha256_two_parents(const uint8_t *digests, size_t pairs, uint8_t *parents) {
  size_t done = 0;
  for (; done + 2 <= pairs; done += 2) {
    const uint8_t *left = digests + 64 * done, *right = left + 64;
    const uint8_t leftEnd = left[63], rightEnd = right[63];
    State one = initial(), two = initial();
    compressTwo(&one, parentBlock(left), &two, parentBlock(right));
    compressTwo(&one, parentEnd(leftEnd), &two, parentEnd(rightEnd));
    store(one, parents + 32 * done);
    store(two, parents + 32 * done + 32);
  }
  if (done < pairs) {
    const uint8_t *pair = digests + 64 * done;
    const uint8_t end = pair[63];
    State one = initial();
    compress(&one, parentBlock(pair));
    compress(&one, parentEnd(end));
    store(one, parents + 32 * done);
  }
}

typedef struct {
  State state;
  Cursor cursor;
} Lane;

INLINE void beginLane(Lane *lane, int prefix, csha256_message message, uint8_t *digest) {
  lane->state = initial();
  begin(&lane->cursor, prefix, message, digest);
}

INLINE void finish(Lane *lane) {
  while (!isDone(&lane->cursor)) compress(&lane->state, block(nextBytes(&lane->cursor)));
  store(lane->state, lane->cursor.digest);
}

ACCELERATED void csha256_two_messages(
    int prefix, const csha256_message *messages, size_t count, uint8_t *digests) {
  if (count == 0) return;
  Lane lanes[2];
  Cursor *one = &lanes[0].cursor, *two = &lanes[1].cursor;
  size_t begun = 1;
  beginLane(&lanes[0], prefix, messages[0], digests);
  while (begun < count) {
    // One lane has work; the other gets the next message.
    beginLane(&lanes[1], prefix, messages[begun], digests + 32 * begun);
    begun += 1;
    while (!isDone(one) && !isDone(two)) {
      Block first = block(nextBytes(one)), second = block(nextBytes(two));
      compressTwo(&lanes[0].state, first, &lanes[1].state, second);
    }
    // The lane that goes on becomes the first.
    if (!isDone(two)) {
      store(lanes[0].state, one->digest);
      lanes[0] = lanes[1];
    } else {
      store(lanes[1].state, two->digest);
      if (isDone(one)) {
        store(lanes[0].state, one->digest);
        if (begun == count) return;
        beginLane(&lanes[0], prefix, messages[begun], digests + 32 * begun);
        begun += 1;
      }
    }
  }
  finish(&lanes[0]);
}

#endif
