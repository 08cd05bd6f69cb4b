/* SPDX-License-Identifier: MIT */
/* Registers of the STM32F405 that this board uses, after RM0090. */
#ifndef KRAIT_BOARDS_STM32F405_H
#define KRAIT_BOARDS_STM32F405_H

#include "boards/cortex-m/cortex.h"

#define STM_TIM2 0x40000000u
#define STM_TIM5 0x40000C00u
#define STM_USART1 0x40011000u

/* Offsets in a timer, RM0090 18.4. */
#define STM_TIM_CR1 0x00u
#define STM_TIM_DIER 0x0Cu
#define STM_TIM_SR 0x10u
#define STM_TIM_ARR 0x2Cu

enum { STM_LINE_TIM2 = 28, STM_LINE_TIM5 = 50, STM_LINES = 82 };

#define STM_SYSTEM_HZ 168000000u

/* QEMU's timers count nanoseconds; on silicon TIM2 and TIM5 count 84 MHz. */
#define STM_TIMER_TICKS_PER_US 1000u

#endif
