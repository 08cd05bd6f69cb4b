/* SPDX-License-Identifier: MIT */
/* What exceptions know on the desk beyond their arguments. */
#ifndef KRAIT_VALUE_EXCEPTION_DESK_H
#define KRAIT_VALUE_EXCEPTION_DESK_H

#include "value/exception.h"
#include "value/native.h"
#include "value/text.h"

/* Of a new one.
 * Contract: handler; no alloc; O(1). */
void value_exception_clear(struct value_exception *e);

/* Of the pending NameError, AttributeError or ImportError: the name that was
 * not found, and in what (UNSET).
 * Contract: handler; reserve; O(n). */
void value_exception_missing(uint32_t name, value object);

/* Attributes that chips do not have; *out as it is if none.
 * Contract: handler; reserve; O(n). */
void value_exception_load(value self, uint32_t name, value *out);

/* TypeError unless it is None or a traceback.
 * Contract: handler; reserve; O(1); raises. */
bool value_exception_traceback(value v) RAISES;

/* str() of a SyntaxError with two arguments: where it is, too.
 * Contract: handler; reserve; O(n); raises. */
bool value_exception_syntax(value self, struct value_sink *sink) RAISES;

/* name=, obj= and path= of the classes that have them.
 * Contract: handler; reserve; O(n); raises. */
bool value_exception_keywords(value self, const struct arguments *args) RAISES;

/* A UnicodeDecodeError or UnicodeEncodeError, which know what and where.
 * Contract: handler; reserve; O(n). */
bool value_exception_is_codec(value self);

#endif
