# SPDX-License-Identifier: MIT
# Frozen Python: python/core goes into every image, python/library where there
# is room for it, a program into one.

# krait_freeze(TARGET SYMBOL FOLDER...) adds the sources below the folders to
# the target, as the table SYMBOL of src/modules/frozen.h.
function(krait_freeze target symbol)
    set(sources)
    foreach(folder IN LISTS ARGN)
        file(GLOB_RECURSE found CONFIGURE_DEPENDS ${folder}/*.py)
        list(APPEND sources ${found})
    endforeach()
    set(output ${CMAKE_BINARY_DIR}/gen/${symbol}.gen.c)
    add_custom_command(OUTPUT ${output}
        COMMAND ${CMAKE_SOURCE_DIR}/tools/freeze ${output} ${symbol} ${ARGN}
        DEPENDS ${sources} ${CMAKE_SOURCE_DIR}/tools/freeze
        COMMENT "Freezing ${symbol}" VERBATIM)
    target_sources(${target} PRIVATE ${output})
endfunction()

if(TARGET krait_modules)
    set(folders ${CMAKE_SOURCE_DIR}/python/core)
    if(KRAIT_MODULES STREQUAL "all")
        list(APPEND folders ${CMAKE_SOURCE_DIR}/python/library)
    endif()
    if(KRAIT_PACK)
        krait_pack(krait_modules mod_frozen_library)
    else()
        krait_freeze(krait_modules mod_frozen_library ${folders})
    endif()
endif()
