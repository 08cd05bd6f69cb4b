/* SPDX-License-Identifier: MIT */
/* machine.mem8, mem16 and mem32: any address that the chip has. */
#include "boards/cortex-m/chip.h"
#include "boards/cortex-m/cortex.h"
#include "machine/machine.h"

bool board_memory_read(uint64_t address, uint32_t width, uint32_t *out) {
    uintptr_t at = (uintptr_t)address;
    if (!board_chip_has(address, width))
        return false;
    *out = width == 1   ? *(volatile uint8_t *)at
           : width == 2 ? *(volatile uint16_t *)at
                        : CORTEX_WORD(at);
    return true;
}

bool board_memory_write(uint64_t address, uint32_t width, uint32_t data) {
    uintptr_t at = (uintptr_t)address;
    if (!board_chip_has(address, width))
        return false;
    if (width == 1)
        *(volatile uint8_t *)at = (uint8_t)data;
    else if (width == 2)
        *(volatile uint16_t *)at = (uint16_t)data;
    else
        CORTEX_WORD(at) = data;
    return true;
}
