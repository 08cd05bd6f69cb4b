/* SPDX-License-Identifier: MIT */
/* Address sanitizer builds poison free blocks, headers apart; elsewhere this
 * costs nothing. */
#ifndef KRAIT_HEAP_ASAN_H
#define KRAIT_HEAP_ASAN_H

#include <stddef.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HEAP_ASAN 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define HEAP_ASAN 1
#endif

#ifdef HEAP_ASAN
void __asan_poison_memory_region(void const volatile *low, size_t bytes);
void __asan_unpoison_memory_region(void const volatile *low, size_t bytes);
#define POISON(low, bytes) __asan_poison_memory_region(low, bytes)
#define UNPOISON(low, bytes) __asan_unpoison_memory_region(low, bytes)
#else
#define POISON(low, bytes) ((void)(low), (void)(bytes))
#define UNPOISON(low, bytes) ((void)(low), (void)(bytes))
#endif

/* The stack scanner reads red zones on purpose. */
#define NOT_SANITIZED __attribute__((no_sanitize("address")))

#endif
