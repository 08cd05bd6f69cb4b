// SPDX-License-Identifier: MIT
// Latency as a scope would see it: latency.mjs IMAGE.bin FILES.bin EDGES [SEED].
// Pin 2 rises from outside at random gaps of 10,000 to 50,000 cycles; counted
// are cycles from there to the next change of pin 3. Of the firmware nothing is
// known here but that pin 9 goes high when the program is ready. The first edge
// after that is told apart: inline caches are empty. Prints one line of JSON.
import { Board, CYCLE_NS } from '../emulators/harness/board.mjs';

const GAP = { least: 10000, spread: 40001 };
const WIDTH = 500; // cycles that the pin stays high
const SETTLE_NS = 20e6;
const [image, files, count, seed] = process.argv.slice(2);
const edges = Number(count);

// xorshift32
let random = Number(seed ?? 1) * 2654435761 >>> 0 || 1;
function gap() {
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    return GAP.least + (random >>> 0) % GAP.spread;
}

const board = new Board(image, files);
let ready = false;
board.listen(9, (level) => {
    ready ||= level;
});
board.run(20e9, () => ready);
if (!ready)
    throw new Error(`never ready: ${board.text}`);
board.run(board.ns + SETTLE_NS);

const waiting = []; // edges whose effect has not been seen, oldest first
const latency = [];
let sent = 0;
board.listen(3, (level, ns) => {
    if (waiting.length > 0)
        latency.push(Math.round((ns - waiting.shift()) / CYCLE_NS));
});
function edge() {
    if (sent++ > edges)
        return;
    waiting.push(board.ns);
    board.drive(2, true);
    board.at(board.ns + WIDTH * CYCLE_NS, () => board.drive(2, false));
    board.at(board.ns + gap() * CYCLE_NS, edge);
}
board.at(board.ns + gap() * CYCLE_NS, edge);
board.run(board.ns + (edges + 2) * (GAP.least + GAP.spread) * CYCLE_NS,
          () => latency.length > edges);
const first = latency.shift();
const sorted = latency.sort((a, b) => a - b);
const at = (share) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
console.log(JSON.stringify({
    edges: sorted.length, missing: waiting.length, first, min: sorted[0],
    median: at(0.5), p999: at(0.999), max: sorted.at(-1),
    status: board.status ?? null, text: board.text.slice(-300),
}));
