# SPDX-License-Identifier: MIT
if(KRAIT_CPU STREQUAL "cortex-m0plus")
    krait_image(rp2040
        LINKER_SCRIPT ${CMAKE_SOURCE_DIR}/src/boards/rp2040/rp2040.ld
        FOLDERS rp2040 cortex-m)
endif()
