# SPDX-License-Identifier: MIT
# Toolchain for Cortex-M0+: Debian's gcc-arm-none-eabi, newlib's headers.
set(KRAIT_CPU_FLAGS "-mcpu=cortex-m0plus -mthumb -mfloat-abi=soft")
include(${CMAKE_CURRENT_LIST_DIR}/arm-none-eabi.cmake)
