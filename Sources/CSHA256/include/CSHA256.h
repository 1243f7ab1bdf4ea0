// SPDX-License-Identifier: Apache-2.0
//
// SHA-256 (FIPS 180-4) of many messages at once, on processors that have instructions for it. One
// message alone leaves a processor idle: each round waits for the one before. Nothing here allocates, and
// nothing is read or written outside of what the arguments name. docs/decisions/0014 says why this is
// here.

#ifndef CSHA256_H
#define CSHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether this processor hashes so many messages at a time: 2 by SHA instructions, 8 by AVX2, 16 by
/// AVX-512. Nothing else here may be called with a number for which this is false.
bool csha256_can(int ways);

/// One message: its bytes and how many.
typedef struct {
  const uint8_t *bytes;
  size_t count;
} csha256_message;

/// Hashes each message, after one byte that stands before it unless `prefix` is negative.
/// Writes 32 bytes a message.
void csha256_messages(
    int ways, int prefix, const csha256_message *messages, size_t count, void *written);

/// Hashes pairs of digests that lie one after the other: SHA-256(0x01 || left || right).
/// Reads 64 bytes a pair and writes 32; `parents` may be `digests`.
void csha256_parents(int ways, const uint8_t *digests, size_t pairs, uint8_t *parents);

/// Writes bytes as base64url (RFC 4648, section 5), twelve at a time, as far as sixteen are left to be
/// read; says how many were written so. For each twelve, sixteen characters are written. To be called
/// only where some number of messages can be hashed at a time.
///
/// What a leaf commits to is hashed as base64url, so this is half of hashing it.
size_t csha256_base64url(const uint8_t *bytes, size_t count, uint8_t *text);

#endif
