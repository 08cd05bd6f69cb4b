# SPDX-License-Identifier: MIT
# With KRAIT_PACK: a krait of the host, built in host/, compiles python/, and
# the names that its code knows become symbols of the image (tools/precompile).
if(NOT KRAIT_PACK)
    return()
endif()
set(krait_dump ${CMAKE_BINARY_DIR}/gen/library.json)
set(krait_packed_folders
    ${CMAKE_SOURCE_DIR}/python/core ${CMAKE_SOURCE_DIR}/python/library)
set(krait_host ${CMAKE_BINARY_DIR}/host)
file(GLOB_RECURSE krait_host_sources CONFIGURE_DEPENDS
    ${CMAKE_SOURCE_DIR}/src/*.[ch] ${CMAKE_SOURCE_DIR}/python/*.py)
add_custom_command(OUTPUT ${krait_dump}
    COMMAND ${CMAKE_COMMAND} -S ${CMAKE_SOURCE_DIR} -B ${krait_host} -G Ninja
            --log-level=WARNING -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=None
            -DCMAKE_C_FLAGS=-O1 -DKRAIT_TESTS=OFF
    COMMAND ${CMAKE_COMMAND} --build ${krait_host} --target krait
    COMMAND ${CMAKE_SOURCE_DIR}/tools/precompile dump ${krait_host}/krait
            ${krait_dump} ${krait_packed_folders}
    DEPENDS ${krait_host_sources} ${CMAKE_SOURCE_DIR}/tools/precompile
            ${CMAKE_SOURCE_DIR}/tools/dump-code ${CMAKE_SOURCE_DIR}/tools/freeze
    COMMENT "Precompiling python/" VERBATIM)
set(krait_names --names ${krait_dump})

# krait_pack(TARGET SYMBOL) adds the packed code to the target, as the table
# SYMBOL of src/modules/frozen.h.
function(krait_pack target symbol)
    set(output ${CMAKE_BINARY_DIR}/gen/${symbol}.gen.c)
    add_custom_command(OUTPUT ${output}
        COMMAND ${CMAKE_SOURCE_DIR}/tools/precompile write ${krait_dump}
                ${krait_symbol_header} ${output} ${symbol}
        DEPENDS ${krait_dump} ${krait_symbol_header}
                ${CMAKE_SOURCE_DIR}/tools/precompile
        COMMENT "Packing ${symbol}" VERBATIM)
    target_sources(${target} PRIVATE ${output})
endfunction()
