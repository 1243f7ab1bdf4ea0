// SPDX-License-Identifier: Apache-2.0
//
// Eight and sixteen messages at a time, by the vector instructions of processors that have none for SHA.

#if defined(__x86_64__)

#include "Cursor.h"

#include <immintrin.h>

// FIPS 180-4, 5.3.3.
static const uint32_t initialWords[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

// The eight big-endian words at a place of eight messages, a column for each word.
static inline __attribute__((always_inline, target("avx2"))) void transpose(
    const uint8_t *const *bytes, size_t place, __m256i *columns) {
  const __m256i bigEndian = _mm256_set_epi64x(
      0x0c0d0e0f08090a0b, 0x0405060700010203, 0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m256i rows[8], pairs[8], fours[8];
  for (int row = 0; row < 8; row += 1) {
    rows[row] = _mm256_shuffle_epi8(
        _mm256_loadu_si256((const __m256i *)(bytes[row] + place)), bigEndian);
  }
  for (int row = 0; row < 8; row += 2) {
    pairs[row] = _mm256_unpacklo_epi32(rows[row], rows[row + 1]);
    pairs[row + 1] = _mm256_unpackhi_epi32(rows[row], rows[row + 1]);
  }
  for (int half = 0; half < 8; half += 4) {
    fours[half] = _mm256_unpacklo_epi64(pairs[half], pairs[half + 2]);
    fours[half + 1] = _mm256_unpackhi_epi64(pairs[half], pairs[half + 2]);
    fours[half + 2] = _mm256_unpacklo_epi64(pairs[half + 1], pairs[half + 3]);
    fours[half + 3] = _mm256_unpackhi_epi64(pairs[half + 1], pairs[half + 3]);
  }
  for (int column = 0; column < 4; column += 1) {
    columns[column] = _mm256_permute2x128_si256(fours[column], fours[column + 4], 0x20);
    columns[column + 4] = _mm256_permute2x128_si256(fours[column], fours[column + 4], 0x31);
  }
}

#define LANES 8
#define TARGET "avx2"
#define NAMED(name) csha256_eight_##name
#include "Lanes.h"
#undef LANES
#undef TARGET
#undef NAMED

#define LANES 16
#define TARGET "avx2,avx512f"
#define NAMED(name) csha256_sixteen_##name
#include "Lanes.h"

#endif
