// SPDX-License-Identifier: MIT
// Longest safepoint gap of a program: gaps.mjs IMAGE.bin FILES.bin ELF CYCLES
// LIMIT [robot]. Runs to its end, or for so many cycles after the start of its
// first line, which pin 9 announces if it does; `robot`: with the balancing
// robot and its sensor around it. Prints one line of JSON.
import { Board, CYCLE_NS } from '../emulators/harness/board.mjs';
import { surround } from '../emulators/harness/robot.mjs';
import { Symbols } from '../emulators/harness/symbols.mjs';
import { Gaps } from './gap_meter.mjs';

const [image, files, elf, cycles, limit, robot] = process.argv.slice(2);
const board = new Board(image, files);
if (robot !== undefined)
    surround(board, { int: 22, pwm: 16, direction: 17 });
const gaps = new Gaps(board, new Symbols(elf), Number(limit));
board.run(Number(cycles) * CYCLE_NS);
console.log(JSON.stringify({
    status: board.status ?? null, looks: gaps.count, longest: gaps.longest,
    step: gaps.step, cycles: board.core.cycles, places: gaps.table(),
    text: board.text,
}));
