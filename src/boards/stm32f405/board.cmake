# SPDX-License-Identifier: MIT
if(KRAIT_CPU STREQUAL "cortex-m4")
    krait_image(stm32f405
        LINKER_SCRIPT ${CMAKE_SOURCE_DIR}/src/boards/stm32f405/stm32f405.ld
        FOLDERS stm32f405 cortex-m)
endif()
