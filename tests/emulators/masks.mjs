// SPDX-License-Identifier: MIT
// Masked sections of a program on the emulated RP2040, by where they begin:
// masks.mjs IMAGE.bin FILES.bin [SECONDS]. SECONDS of robots/balance with its
// world if given, else a program to its end, whose exit code it is.
import { Board } from './harness/board.mjs';
import { Masks } from './harness/masks.mjs';
import { surround } from './harness/robot.mjs';

const LINES = 7 << 26; // board_lines.h
const [image, files, seconds] = process.argv.slice(2);
const board = new Board(image, files);
if (seconds !== undefined)
    surround(board, { int: 22, pwm: 16, direction: 17 });
const commits = new Masks((c) => (c.enabledInterrupts & LINES) !== LINES);
const stores = new Masks((c) => c.PM);
board.observe((core) => commits.step(core));
board.observe((core) => stores.step(core));
board.run(Number(seconds ?? 60) * 1e9);
console.log([...commits.lines('commit'), ...stores.lines('PRIMASK')].join('\n'));
process.exitCode = board.status ?? (seconds === undefined ? 124 : 0);
