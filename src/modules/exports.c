/* SPDX-License-Identifier: MIT */
/* Does a memoryview still look at the buffer of a bytearray that is to be
 * resized? There are no counts that a forgotten view would leave wrong; the
 * question is answered when it is asked. A view counts if an object of the heap
 * or a variable of a function holds it. What only the C stack or a register of
 * an expression holds does not: there lie the leftovers of
 * `bytes(memoryview(b)[:2])`, which would lock b for no reason that a program
 * could see. Such a view keeps the old bytes, as on chips. */
#include "modules/memory.h"

#include "vm/frame.h"

static bool looks_at(const struct header *view,
                     const struct value_byte_buffer *b) {
    const struct value_window *w = (const void *)view;
    return !w->released && slot_pointer(&w->owner) == (const void *)b;
}

/* The next view behind `view` that looks at the buffer. */
static struct header *next_view(const struct header *view,
                                const struct value_byte_buffer *b) {
    struct header *next = heap_next_object(view, KIND_MEMORYVIEW);
    while (next != NULL && !looks_at(next, b))
        next = heap_next_object(next, KIND_MEMORYVIEW);
    return next;
}

static bool is_variable(const struct header *view) {
    const struct context *ctx = value_context();
    for (const struct frame *f = ctx->frames; f <= ctx->frame; f++)
        for (uint32_t i = 0; f->code != NULL && i < f->code->locals; i++)
            if (value_is_pointer(f->base[i]) &&
                value_pointer(f->base[i]) == view)
                return true;
    return false;
}

bool mod_may_resize(struct value_byte_buffer *buffer) {
    if (next_view(NULL, buffer) != NULL)
        heap_collect();
    const struct header *view = next_view(NULL, buffer);
    if (view == NULL)
        buffer->header.aux = VALUE_UNSEEN;
    for (; view != NULL; view = next_view(view, buffer))
        if (is_variable(view) || heap_is_referred(view))
            return value_raise(
                &value_type_BufferError,
                buffer->header.aux == VALUE_OF_ARRAY
                    ? "cannot resize an array that is exporting buffers"
                    : "Existing exports of data: object cannot be re-sized");
    return true;
}
