/* SPDX-License-Identifier: MIT */
/* The builtin functions, for the table that names them. */
#ifndef KRAIT_VM_BUILTIN_H
#define KRAIT_VM_BUILTIN_H

#include "value/member.h"
#include "vm/state.h"

/* X(name, minimum, maximum, flags): function vm_builtin_name, in the order of
 * their texts. Every one: Contract: handler; reserve; O(n); raises. */
#define BUILTIN_FUNCTIONS(X)                                                   \
    X(__import__, 1, 5, NATIVE_TASK_ONLY)                                      \
    X(abs, 1, 1, 0)                                                            \
    X(aiter, 1, 1, 0)                                                          \
    X(all, 1, 1, 0)                                                            \
    X(anext, 1, 2, 0)                                                          \
    X(any, 1, 1, 0)                                                            \
    X(ascii, 1, 1, 0)                                                          \
    X(bin, 1, 1, 0)                                                            \
    X(callable, 1, 1, 0)                                                       \
    X(chr, 1, 1, 0)                                                            \
    X(compile, ISA_FULL ? 0 : 1, 255, NATIVE_KEYWORDS | NATIVE_TASK_ONLY)      \
    X(delattr, 2, 2, 0)                                                        \
    X(dir, 0, 1, 0)                                                            \
    X(divmod, 2, 2, 0)                                                         \
    X(eval, 1, 3, NATIVE_TASK_ONLY)                                            \
    X(exec, 1, 3, NATIVE_TASK_ONLY)                                            \
    X(format, 1, 2, 0)                                                         \
    X(getattr, 2, 3, 0)                                                        \
    X(globals, 0, 0, 0)                                                        \
    X(hasattr, 2, 2, 0)                                                        \
    X(hash, 1, 1, 0)                                                           \
    X(help, 0, 1, 0)                                                           \
    X(hex, 1, 1, 0)                                                            \
    X(id, 1, 1, 0)                                                             \
    X(isinstance, 2, 2, 0)                                                     \
    X(issubclass, 2, 2, 0)                                                     \
    X(iter, 1, 2, 0)                                                           \
    X(len, 1, 1, 0)                                                            \
    X(locals, 0, 0, 0)                                                         \
    X(max, 0, 255, NATIVE_KEYWORDS)                                            \
    X(min, 0, 255, NATIVE_KEYWORDS)                                            \
    X(next, 1, 2, 0)                                                           \
    X(oct, 1, 1, 0)                                                            \
    X(ord, 1, 1, 0)                                                            \
    X(pow, ISA_FULL ? 0 : 2, ISA_FULL ? 255 : 3,                               \
      ISA_FULL ? NATIVE_KEYWORDS : 0)                                          \
    X(print, 0, 255, NATIVE_KEYWORDS)                                          \
    X(repr, 1, 1, 0)                                                           \
    X(round, ISA_FULL ? 0 : 1, ISA_FULL ? 255 : 2,                             \
      ISA_FULL ? NATIVE_KEYWORDS : 0)                                          \
    X(setattr, 3, 3, 0)                                                        \
    X(sorted, 1, 1, NATIVE_KEYWORDS)                                           \
    X(sum, 1, 2, NATIVE_KEYWORDS)                                              \
    X(vars, 0, 1, 0)
#define X(name, least, most, bits)                                             \
    bool vm_builtin_##name(struct arguments *args, value *out);
BUILTIN_FUNCTIONS(X)
#undef X

/* Types that are called like functions. */
enum vm_lazy {
    LAZY_ENUMERATE,
    LAZY_ZIP,
    LAZY_MAP,
    LAZY_FILTER,
    LAZY_CALL,
    LAZY_UP, /* by __getitem__ */
    LAZY_DOWN,
    LAZY_COUNT
};
extern const struct type vm_lazy_types[LAZY_COUNT];

extern const struct module_definition vm_builtins_module;

#endif
