# SPDX-License-Identifier: MIT
# Packs the formats of error messages (src/base/text.h). The desk has the table
# for its test only; a chip's sources use it.
file(GLOB krait_text_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*/*.c)
set(krait_text_header ${CMAKE_BINARY_DIR}/gen/texts.gen.h)
set(krait_text_table ${CMAKE_BINARY_DIR}/gen/texts.gen.c)
# The generator leaves unchanged files alone.
add_custom_command(OUTPUT ${krait_text_header} ${krait_text_table}
    COMMAND ${CMAKE_SOURCE_DIR}/tools/texts ${CMAKE_SOURCE_DIR}
            ${krait_text_header} ${krait_text_table} ${krait_left_out}
    DEPENDS ${krait_text_sources} ${CMAKE_SOURCE_DIR}/tools/texts
    COMMENT "Packing texts" VERBATIM)
add_custom_target(krait_texts DEPENDS ${krait_text_header} ${krait_text_table})
add_dependencies(krait_symbols krait_texts)

if(NOT KRAIT_CPU STREQUAL "host")
    target_compile_definitions(krait_flags INTERFACE KRAIT_PACK_TEXTS=1)
endif()
