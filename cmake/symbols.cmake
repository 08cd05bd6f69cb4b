# SPDX-License-Identifier: MIT
# Numbers the names that the C code knows (SYM_print) into symbols.gen.h.
file(GLOB_RECURSE krait_symbol_sources CONFIGURE_DEPENDS
    ${CMAKE_SOURCE_DIR}/src/*.c ${CMAKE_SOURCE_DIR}/src/*.h
    ${CMAKE_SOURCE_DIR}/src/value/symbols.txt)
set(krait_symbol_header ${CMAKE_BINARY_DIR}/gen/symbols.gen.h)
# The generator leaves an unchanged file alone, and Ninja then rebuilds nothing.
add_custom_command(OUTPUT ${krait_symbol_header}
    COMMAND ${CMAKE_SOURCE_DIR}/tools/symbols ${CMAKE_SOURCE_DIR}
            ${krait_symbol_header} ${krait_names} ${krait_left_out}
            ${krait_unnamed}
    DEPENDS ${krait_symbol_sources} ${krait_dump}
            ${CMAKE_SOURCE_DIR}/tools/symbols
    COMMENT "Numbering symbols" VERBATIM)
add_custom_target(krait_symbols DEPENDS ${krait_symbol_header})
