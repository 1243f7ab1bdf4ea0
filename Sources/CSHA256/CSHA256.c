// SPDX-License-Identifier: Apache-2.0

#include "CSHA256.h"

#include <string.h>

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

#define INLINE static inline __attribute__((always_inline, target("sha,sse4.1,ssse3")))
#define ACCELERATED __attribute__((target("sha,sse4.1,ssse3")))

bool csha256_available(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || !(b & (1u << 29))) return false;
  return __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSE4_1) && (c & bit_SSSE3);
}

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

ACCELERATED void csha256_parents(const uint8_t *digests, size_t pairs, uint8_t *parents) {
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

// Messages of any length. A message is a head (the prefix and the first 63 bytes, if there is a
// prefix and as many), whole blocks where they lie, and a padded end of one or two blocks.
typedef struct {
  State state;
  const uint8_t *whole;
  size_t wholeLeft;
  unsigned endPlace, endBlocks;
  bool hasHead;
  uint8_t head[64], end[128];
  uint8_t *digest;
} Lane;

INLINE void begin(Lane *lane, int prefix, csha256_message message, uint8_t *digest) {
  const uint8_t *rest = message.bytes;
  size_t left = message.count, total = message.count + (prefix >= 0);
  size_t held = 0;
  lane->state = initial();
  lane->digest = digest;
  lane->hasHead = prefix >= 0 && message.count >= 63;
  if (lane->hasHead) {
    lane->head[0] = (uint8_t)prefix;
    memcpy(lane->head + 1, rest, 63);
    rest += 63;
    left -= 63;
  } else if (prefix >= 0) {
    lane->end[0] = (uint8_t)prefix;
    held = 1;
  }
  lane->whole = rest;
  lane->wholeLeft = held ? 0 : left / 64;
  rest += 64 * lane->wholeLeft;
  left -= 64 * lane->wholeLeft;
  if (left > 0) memcpy(lane->end + held, rest, left);
  held += left;
  lane->end[held] = 0x80;
  lane->endBlocks = held < 56 ? 1 : 2;
  size_t size = 64 * (size_t)lane->endBlocks;
  memset(lane->end + held + 1, 0, size - 8 - (held + 1));
  uint64_t bits = __builtin_bswap64((uint64_t)total * 8);
  memcpy(lane->end + size - 8, &bits, 8);
  lane->endPlace = 0;
}

INLINE bool isDone(const Lane *lane) { return lane->endPlace == lane->endBlocks; }

INLINE Block next(Lane *lane) {
  if (lane->hasHead) {
    lane->hasHead = false;
    return block(lane->head);
  }
  if (lane->wholeLeft > 0) {
    const uint8_t *bytes = lane->whole;
    lane->whole += 64;
    lane->wholeLeft -= 1;
    return block(bytes);
  }
  return block(lane->end + 64 * lane->endPlace++);
}

INLINE void finish(Lane *lane) {
  while (!isDone(lane)) {
    Block following = next(lane);
    compress(&lane->state, following);
  }
  store(lane->state, lane->digest);
}

ACCELERATED void csha256_messages(
    int prefix, const csha256_message *messages, size_t count, void *written) {
  uint8_t *digests = written;
  if (count == 0) return;
  Lane lanes[2];
  size_t begun = 1;
  begin(&lanes[0], prefix, messages[0], digests);
  while (begun < count) {
    // One lane has work; the other gets the next message.
    begin(&lanes[1], prefix, messages[begun], digests + 32 * begun);
    begun += 1;
    while (!isDone(&lanes[0]) && !isDone(&lanes[1])) {
      Block first = next(&lanes[0]), second = next(&lanes[1]);
      compressTwo(&lanes[0].state, first, &lanes[1].state, second);
    }
    // The lane that goes on becomes the first.
    if (!isDone(&lanes[1])) {
      store(lanes[0].state, lanes[0].digest);
      lanes[0] = lanes[1];
    } else {
      store(lanes[1].state, lanes[1].digest);
      if (isDone(&lanes[0])) {
        store(lanes[0].state, lanes[0].digest);
        if (begun == count) return;
        begin(&lanes[0], prefix, messages[begun], digests + 32 * begun);
        begun += 1;
      }
    }
  }
  finish(&lanes[0]);
}

ACCELERATED void csha256_message_digest(
    int prefix, const uint8_t *bytes, size_t length, uint8_t *digest) {
  Lane lane;
  begin(&lane, prefix, (csha256_message){bytes, length}, digest);
  finish(&lane);
}

// The six bits of each character, a byte each, of twelve bytes.
INLINE __m128i sextets(__m128i bytes) {
  // Each three bytes abc become b a c b, so that every character's bits lie within a half of a word.
  __m128i spread = _mm_shuffle_epi8(
      bytes, _mm_set_epi8(10, 11, 9, 10, 7, 8, 6, 7, 4, 5, 3, 4, 1, 2, 0, 1));
  __m128i outer = _mm_mulhi_epu16(
      _mm_and_si128(spread, _mm_set1_epi32(0x0fc0fc00)), _mm_set1_epi32(0x04000040));
  __m128i inner = _mm_mullo_epi16(
      _mm_and_si128(spread, _mm_set1_epi32(0x003f03f0)), _mm_set1_epi32(0x01000010));
  return _mm_or_si128(outer, inner);
}

// The characters of sixteen numbers under 64: what is added to a number depends on its range only.
INLINE __m128i characters(__m128i numbers) {
  // 0 from 26 to 51, 1 to 10 for digits, 11 for '-', 12 for '_', and 13 under 26.
  __m128i range = _mm_or_si128(
      _mm_subs_epu8(numbers, _mm_set1_epi8(51)),
      _mm_and_si128(_mm_cmpgt_epi8(_mm_set1_epi8(26), numbers), _mm_set1_epi8(13)));
  const char digit = '0' - 52;
  __m128i added = _mm_shuffle_epi8(
      _mm_setr_epi8(
          'a' - 26, digit, digit, digit, digit, digit, digit, digit, digit, digit, digit, '-' - 62,
          '_' - 63, 'A', 0, 0),
      range);
  return _mm_add_epi8(numbers, added);
}

ACCELERATED size_t csha256_base64url(const uint8_t *bytes, size_t count, uint8_t *text) {
  size_t done = 0;
  for (; count - done >= 16; done += 12) {
    _mm_storeu_si128(
        (__m128i *)(text + done / 3 * 4), characters(sextets(load(bytes + done))));
  }
  return done;
}

#else

bool csha256_available(void) { return false; }

void csha256_messages(
    int prefix, const csha256_message *messages, size_t count, void *written) {
  (void)prefix, (void)messages, (void)count, (void)written;
  __builtin_trap();
}

void csha256_message_digest(int prefix, const uint8_t *bytes, size_t length, uint8_t *digest) {
  (void)prefix, (void)bytes, (void)length, (void)digest;
  __builtin_trap();
}

void csha256_parents(const uint8_t *digests, size_t pairs, uint8_t *parents) {
  (void)digests, (void)pairs, (void)parents;
  __builtin_trap();
}

size_t csha256_base64url(const uint8_t *bytes, size_t count, uint8_t *text) {
  (void)bytes, (void)count, (void)text;
  __builtin_trap();
}

#endif
