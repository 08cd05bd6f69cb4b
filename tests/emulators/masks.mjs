// SPDX-License-Identifier: MIT
// Masked sections of a program on the emulated RP2040, by where they begin:
// masks.mjs IMAGE.bin FILES.bin. Exit code is the program's.
import { Board } from './harness/board.mjs';
import { Masks } from './harness/masks.mjs';

const LINES = 7 << 26; // board_lines.h
const [image, files] = process.argv.slice(2);
const board = new Board(image, files);
const commits = new Masks((c) => (c.enabledInterrupts & LINES) !== LINES);
const stores = new Masks((c) => c.PM);
board.observe((core) => commits.step(core));
board.observe((core) => stores.step(core));
board.run(60e9);
console.log([...commits.lines('commit'), ...stores.lines('PRIMASK')].join('\n'));
process.exitCode = board.status ?? 124;
