/* SPDX-License-Identifier: MIT */
/* Changes of bytearray and array, each one commit or a row of them. Internal
 * to the folder.
 *
 * `owner` is the slot that leads to the buffer. What changes the size builds
 * the buffer aside, mirrored meanwhile (rebuild.h), and publishes it; what fits
 * behind the last byte goes there. What only overwrites goes into the buffer
 * that is there, since memoryviews look at it too.
 *
 * Y1  Who stores into a buffer does so masked and tells the copies under way;
 *     who gives it away for writing tells them that anything may change.
 * Y2  An item of 2, 4 or 8 bytes is read and written whole. More than that is
 *     written in masked pieces of whole items: a handler may find the first of
 *     them new and the last of them old.
 * Y3  Bytes from `length` on are seen by nobody.
 */
#ifndef KRAIT_VALUE_BYTE_BUFFER_H
#define KRAIT_VALUE_BYTE_BUFFER_H

#include "value/rebuild.h"
#include "value/text.h"

/* Bytes [low, high) become others, if the length is still `seen`. */
struct value_splice {
    uint32_t low;
    uint32_t high;
    const uint8_t *data; /* NULL: none, or they are there already */
    uint32_t length;
    uint32_t seen;
    uint8_t *taken; /* NULL, or where the first of those that go are kept */
    uint32_t taken_bytes; /* at most 8 */
    bool expect;          /* only if they are what `taken` holds */
};

/* NULL, nothing raised, if memory is out.
 * Contract: handler; reserve; O(n). */
struct value_byte_buffer *value_byte_buffer_new(size_t capacity);

/* At the end, as one commit.
 * Contract: handler; reserve; O(n); raises. */
bool value_bytes_append(struct slot *owner, const uint8_t *data,
                        uint32_t length) RAISES;

/* *done false if the length is not what was seen, or what goes is not what was
 * expected: to be reckoned anew.
 * Contract: handler; reserve; O(n); raises. */
bool value_bytes_splice(struct slot *owner, const struct value_splice *s,
                        bool *done) RAISES;

/* Takes `count` pieces of `size` bytes out, `step` bytes apart from `low` on.
 * *done as for a splice.
 * Contract: handler; reserve; O(n); raises. */
struct value_comb {
    uint32_t low;
    uint32_t step;
    uint32_t count;
    uint32_t size;
    uint32_t seen;
};
bool value_bytes_thin(struct slot *owner, const struct value_comb *c,
                      bool *done) RAISES;

/* The bytes so many times over, none of them below 1. What handlers store into
 * the first ones meanwhile stays, what they append follows.
 * Contract: handler; reserve; O(n); raises. */
bool value_bytes_multiply(struct slot *owner, int64_t times) RAISES;

/* Stores an item of at most 8 bytes; false if it is out of range by now.
 * Contract: handler; no alloc; O(1). */
bool value_bytes_store(struct slot *owner, uint32_t at, const void *item,
                       uint32_t size);

/* Overwrites from `at` on, as far as the buffer goes; data may lie in it.
 * Contract: handler; reserve; O(n). */
void value_bytes_overwrite(struct slot *owner, uint32_t at, const uint8_t *data,
                           uint32_t length);

/* The same where there is no owner, as in a memoryview; `buffer` is the object
 * that the bytes are in.
 * Contract: handler; reserve; O(n). */
void value_bytes_write(const void *buffer, uint8_t *at, const uint8_t *data,
                       uint32_t length);

/* Turns the order of items about, or that of the bytes in each; the items go
 * over pair by pair, and one by one.
 * Contract: handler; reserve; O(n). */
void value_bytes_reverse(struct slot *owner, uint32_t size);
void value_bytes_swap(struct slot *owner, uint32_t size);

/* Copies into private memory, item by item whole (Y2).
 * Contract: handler; reserve; O(n). */
void value_bytes_read(uint8_t *to, const uint8_t *from, uint32_t length);

/* An item of at most 8 bytes, whole.
 * Contract: handler; no alloc; O(1). */
void value_bytes_load(uint8_t to[8], const uint8_t *from, uint32_t size);

/* Y1: anything in these bytes may be written by the caller, in its own way.
 * Contract: handler; no alloc; O(1). */
void value_bytes_exposed(value owner, const uint8_t *at, uint32_t length);

#endif
