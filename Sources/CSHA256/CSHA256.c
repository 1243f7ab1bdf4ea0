// SPDX-License-Identifier: Apache-2.0
//
// Which ways of hashing this processor has, and base64url.

#include "Cursor.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

// Whether the system keeps these parts of the registers when it changes threads (Intel's manual,
// volume 1, chapter 13).
static bool keeps(uint32_t parts) {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE)) return false;
  uint32_t low, high;
  __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (low & parts) == parts;
}

bool csha256_can(int ways) {
  const uint32_t avx = 0x06, avx512 = 0xe6;
  unsigned a, b, c, d, features;
  if (!__get_cpuid_count(7, 0, &a, &features, &c, &d)) return false;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSE4_1) || !(c & bit_SSSE3)) return false;
  switch (ways) {
    case 2: return features & bit_SHA;
    case 8: return (features & bit_AVX2) && keeps(avx);
    case 16: return (features & bit_AVX2) && (features & bit_AVX512F) && keeps(avx512);
    default: return false;
  }
}

void csha256_messages(
    int ways, int prefix, const csha256_message *messages, size_t count, void *written) {
  switch (ways) {
    case 2: return csha256_two_messages(prefix, messages, count, written);
    case 8: return csha256_eight_messages(prefix, messages, count, written);
    case 16: return csha256_sixteen_messages(prefix, messages, count, written);
    default: __builtin_trap();
  }
}

void csha256_parents(int ways, const uint8_t *digests, size_t pairs, uint8_t *parents) {
  switch (ways) {
    case 2: return csha256_two_parents(digests, pairs, parents);
    case 8: return csha256_eight_parents(digests, pairs, parents);
    case 16: return csha256_sixteen_parents(digests, pairs, parents);
    default: __builtin_trap();
  }
}

// The six bits of each character, a byte each, of twelve bytes.
static inline __attribute__((always_inline, target("ssse3"))) __m128i sextets(__m128i bytes) {
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
static inline __attribute__((always_inline, target("ssse3"))) __m128i characters(__m128i numbers) {
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

__attribute__((target("ssse3"))) size_t csha256_base64url(const uint8_t *bytes, size_t count, uint8_t *text) {
  size_t done = 0;
  for (; count - done >= 16; done += 12) {
    _mm_storeu_si128(
        (__m128i *)(text + done / 3 * 4), characters(sextets(_mm_loadu_si128((const __m128i *)(bytes + done)))));
  }
  return done;
}

#else

bool csha256_can(int ways) {
  (void)ways;
  return false;
}

void csha256_messages(
    int ways, int prefix, const csha256_message *messages, size_t count, void *written) {
  (void)ways, (void)prefix, (void)messages, (void)count, (void)written;
  __builtin_trap();
}

void csha256_parents(int ways, const uint8_t *digests, size_t pairs, uint8_t *parents) {
  (void)ways, (void)digests, (void)pairs, (void)parents;
  __builtin_trap();
}

size_t csha256_base64url(const uint8_t *bytes, size_t count, uint8_t *text) {
  (void)bytes, (void)count, (void)text;
  __builtin_trap();
}

#endif
