// SPDX-License-Identifier: MIT
// programs/loops.py on the emulated RP2040: loops.mjs IMAGE.bin FILES.bin ELF
// [--profile]. Cycles an iteration, from the edges of pin 3; with --profile
// also where they go. Exit code 1 if a limit of the design is passed.
import { Board } from './harness/board.mjs';
import { Profile, Symbols } from './harness/symbols.mjs';

const LIMITS = { int: 400, float: 650, method: Infinity, append: Infinity };
const ITERATIONS = [1000, 3000];
const MARK = 3;

const [image, files, elf, option] = process.argv.slice(2);
const board = new Board(image, files);
const profile = option === '--profile'
    ? new Profile(board, new Symbols(elf)) : undefined;
const spans = [];
const tables = [];
let since = 0;
board.listen(MARK, (level) => {
    if (level) {
        since = board.core.cycles;
        profile?.cycles.clear();
    } else if (since > 0) {
        spans.push(board.core.cycles - since);
        tables.push(profile?.table(ITERATIONS[(spans.length - 1) % 2]));
    }
    if (profile !== undefined)
        profile.on = level;
});
board.run(20e9);
let failed = board.status !== 0 || spans.length !== 8;
Object.entries(LIMITS).forEach(([name, limit], i) => {
    const cycles = (spans[2 * i + 1] - spans[2 * i]) /
        (ITERATIONS[1] - ITERATIONS[0]);
    const bad = !(cycles <= limit);
    failed ||= bad;
    console.log(`${bad ? 'FAIL ' : ''}${name}: ${cycles.toFixed(1)} cycles` +
        (limit < Infinity ? `, limit ${limit}` : ''));
    if (profile !== undefined)
        console.log(tables[2 * i + 1].slice(0, 12).join('\n'));
});
process.exitCode = failed ? 1 : 0;
