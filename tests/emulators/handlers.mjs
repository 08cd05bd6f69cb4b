// SPDX-License-Identifier: MIT
// Latency of hard handlers on the RP2040: handlers.mjs IMAGE.bin FILES.bin ELF
// [EDGES]. Edges come from outside at gaps of 10,000 to 50,000 cycles while the
// program idles, collects, compiles, prints and sorts; counted is from the edge
// to the change of the output pin. Beside it, over the same runs: the longest
// time that PRIMASK was set and that the handlers' lines were disabled, and
// functions by cycles between edge and effect. Exit code 1 if a limit of the
// design is passed.
import { Board, CYCLE_NS, statistics } from './harness/board.mjs';
import { Profile, Symbols } from './harness/symbols.mjs';

const LOADS = ['idle', 'collecting', 'compiling', 'printing', 'sorting'];
const HANDLERS = [{ name: 'o.toggle()', edge: 2, effect: 3, limit: 750 },
                  { name: 'float add, attribute, toggle', edge: 4, effect: 5,
                    limit: 1200 }];
const MASK_ALL_LIMIT = 20;
const MASK_HANDLERS_LIMIT = 120;
const LINES = 7 << 26;
const READY = 9;

const [image, files, elf, count] = process.argv.slice(2);
const edges = Number(count ?? 2000);
const symbols = new Symbols(elf);

// The longest span for which `is` holds, and where it began. What interrupts
// of higher priority take meanwhile does not count.
class Span {
    constructor(board, is) {
        this.longest = 0;
        this.where = 0;
        let since = -1;
        let pc = 0;
        let level = 0;
        let last = 0;
        board.observe((core) => {
            const masked = is(core);
            const passed = core.cycles - last;
            last = core.cycles;
            if (since >= 0 && core.IPSR !== level) {
                since += passed;
                return;
            }
            if (masked && since < 0) {
                since = core.cycles;
                pc = core.PC;
                level = core.IPSR;
            } else if (!masked && since >= 0) {
                if (core.cycles - since > this.longest) {
                    this.longest = core.cycles - since;
                    this.where = pc;
                }
                since = -1;
            }
        });
    }
}

function start() {
    const board = new Board(image, files);
    let ready = false;
    board.listen(READY, (level) => {
        ready = level;
    });
    board.run(20e9, () => ready);
    if (!ready)
        throw new Error(`the program did not get ready: ${board.text}`);
    return board;
}

let random = 12345;
function gap() {
    random = (Math.imul(random, 1103515245) + 12345) >>> 0;
    return 10000 + (random >>> 8) % 40001;
}

function measure(handler, load) {
    const board = start();
    const profile = new Profile(board, symbols);
    const all = new Span(board, (core) => core.PM);
    const lines = new Span(board, (core) =>
        (core.enabledInterrupts & LINES) !== LINES);
    const latency = [];
    let since = -1;
    for (let bit = 0; bit < 3; bit++)
        board.drive(6 + bit, (load >> bit & 1) !== 0);
    board.run(board.ns + 2e6);
    board.listen(handler.effect, (level, ns) => {
        if (since >= 0)
            latency.push((ns - since) / CYCLE_NS);
        since = -1;
        profile.on = false;
    });
    const edge = () => {
        profile.on = true;
        since = board.ns;
        board.drive(handler.edge, true);
        board.at(board.ns + 4000, () => board.drive(handler.edge, false));
        board.at(board.ns + gap() * CYCLE_NS, edge);
    };
    board.at(board.ns + 1000, edge);
    board.run(Infinity, () =>
        latency.length > edges || board.text.length > 1e7);
    const first = latency.shift(); // its inline caches were empty
    return { ...statistics(latency), first, all, lines, profile,
             status: board.status, text: board.text };
}

let failed = 0;
function check(title, n, limit) {
    if (n > limit) {
        failed++;
        console.log(`FAIL ${title}: ${n}, limit ${limit}`);
    }
}

for (const handler of HANDLERS) {
    let table;
    for (let load = 0; load < LOADS.length; load++) {
        const m = measure(handler, load);
        console.log(`${handler.name}, ${LOADS[load]}: ${m.count} edges, ` +
            `cycles min ${m.min} median ${m.median} max ${m.max}, the very first ${m.first}; ` +
            `longest PRIMASK ${m.all.longest} in ` +
            `${symbols.find(m.all.where)}, longest commit ` +
            `${m.lines.longest} in ${symbols.find(m.lines.where)}`);
        if (m.status !== undefined)
            console.log(`FAIL ended with ${m.status}: ${m.text.slice(-500)}`);
        check(`${handler.name}, ${LOADS[load]}`, m.max, handler.limit);
        check('PRIMASK', m.all.longest, MASK_ALL_LIMIT);
        check('commit', m.lines.longest, MASK_HANDLERS_LIMIT);
        table ??= m.profile.table(m.count);
    }
    console.log(`cycles between edge and effect, idle:`);
    console.log(table.slice(0, 16).join('\n'));
}
process.exitCode = failed > 0 ? 1 : 0;
