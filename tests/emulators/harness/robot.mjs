// SPDX-License-Identifier: MIT
// The balancing robot around a board: physics, motors, MPU6050. Written anew
// from the equations in src/boards/sim/balance.c (same numbers), so that a slip
// there does not hide here; heading is left out, both motors run alike.
import { I2CMode } from 'rp2040js';

const G = 9.80665;
const DEGREE = Math.PI / 180;
const BODY = { kg: 0.8, inertia: 0.004, height: 0.085, wheelsKg: 0.1,
               wheelInertia: 6e-5, rotorInertia: 2e-4, radius: 0.0335,
               rolling: 0.02, sensor: 0.03, floor: 1.05 };
const MOTOR = { ohm: 2.4, k: 0.2, viscous: 8e-4, coulomb: 0.012, soft: 0.3 };
const BATTERY = 7.4;
const STEP_NS = 500000;

function torque(volts, w) {
    const m = MOTOR;
    return m.k * (volts - m.k * w) / m.ohm - m.viscous * w -
        m.coulomb * w / Math.hypot(w, m.soft);
}

export class Plant {
    constructor() {
        this.state = [0, 0, 0.14, 0]; // position, speed, tilt, tilt rate
        this.volts = 0;
        this.held = true;
        this.fallen = false;
    }

    rate([, speed, tilt, tiltRate]) {
        const b = BODY;
        const t = 2 * torque(this.volts, speed / b.radius - tiltRate);
        const ml = b.kg * b.height;
        const xx = b.kg + b.wheelsKg +
            (b.wheelInertia + b.rotorInertia) / b.radius ** 2;
        const xt = ml * Math.cos(tilt) - b.rotorInertia / b.radius;
        const tt = b.inertia + ml * b.height + b.rotorInertia;
        const fx = t / b.radius + ml * tiltRate ** 2 * Math.sin(tilt) -
            b.rolling * speed;
        const ft = ml * G * Math.sin(tilt) - t;
        const det = xx * tt - xt * xt;
        return [speed, (fx * tt - xt * ft) / det, tiltRate,
                (xx * ft - xt * fx) / det];
    }

    step(dt) {
        if (this.held || this.fallen)
            return;
        const s = this.state;
        const along = (k, h) => s.map((x, i) => x + h * k[i]);
        const k1 = this.rate(s);
        const k2 = this.rate(along(k1, dt / 2));
        const k3 = this.rate(along(k2, dt / 2));
        const k4 = this.rate(along(k3, dt));
        this.state = s.map((x, i) =>
            x + dt / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]));
        this.fallen = Math.abs(this.state[2]) >= BODY.floor;
    }

    // Specific force (g) along x and z, turn rate (deg/s) about y.
    sense() {
        const still = this.held || this.fallen;
        const [, speed, tilt, tiltRate] = this.state;
        const d = still ? [0, 0, 0, 0] : this.rate(this.state);
        const h = BODY.sensor;
        return {
            ax: (d[1] * Math.cos(tilt) + h * d[3] - G * Math.sin(tilt)) / G,
            az: (d[1] * Math.sin(tilt) - h * tiltRate ** 2 +
                 G * Math.cos(tilt)) / G,
            gy: still ? 0 : tiltRate / DEGREE,
        };
    }
}

// Registers that the driver uses; sample(): {ax, az, gy} in g and deg/s.
export class Mpu6050 {
    constructor(board, bus, pin, sample) {
        this.board = board;
        this.pin = pin;
        this.sample = sample;
        this.registers = new Uint8Array(128);
        this.generation = 0;
        this.samples = 0;
        this.reset();
        this.attach(board.mcu.i2c[bus]);
    }

    reset() {
        this.registers.fill(0);
        this.registers[0x6b] = 0x40; // asleep
        this.registers[0x75] = 0x68;
        this.generation++;
    }

    attach(i2c) {
        let pointer = 0;
        let first = true;
        // A byte is nine clocks of 2.5 us.
        const later = (f) => this.board.at(this.board.ns + 22500, f);
        i2c.onStart = () => later(() => i2c.completeStart());
        i2c.onStop = () => later(() => i2c.completeStop());
        i2c.onConnect = (address, mode) => {
            if (mode === I2CMode.Write)
                first = true;
            later(() => i2c.completeConnect(address === 0x68));
        };
        i2c.onWriteByte = (byte) => {
            if (first)
                pointer = byte & 127;
            else
                this.write(pointer++, byte);
            first = false;
            later(() => i2c.completeWrite(true));
        };
        i2c.onReadByte = () => {
            const byte = this.registers[pointer++ & 127];
            later(() => i2c.completeRead(byte));
        };
    }

    write(register, byte) {
        if (register === 0x6b && (byte & 0x80)) {
            this.reset();
            return;
        }
        this.registers[register] = byte;
        if ([0x19, 0x1a, 0x38, 0x6b].includes(register))
            this.restart();
    }

    restart() {
        const mine = ++this.generation;
        const awake = (this.registers[0x6b] & 0x40) === 0;
        if (!awake || (this.registers[0x38] & 1) === 0)
            return;
        const period = 1e6 * (1 + this.registers[0x19]);
        const tick = () => {
            if (mine !== this.generation)
                return;
            this.take();
            this.board.at(this.board.ns + period, tick);
        };
        this.board.at(this.board.ns + period, tick);
    }

    put(register, counts) {
        const n = Math.max(-32768, Math.min(32767, Math.round(counts)));
        this.registers[register] = n >> 8 & 255;
        this.registers[register + 1] = n & 255;
    }

    take() {
        const { ax, az, gy } = this.sample();
        const gyro = this.registers[0x1b] >> 3 & 3;
        const accel = this.registers[0x1c] >> 3 & 3;
        this.put(0x3b, ax * (16384 >> accel));
        this.put(0x3d, 0);
        this.put(0x3f, az * (16384 >> accel));
        this.put(0x45, gy * 131 / (1 << gyro));
        this.samples++;
        this.board.drive(this.pin, true);
        this.board.at(this.board.ns + 50000, () =>
            this.board.drive(this.pin, false));
    }
}

// Motor voltage: the share of time that the PWM pin is high, signed by the
// direction pin, averaged over a step of the physics.
class Bridge {
    constructor(board, pwm, direction) {
        this.board = board;
        this.level = false;
        this.back = false;
        this.since = 0;
        this.high = 0;
        this.from = 0;
        board.listen(pwm, (level, ns) => {
            if (this.level)
                this.high += ns - this.since;
            this.level = level;
            this.since = ns;
        });
        board.listen(direction, (level) => {
            this.back = level;
        });
    }

    take() {
        const now = this.board.ns;
        if (this.level)
            this.high += now - this.since;
        const share = this.high / Math.max(1, now - this.from);
        this.since = this.from = now;
        this.high = 0;
        return (this.back ? -1 : 1) * share * BATTERY;
    }
}

// Puts the robot around the board; {plant, imu, tilts: one each 10 ms}.
export function surround(board, pins) {
    const plant = new Plant();
    const imu = new Mpu6050(board, 0, pins.int, () => plant.sense());
    const bridge = new Bridge(board, pins.pwm, pins.direction);
    const robot = { plant, imu, tilts: [] };
    let steps = 0;
    const tick = () => {
        plant.volts = bridge.take();
        if (plant.volts !== 0)
            plant.held = false;
        plant.step(STEP_NS / 1e9);
        if (steps++ % 20 === 0)
            robot.tilts.push(plant.state[2] / DEGREE);
        board.at(board.ns + STEP_NS, tick);
    };
    board.at(STEP_NS, tick);
    return robot;
}
