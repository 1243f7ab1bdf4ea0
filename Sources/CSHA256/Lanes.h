// SPDX-License-Identifier: Apache-2.0
//
// LANES messages at a time in vector registers: word n of every message lies in one register. Included
// by Lanes.c once for each width, with LANES, TARGET (the instructions) and NAMED (a name of its own for
// each function).

#define INLINE static inline __attribute__((always_inline, target(TARGET)))

typedef uint32_t NAMED(Words) __attribute__((vector_size(4 * LANES)));

// Eight words of the state, or sixteen of a block, of every message.
typedef struct {
  NAMED(Words) words[8];
} NAMED(State);

typedef struct {
  NAMED(Words) words[16];
} NAMED(Blocks);

INLINE NAMED(Words) NAMED(all)(uint32_t word) { return word - (NAMED(Words)){0}; }

INLINE NAMED(Words) NAMED(rotated)(NAMED(Words) words, int count) {
  return (words >> count) | (words << (32 - count));
}

// FIPS 180-4, 6.2.2: 64 rounds.
INLINE void NAMED(compress)(NAMED(State) *state, NAMED(Blocks) block) {
  NAMED(Words) a = state->words[0], b = state->words[1], c = state->words[2], d = state->words[3];
  NAMED(Words) e = state->words[4], f = state->words[5], g = state->words[6], h = state->words[7];
#pragma clang loop unroll(full)
  for (int round = 0; round < 64; round += 1) {
    NAMED(Words) *word = &block.words[round & 15];
    if (round >= 16) {
      NAMED(Words) early = block.words[(round + 1) & 15], late = block.words[(round + 14) & 15];
      *word += block.words[(round + 9) & 15] +
          (NAMED(rotated)(early, 7) ^ NAMED(rotated)(early, 18) ^ (early >> 3)) +
          (NAMED(rotated)(late, 17) ^ NAMED(rotated)(late, 19) ^ (late >> 10));
    }
    NAMED(Words) sum = h + *word + NAMED(all)(roundConstants[round]) + (g ^ (e & (f ^ g))) +
        (NAMED(rotated)(e, 6) ^ NAMED(rotated)(e, 11) ^ NAMED(rotated)(e, 25));
    NAMED(Words) other = ((a & b) | (c & (a | b))) +
        (NAMED(rotated)(a, 2) ^ NAMED(rotated)(a, 13) ^ NAMED(rotated)(a, 22));
    h = g, g = f, f = e, e = d + sum, d = c, c = b, b = a, a = sum + other;
  }
  state->words[0] += a, state->words[1] += b, state->words[2] += c, state->words[3] += d;
  state->words[4] += e, state->words[5] += f, state->words[6] += g, state->words[7] += h;
}

INLINE NAMED(State) NAMED(initial)(void) {
  NAMED(State) state;
  for (int word = 0; word < 8; word += 1) state.words[word] = NAMED(all)(initialWords[word]);
  return state;
}

// Words of 64 bytes each of LANES messages, eight messages and eight words at a time.
INLINE NAMED(Blocks) NAMED(blocks)(const uint8_t *const bytes[LANES]) {
  NAMED(Blocks) blocks;
  for (int half = 0; half < 2; half += 1) {
    for (int first = 0; first < LANES; first += 8) {
      __m256i columns[8];
      transpose(bytes + first, 32 * (size_t)half, columns);
      for (int word = 0; word < 8; word += 1) {
        memcpy((uint32_t *)&blocks.words[8 * half + word] + first, &columns[word], 32);
      }
    }
  }
  return blocks;
}

// Writes the digest of one message of those that end with a block.
INLINE void NAMED(store)(const NAMED(State) *state, int lane, uint8_t *digest) {
  for (int word = 0; word < 8; word += 1) {
    const uint32_t bytes = __builtin_bswap32(((const uint32_t *)&state->words[word])[lane]);
    memcpy(digest + 4 * word, &bytes, 4);
  }
}

__attribute__((target(TARGET))) void NAMED(messages)(
    int prefix, const csha256_message *messages, size_t count, uint8_t *digests) {
  static const uint8_t nothing[64];
  Cursor cursors[LANES];
  bool isBusy[LANES] = {false};
  NAMED(State) state = NAMED(initial)();
  size_t begun = 0, busy = 0;
  while (begun < count || busy > 0) {
    const uint8_t *bytes[LANES];
    for (int lane = 0; lane < LANES; lane += 1) {
      if (!isBusy[lane] && begun < count) {
        begin(&cursors[lane], prefix, messages[begun], digests + 32 * begun);
        for (int word = 0; word < 8; word += 1) {
          ((uint32_t *)&state.words[word])[lane] = initialWords[word];
        }
        isBusy[lane] = true;
        begun += 1;
        busy += 1;
      }
      bytes[lane] = isBusy[lane] ? nextBytes(&cursors[lane]) : nothing;
    }
    NAMED(compress)(&state, NAMED(blocks)(bytes));
    for (int lane = 0; lane < LANES; lane += 1) {
      if (!isBusy[lane] || !isDone(&cursors[lane])) continue;
      NAMED(store)(&state, lane, cursors[lane].digest);
      isBusy[lane] = false;
      busy -= 1;
    }
  }
}

__attribute__((target(TARGET))) void NAMED(parents)(
    const uint8_t *digests, size_t pairs, uint8_t *parents) {
  for (size_t done = 0; done < pairs; done += LANES) {
    const int used = pairs - done < LANES ? (int)(pairs - done) : LANES;
    uint8_t heads[LANES][64];
    const uint8_t *bytes[LANES];
    // The last byte of a pair, the padding, 520 bits.
    NAMED(Blocks) end = {{{0}}};
    for (int lane = 0; lane < LANES; lane += 1) {
      const uint8_t *pair = digests + 64 * (done + (size_t)(lane < used ? lane : 0));
      heads[lane][0] = 1;
      memcpy(heads[lane] + 1, pair, 63);
      bytes[lane] = heads[lane];
      ((uint32_t *)&end.words[0])[lane] = ((uint32_t)pair[63] << 24) | 0x800000u;
    }
    end.words[15] = NAMED(all)(520);
    NAMED(State) state = NAMED(initial)();
    NAMED(compress)(&state, NAMED(blocks)(bytes));
    NAMED(compress)(&state, end);
    // All pairs of these were read before the first parent is written over one.
    for (int lane = 0; lane < used; lane += 1) {
      NAMED(store)(&state, lane, parents + 32 * (done + (size_t)lane));
    }
  }
}

#undef INLINE
