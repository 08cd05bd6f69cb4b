# SPDX-License-Identifier: MIT
# Toolchain for Cortex-M4: Debian's gcc-arm-none-eabi, newlib's headers.
set(KRAIT_CPU_FLAGS "-mcpu=cortex-m4 -mthumb -mfloat-abi=soft")
include(${CMAKE_CURRENT_LIST_DIR}/arm-none-eabi.cmake)
