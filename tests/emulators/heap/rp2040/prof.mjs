// SPDX-License-Identifier: MIT
// Runs a firmware of world.c, or of tests/sweep-chips, in rp2040js: run.mjs
// IMAGE [NUMBER...]. Exit code is the firmware's. Interrupts are pended between
// two instructions, exactly as many after rig_arm as the firmware said. Printed
// at the end: coverage by operation (tests/sweep-chips/coverage.py reads it),
// and masked sections by where they begin.
import fs from 'fs';
import { RP2040, ConsoleLogger, LogLevel } from 'rp2040js';
import { Masks } from '../../harness/masks.mjs';

const LINE = 26, INNER_LINE = 27, HANDLER_LINES = 0x3c000000;
const RAM = 0x20000000;
const WIDEN = 8192; // RIG_WIDEN of world.h
const NOTE = 0xfffffffe, END = 0xffffffff;

const mcu = new RP2040();
const core = mcu.core;
mcu.logger = new ConsoleLogger(LogLevel.Error, false);
mcu.flash.set(fs.readFileSync(process.argv[2]), 0);
core.PC = 0x10000000;
const options = process.argv.slice(3).map(Number);

let saved; // copy of the variables, and where it belongs
let savedAt = 0;
let instructions = 0;
let due = -1; // instructions until the interrupt
let innerDue = -1;
let noting = false; // is this run traced?
let busy = false; // is any of the three under way?
let exitCode = -1;

// Coverage: bits by address / 2, from the first instruction of the runtime on.
let from = 0, to = 0;
const operations = new Map(); // name -> {executed, visited, masked}
let current, every = 0, phase = 0;
let trace = []; // addresses
let noted = false;
let cursor = 0;

function has(map, pc) {
    const bit = (pc - from) >> 1;
    return (map[bit >> 5] >> (bit & 31) & 1) !== 0;
}

function mark(map, pc) {
    if (pc < from || pc >= to)
        return;
    const bit = (pc - from) >> 1;
    map[bit >> 5] |= 1 << (bit & 31);
}

function begin(name, stride, offset) {
    if (!operations.has(name)) {
        const words = (to - from >> 6) + 1;
        operations.set(name, { executed: new Uint32Array(words),
                               visited: new Uint32Array(words),
                               masked: new Uint32Array(words) });
    }
    current = operations.get(name);
    every = stride;
    phase = stride === 0 ? 0 : offset % stride;
    trace = [];
    noted = false;
    cursor = 0;
}

function next() {
    if (!noted) {
        noted = true;
        return NOTE;
    }
    for (; cursor < trace.length; cursor++) {
        const pc = trace[cursor];
        const stride = every * (1 + Math.floor(cursor / WIDEN));
        if ((stride !== 0 && cursor % stride === phase) ||
            (pc >= from && pc < to && !has(current.visited, pc)))
            return cursor++;
    }
    return END;
}

function text(address) {
    let out = '';
    for (let c; (c = mcu.readUint8(address++)) !== 0;)
        out += String.fromCharCode(c);
    return out;
}

// Index 0 of a trace is the instruction that follows BKPT, and so is delay 0.
const calls = [
    undefined,
    (r) => { due = r[0]; },
    (r) => {
        r[0] = due >= 0 ? 1 : 0;
        due = -1;
        noting = false;
        core.setInterrupt(LINE, false);
    },
    (r) => { r[0] = core.cycles; },
    (r) => { process.stdout.write(text(r[0])); },
    (r) => { exitCode = r[0]; },
    (r) => {
        savedAt = r[0] - RAM;
        saved = mcu.sram.slice(savedAt, r[1] - RAM);
    },
    () => { mcu.sram.set(saved, savedAt); },
    (r) => { begin(text(r[0]), r[1], r[2]); },
    (r) => { r[0] = next(); },
    () => { noting = true; trace.length = 0; },
    (r) => { innerDue = r[0]; },
    (r) => {
        r[0] = innerDue >= 0 ? 1 : 0;
        innerDue = -1;
        core.setInterrupt(INNER_LINE, false);
    },
    (r) => { r[0] = instructions; },
    (r) => { r[0] = options[r[0]] ?? 0; },
    (r) => { from = r[0]; to = r[1]; },
];

mcu.onBreak = (call) => {
    calls[call](core.registers);
    busy = due >= 0 || innerDue >= 0 || noting;
};

const isMasked = (c) => (c.enabledInterrupts & HANDLER_LINES) === 0;
const commits = new Masks(isMasked);
const stores = new Masks((c) => c.PM);

function note(pc) {
    trace.push(pc);
    mark(current.executed, pc);
}

// What is due comes before the instruction at PC.
function observe() {
    const pc = core.PC;
    if (noting)
        note(pc);
    if (due >= 0 && due-- === 0) {
        core.setInterrupt(LINE, true);
        if (current !== undefined) {
            mark(current.visited, pc);
            if (core.PM || isMasked(core))
                mark(current.masked, pc);
        }
    }
    if (innerDue >= 0 && innerDue-- === 0)
        core.setInterrupt(INNER_LINE, true);
    busy = due >= 0 || innerDue >= 0 || noting;
}

// Masks are looked at from the first masked instruction to the one that ends
// it; most of the time there is nothing to look at.
const prof = new Float64Array(1<<19);let watched = true;
while (exitCode < 0) {
    if (watched || core.PM || (core.enabledInterrupts & HANDLER_LINES) === 0) {
        commits.step(core);
        stores.step(core);
        watched = !(commits.since < 0 && stores.since < 0);
    }
    if (busy)
        observe();
    instructions++; prof[(core.PC - 0x10000000) >> 1]++; 
    core.executeInstruction();
}
console.log([...commits.lines('commit'), ...stores.lines('PRIMASK')].join('\n'));
for (const [name, o] of operations) {
    console.log(`coverage ${name}`);
    o.executed.forEach((word, i) => {
        if (word !== 0)
            console.log('c', ...[i, word, o.visited[i], o.masked[i]]
                .map((n) => n.toString(16)));
    });
}
import("fs").then(f=>f.writeFileSync("/tmp/krait/chips/prof.json",JSON.stringify([...prof.entries()].filter(e=>e[1]>0))));process.exitCode = exitCode;
