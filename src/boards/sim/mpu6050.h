/* SPDX-License-Identifier: MIT */
/* Registers and bits of the MPU6050 that the model knows. */
#ifndef KRAIT_SIM_MPU6050_H
#define KRAIT_SIM_MPU6050_H

enum {
    MPU_SMPLRT_DIV = 0x19,
    MPU_CONFIG = 0x1A,
    MPU_GYRO_CONFIG = 0x1B,
    MPU_ACCEL_CONFIG = 0x1C,
    MPU_FIFO_EN = 0x23,
    MPU_INT_PIN_CFG = 0x37,
    MPU_INT_ENABLE = 0x38,
    MPU_INT_STATUS = 0x3A,
    MPU_ACCEL_XOUT_H = 0x3B,
    MPU_TEMP_OUT_H = 0x41,
    MPU_GYRO_XOUT_H = 0x43,
    MPU_GYRO_ZOUT_L = 0x48,
    MPU_USER_CTRL = 0x6A,
    MPU_PWR_MGMT_1 = 0x6B,
    MPU_PWR_MGMT_2 = 0x6C,
    MPU_FIFO_COUNTH = 0x72,
    MPU_FIFO_COUNTL = 0x73,
    MPU_FIFO_R_W = 0x74,
    MPU_WHO_AM_I = 0x75
};

enum {
    MPU_INT_LEVEL = 0x80, /* INT_PIN_CFG: active low */
    MPU_LATCH_INT_EN = 0x20,
    MPU_INT_RD_CLEAR = 0x10,
    MPU_FIFO_OFLOW = 0x10, /* INT_ENABLE, INT_STATUS */
    MPU_DATA_RDY = 0x01,
    MPU_USER_FIFO_EN = 0x40, /* USER_CTRL */
    MPU_USER_FIFO_RESET = 0x04,
    MPU_DEVICE_RESET = 0x80, /* PWR_MGMT_1 */
    MPU_SLEEP = 0x40,
    MPU_IDENTITY = 0x68
};

#endif
