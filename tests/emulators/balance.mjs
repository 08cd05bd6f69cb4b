// SPDX-License-Identifier: MIT
// robots/balance on the emulated RP2040: balance.mjs IMAGE.bin FILES.bin
// [SECONDS]. The robot, its motors and the MPU6050 are the harness's. Passes if
// it stands at the end, within 5 degrees throughout the last second.
import { createHash } from 'crypto';
import { Board } from './harness/board.mjs';
import { surround } from './harness/robot.mjs';

const LIMIT_DEG = 5;
const [image, files, seconds] = process.argv.slice(2);
const board = new Board(image, files);
const robot = surround(board, { int: 22, pwm: 16, direction: 17 });
board.run(Number(seconds ?? 5) * 1e9);
const worst = Math.max(...robot.tilts.slice(-100).map(Math.abs));
const hash = createHash('sha256').update(JSON.stringify(robot.tilts))
    .update(board.text).digest('hex').slice(0, 12);
const good = board.status === undefined && !robot.plant.fallen &&
    !robot.plant.held && worst < LIMIT_DEG;
console.log(board.text.trimEnd());
console.log(`${(board.ns / 1e9).toFixed(3)} s, ${robot.imu.samples} samples, ` +
    `tilt in the last second at most ${worst.toFixed(3)} deg, trace ${hash}`);
process.exitCode = good ? 0 : 1;
