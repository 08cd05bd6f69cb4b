/* SPDX-License-Identifier: MIT */
/* Exceptions: objects, the tree of builtin classes, and how C raises.
 *
 *     return value_raise(&value_type_TypeError, "expected %s", name);
 *
 * value_raise returns false always, so that a raiser is one line. The text
 * is formatted by value_format's conversions: %s C string, %d int, %u, %c,
 * %q symbol number, %v str() of a value, %r repr() of a value, %t name of a
 * value's type, %%.
 */
#ifndef KRAIT_VALUE_EXCEPTION_H
#define KRAIT_VALUE_EXCEPTION_H

#include "base/text.h"
#include "value/context.h"
#include "value/type.h"

/* Same first slot as an instance (E1), so attribute code serves both. */
struct value_exception {
    struct header header;
    struct slot storage;   /* shape and user attributes */
    struct slot args;      /* tuple */
    struct slot traceback; /* None, or chain of value_traceback tuples */
    struct slot cause;     /* None or an exception */
    struct slot context;   /* None or an exception */
    struct slot suppress;  /* True after `raise ... from` */
    struct slot extra;     /* NameError, AttributeError: the name, or None */
#if ISA_FULL
    struct slot object; /* AttributeError: whose attribute, or UNSET */
#endif
};

/* name, base */
#define VALUE_EXCEPTIONS(X)                                                    \
    X(BaseException, object)                                                   \
    X(SystemExit, BaseException)                                               \
    X(KeyboardInterrupt, BaseException)                                        \
    X(GeneratorExit, BaseException)                                            \
    X(Exception, BaseException)                                                \
    X(StopIteration, Exception)                                                \
    X(StopAsyncIteration, Exception)                                           \
    X(ArithmeticError, Exception)                                              \
    X(FloatingPointError, ArithmeticError)                                     \
    X(OverflowError, ArithmeticError)                                          \
    X(ZeroDivisionError, ArithmeticError)                                      \
    X(AssertionError, Exception)                                               \
    X(AttributeError, Exception)                                               \
    X(BufferError, Exception)                                                  \
    X(EOFError, Exception)                                                     \
    X(ImportError, Exception)                                                  \
    X(ModuleNotFoundError, ImportError)                                        \
    X(LookupError, Exception)                                                  \
    X(IndexError, LookupError)                                                 \
    X(KeyError, LookupError)                                                   \
    X(MemoryError, Exception)                                                  \
    X(NameError, Exception)                                                    \
    X(UnboundLocalError, NameError)                                            \
    X(OSError, Exception)                                                      \
    X(TimeoutError, OSError)                                                   \
    X(RuntimeError, Exception)                                                 \
    X(RecursionError, RuntimeError)                                            \
    X(NotImplementedError, RuntimeError)                                       \
    X(SyntaxError, Exception)                                                  \
    X(IndentationError, SyntaxError)                                           \
    X(SystemError, Exception)                                                  \
    X(TypeError, Exception)                                                    \
    X(ValueError, Exception)                                                   \
    X(UnicodeError, ValueError)                                                \
    X(UnicodeDecodeError, UnicodeError)                                        \
    X(UnicodeEncodeError, UnicodeError)                                        \
    X(Warning, Exception)                                                      \
    X(DeprecationWarning, Warning)                                             \
    X(UserWarning, Warning)

#define X(name, base) extern const struct type value_type_##name;
VALUE_EXCEPTIONS(X)
#undef X

/* Of these, and of the classes that C modules have of their own. */
extern const struct type_hooks value_exception_hooks;

/* VALUE_EXCEPTION_TYPE(name, base): a class of a module's own. */
#define VALUE_EXCEPTION_TYPE(its_name, its_base)                               \
    {                                                                          \
        .header = HEADER_STATIC(KIND_TYPE), .base = &value_type_##its_base,    \
        .hooks = &value_exception_hooks, .name = SYM_##its_name,               \
        .instance_kind = KIND_EXCEPTION, .flags = TYPE_EXCEPTION               \
    }

/* Raises an exception of a builtin class with a formatted text.
 * Contract: handler; reserve; O(n); raises. */
bool value_raise_text(const struct type *type, const char *format, ...) RAISES;

/* The same for TypeError, and for ValueError.
 * Contract: handler; reserve; O(n); raises. */
bool value_raise_type_text(const char *format, ...) RAISES;

/* Contract: handler; reserve; O(n); raises. */
bool value_raise_value_text(const char *format, ...) RAISES;

/* The two types that 340 of 450 places name have functions of their own: a
 * chip's image then has 8 bytes less for each. (By name: a compiler does not
 * take two external objects to be different ones.) */
#define value_raise(type, ...)                                                 \
    (__builtin_strcmp(#type, "&value_type_TypeError") == 0                     \
         ? value_raise_type_text(BASE_TEXT(__VA_ARGS__))                       \
     : __builtin_strcmp(#type, "&value_type_ValueError") == 0                  \
         ? value_raise_value_text(BASE_TEXT(__VA_ARGS__))                      \
         : value_raise_text(type, BASE_TEXT(__VA_ARGS__)))

/* Raises with one argument (KeyError(key), StopIteration(value), ...).
 * Contract: handler; reserve; O(1); raises. */
bool value_raise_value(const struct type *type, value argument) RAISES;

/* Raises OSError with an errno number.
 * Contract: handler; reserve; O(1); raises. */
bool value_raise_os_error(int error_number) RAISES;

/* Raises the context's preallocated MemoryError.
 * Contract: handler; no alloc; O(1); raises. */
bool value_raise_memory(void) RAISES;

/* RecursionError.
 * Contract: handler; reserve; O(1); raises. */
bool value_raise_depth(void) RAISES;

/* Raises an exception object; sets its __context__ from `handled`.
 * Contract: handler; no alloc; O(1); raises. */
bool value_raise_object(value exception) RAISES;

/* Makes an exception object of a builtin or user class.
 * Contract: handler; reserve; O(1); raises. */
bool value_exception_new(value type, value args_tuple, value *out) RAISES;

/* True if the pending exception's class is `type` or derived from it.
 * Contract: handler; reserve; O(1). */
bool value_pending_is(const struct type *type);

/* Takes the pending exception and clears it.
 * Contract: handler; no alloc; O(1). */
value value_take_exception(void);

/* Adds file, line and function to a pending exception's traceback; silent
 * when memory is out.
 * Contract: handler; reserve; O(1). */
void value_traceback_add(value exception, value file, uint32_t line,
                         value function);

#endif
