// SPDX-License-Identifier: MIT
// What an instruction of the runtime costs on the emulated RP2040, by class of
// opcodes.h: prices.mjs IMAGE.bin FILES.bin ELF OPCODES FLAG
// [SECONDS]. OPCODES is JSON: a list of [name, class, has a label of its own];
// FLAG the address of the safepoint's. SECONDS of robots/balance with its world
// if given, else a program to its end.
//
// An instruction begins where the loop jumps to its label, and ends where the
// next one does; the time of interrupts and of the collector's steps is taken
// out. Those without a label are told by the function that serves them. A work
// unit is a look at the safepoint's flag from outside the loop; what it costs
// is the time between two of them in one call. Prints JSON: cycles and counts
// by opcode; of natives' calls with and without units; of handlers' entry and
// exit.
import fs from 'fs';
import { Board } from './harness/board.mjs';
import { surround } from './harness/robot.mjs';
import { Symbols } from './harness/symbols.mjs';

const [image, files, elf, table, flagAt, seconds] = process.argv.slice(2);
const opcodes = JSON.parse(fs.readFileSync(table, 'utf8'));
const symbols = new Symbols(elf);
const board = new Board(image, files);
if (seconds !== undefined)
    surround(board, { int: 22, pwm: 16, direction: 17 });
const { core, mcu } = board;
const at = (name) => symbols.byName.get(name);
const labels = [...symbols.byName].find(([name]) => name.startsWith('labels.'));
const word = (address) => mcu.readUint32(address) & ~1;

const opcodeAt = new Map(); // address of the label -> number
const servedBy = new Map(); // address of the function -> number
const OTHER = -1;
opcodes.forEach(([, , own], i) => {
    opcodeAt.set(word(labels[1] + 4 * i), own ? i : OTHER);
    const f = word(at('vm_opcodes') + 4 * i);
    if (f !== 0 && !own)
        servedBy.set(f, [...(servedBy.get(f) ?? []), i]);
});

const flag = Number(flagAt);
const loop = [at('vm_execute'),
              symbols.list.find((s) => s.at > at('vm_execute')).at];
let units = 0;
const read8 = core.readUint8.bind(core);
core.readUint8 = (address) => {
    if (address === flag && !(core.PC >= loop[0] && core.PC < loop[1]))
        units++;
    return read8(address);
};

// Levels: thread 0, handlers by IPSR. Each has its own running instruction.
const running = new Map();
const sums = new Map();
const work = new Set(['heap_work', 'heap_work_inside', 'heap_collect']
    .map((name) => at(name) & ~1));
const entry = { enter: [], leave: [] };
let suspended = 0; // the stack pointer within a collector's step
let back = 0;
let last = 0;
let level = 0;
let entered = 0;
let left = 0;

const served = new Set();
opcodes.forEach((_, i) => {
    served.add(word(at('vm_opcodes') + 4 * i));
});
const doubles = new Set([...symbols.byName]
    .filter(([name]) => /^(__aeabi_d(add|sub|mul|div|cmp\w+)|isa_add_double)$/
        .test(name)).map(([, address]) => address & ~1));
const natives = new Map();
// What these take is charged elsewhere: the bus's bits, the work of units.
const APART = /^(math_(?!radians|degrees)|readfrom|writeto|duty|.*_(min|max)$)/;

// How the loop went about it: by a function of the instruction, by calling a
// native, with doubles, or else by itself.
function way(name, run) {
    if (run.opcode === OTHER || run.slow)
        return 'slow';
    if (name.startsWith('CALL') && run.outside !== undefined)
        return 'native';
    return run.doubles ? 'double' : 'own';
}

function add(table, key, run) {
    const sum = table.get(key) ??
        { count: 0, cycles: 0, unitCalls: 0, units: 0, unitCycles: 0 };
    if (run.units === 0) {
        sum.count++;
        sum.cycles += run.cycles;
    } else {
        sum.unitCalls++;
        sum.units += run.units;
        sum.unitCycles += run.cycles;
    }
    table.set(key, sum);
}

function close(run) {
    if (run === undefined)
        return;
    const key = run.opcode === OTHER ? run.served?.[0] : run.opcode;
    if (key === undefined)
        return;
    const name = opcodes[key][0];
    const how = way(name, run);
    if (how === 'native')
        add(natives, symbols.find(run.outside), run);
    if (how === 'native' && APART.test(symbols.find(run.outside)))
        return;
    add(sums, `${name} ${how}`, run);
}

board.observe((c) => {
    const pc = c.PC;
    const passed = c.cycles - last;
    last = c.cycles;
    const before = running.get(level);
    if (before !== undefined && suspended === 0) {
        before.cycles += passed;
        before.units += units;
    }
    units = 0;
    if (c.IPSR !== level) {
        if (c.IPSR > level && level === 0)
            entered = c.cycles;
        if (c.IPSR === 0 && left > 0)
            entry.leave.push(c.cycles - left);
        if (c.IPSR !== 0)
            running.delete(c.IPSR);
        left = 0;
        level = c.IPSR;
    }
    if (suspended !== 0) {
        if (pc === back)
            suspended = 0;
        else if (level === 0)
            return;
    }
    const opcode = opcodeAt.get(pc);
    if (opcode !== undefined) {
        close(running.get(level));
        if (level !== 0 && entered > 0)
            entry.enter.push(c.cycles - entered);
        if (level !== 0)
            entered = 0;
        left = level !== 0 ? c.cycles : 0;
        running.set(level, { opcode, cycles: 0, units: 0 });
        return;
    }
    const run = running.get(level);
    if (run !== undefined && (pc < loop[0] || pc >= loop[1])) {
        run.outside ??= pc;
        run.slow ||= served.has(pc);
        run.doubles ||= doubles.has(pc);
        if (run.opcode === OTHER && run.served === undefined)
            run.served = servedBy.get(pc);
    }
    if (level === 0 && work.has(pc)) {
        suspended = 1;
        back = c.LR & ~1;
    }
});
board.run(seconds === undefined ? 60e9 : Number(seconds) * 1e9);
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1] ?? null;
console.log(JSON.stringify({
    ms: board.ns / 1e6, status: board.status, text: board.text,
    opcodes: Object.fromEntries(sums), natives: Object.fromEntries(natives),
    enter: median(entry.enter), leave: median(entry.leave),
}));
