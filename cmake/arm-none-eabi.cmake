# SPDX-License-Identifier: MIT
# What both chips share. Doubles are soft on both; the soft calling convention
# also keeps FPU registers out of handlers, which then save nothing of them.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR arm)
set(CMAKE_C_COMPILER arm-none-eabi-gcc)
set(CMAKE_ASM_COMPILER arm-none-eabi-gcc)
# Behind the archives that need them; -nostdlib leaves them out otherwise.
set(CMAKE_C_STANDARD_LIBRARIES_INIT "-lc -lgcc")
set(CMAKE_OBJCOPY arm-none-eabi-objcopy)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_C_FLAGS_INIT "${KRAIT_CPU_FLAGS} -fcallgraph-info=su")
set(CMAKE_ASM_FLAGS_INIT "${KRAIT_CPU_FLAGS}")
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
