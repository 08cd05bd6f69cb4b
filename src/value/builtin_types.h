/* SPDX-License-Identifier: MIT */
/* The types that every program has, value_type_<name>: constants in flash,
 * declared by type.h. */
#ifndef KRAIT_VALUE_BUILTIN_TYPES_H
#define KRAIT_VALUE_BUILTIN_TYPES_H

#define VALUE_BUILTIN_TYPES(X)                                                 \
    X(object)                                                                  \
    X(type)                                                                    \
    X(int)                                                                     \
    X(bool)                                                                    \
    X(float)                                                                   \
    X(str)                                                                     \
    X(bytes)                                                                   \
    X(bytearray)                                                               \
    X(memoryview)                                                              \
    X(tuple)                                                                   \
    X(list)                                                                    \
    X(dict)                                                                    \
    X(set)                                                                     \
    X(frozenset)                                                               \
    X(range)                                                                   \
    X(slice)                                                                   \
    X(NoneType)                                                                \
    X(ellipsis)                                                                \
    X(NotImplementedType)                                                      \
    X(function)                                                                \
    X(builtin_function)                                                        \
    X(method)                                                                  \
    X(generator)                                                               \
    X(coroutine)                                                               \
    X(async_generator)                                                         \
    X(async_generator_asend)                                                   \
    X(module)                                                                  \
    X(property)                                                                \
    X(staticmethod)                                                            \
    X(classmethod)                                                             \
    X(super)                                                                   \
    X(cell)                                                                    \
    X(code)                                                                    \
    X(iterator)                                                                \
    X(dict_keys)                                                               \
    X(dict_values)                                                             \
    X(dict_items)                                                              \
    X(array)                                                                   \
    X(traceback) /* on the desk */

#endif
