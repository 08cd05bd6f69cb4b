/* SPDX-License-Identifier: MIT */
/* Kinds of heap objects and their layouts.
 *
 * Every payload is a raw prefix that the collector skips and then slots to
 * the end of the block (heap.h), so one loop marks all kinds. Each object
 * struct below starts with `struct header`; VALUE_RAW states its prefix.
 */
#ifndef KRAIT_VALUE_KIND_H
#define KRAIT_VALUE_KIND_H

#include "heap/heap.h"

#define VALUE_LEAF 255u
#define VALUE_TYPE_RAW (sizeof(void *) == 8 ? 6 : 4)
#define VALUE_CODE_RAW (sizeof(void *) == 8 ? 8 : 5)

/* X(KIND, raw units of 8 bytes or VALUE_LEAF, what it is). Kinds 0 and 1
 * belong to the heap: free block, reserve block. */
#define VALUE_KINDS(X)                                                         \
    X(FREE, VALUE_LEAF, "free block")                                          \
    X(RESERVE, VALUE_LEAF, "unused part of a handler's reserve")               \
    X(STR, VALUE_LEAF, "struct value_str")                                     \
    X(BYTES, VALUE_LEAF, "struct value_str, no text")                          \
    X(BYTE_BUFFER, VALUE_LEAF, "struct value_byte_buffer")                     \
    X(BIG_INT, VALUE_LEAF, "struct value_big")                                 \
    X(BYTEARRAY, 0, "slot buffer")                                             \
    X(ARRAY, 1, "array.array: typecode; slot buffer")                          \
    X(MEMORYVIEW, 2, "offset, length, format; slot owner")                     \
    X(TUPLE, 1, "struct value_tuple")                                          \
    X(LIST, 0, "struct value_list: slot buffer")                               \
    X(SLOT_BUFFER, 1, "struct value_slot_buffer: length, capacity, slots")     \
    X(DICT, 0, "struct value_dict: slot table")                                \
    X(DICT_TABLE, 2, "struct value_dict_table: counts; index, entries")        \
    X(DICT_INDEX, VALUE_LEAF, "hash index of a dict table")                    \
    X(SET, 0, "same table as DICT")                                            \
    X(FROZENSET, 0, "same table as DICT")                                      \
    X(DICT_VIEW, 1, "which; slot dict")                                        \
    X(RANGE, 0, "slots start, stop, step")                                     \
    X(SLICE, 0, "slots start, stop, step")                                     \
    X(ITERATOR, 2, "struct value_iterator")                                    \
    X(CELL, 0, "one slot")                                                     \
    X(TYPE, VALUE_TYPE_RAW, "struct value_class; in flash struct type")        \
    X(SHAPE, 2, "struct value_shape")                                          \
    X(STORAGE, 0, "slot shape, then attribute slots")                          \
    X(INSTANCE, 0, "struct value_instance")                                    \
    X(EXCEPTION, 0, "struct value_exception, a prefix of INSTANCE")            \
    X(MODULE, 0, "slots dict, name")                                           \
    X(NATIVE, VALUE_LEAF, "struct native, in flash")                           \
    X(BOUND_METHOD, 0, "slots function, self")                                 \
    X(PROPERTY, 0, "slots get, set, delete, doc")                              \
    X(STATIC_METHOD, 0, "slot function")                                       \
    X(CLASS_METHOD, 0, "slot function")                                        \
    X(SUPER, 0, "slots class, self, class of self")                            \
    X(CODE, VALUE_CODE_RAW, "struct code (code.h)")                            \
    X(CODE_WORDS, VALUE_LEAF, "instructions, caches, tables of a code")        \
    X(FUNCTION, 0, "struct vm_function")                                       \
    X(GENERATOR, 2, "struct vm_generator, then its registers")                 \
    X(COROUTINE, 2, "as GENERATOR")                                            \
    X(ASYNC_GENERATOR, 2, "as GENERATOR")                                      \
    X(ASYNC_STEP, 1, "struct vm_async_step")                                   \
    X(CUSTOM, 4, "struct value_custom: type, 24 or 28 raw bytes, slots")       \
    X(CUSTOM_LEAF, VALUE_LEAF, "struct value_custom, all raw")

enum value_kind {
#define X(name, raw, what) KIND_##name,
    VALUE_KINDS(X)
#undef X
        KIND_COUNT
};

/* Given to heap_init by the board's start-up. */
extern const struct heap_layout value_layouts[KIND_COUNT];

#endif
