// SPDX-License-Identifier: MIT
// Runs a firmware of world.c, or of tests/sweep-chips, in rp2040js: run.mjs
// IMAGE. Exit code is the firmware's. The interrupt is pended between two
// instructions, exactly as many after rig_arm as the firmware said. Printed at
// the end: for each operation how many of its instructions were interrupted,
// and masked sections by where they begin.
import fs from 'fs';
import { RP2040, ConsoleLogger, LogLevel } from 'rp2040js';
import { Masks } from '../../harness/masks.mjs';

const ARM = 1, DISARM = 2, CYCLES = 3, PRINT = 4, EXIT = 5;
const SAVE = 6, RESTORE = 7, TRACE = 8, NEXT = 9;
const LINE = 26;

const mcu = new RP2040();
const core = mcu.core;
mcu.logger = new ConsoleLogger(LogLevel.Error, false);
mcu.flash.set(fs.readFileSync(process.argv[2]), 0);
core.PC = 0x10000000;

const RAM = 0x20000000;
let saved; // copy of the variables, and where it belongs
let savedAt = 0;
let countdown = -1;
let armed = false;
let exitCode = -1;
const operations = new Map(); // name -> {executed, visited}: addresses
let trace; // of the run that is noted: addresses
let cursor = 0; // of rig_next in it

function operation(name) {
    if (!operations.has(name))
        operations.set(name, { executed: new Set(), visited: new Set() });
    return operations.get(name);
}

let current = operation('all');

function text(address) {
    let out = '';
    for (let c; (c = mcu.readUint8(address++)) !== 0;)
        out += String.fromCharCode(c);
    return out;
}

// Index i of a trace is met by the delay i - 1.
function next() {
    while (++cursor < trace.length)
        if (!current.visited.has(trace[cursor]))
            return cursor - 1;
    return 0xffffffff;
}

mcu.onBreak = (call) => {
    const r = core.registers;
    if (call === ARM) {
        countdown = r[0] + 1;
        armed = true;
    } else if (call === DISARM) {
        r[0] = countdown >= 0 ? 1 : 0;
        countdown = -1;
        armed = false;
        core.setInterrupt(LINE, false);
    } else if (call === CYCLES) {
        r[0] = core.cycles;
    } else if (call === PRINT) {
        process.stdout.write(text(r[0]));
    } else if (call === SAVE) {
        savedAt = r[0] - RAM;
        saved = mcu.sram.slice(savedAt, r[1] - RAM);
    } else if (call === RESTORE) {
        mcu.sram.set(saved, savedAt);
    } else if (call === TRACE) {
        current = operation(text(r[0]));
        trace = [];
        cursor = 0;
    } else if (call === NEXT) {
        r[0] = next();
    } else if (call === EXIT) {
        exitCode = r[0];
    }
};

const commits = new Masks((c) => (c.enabledInterrupts >> LINE & 1) === 0);
const stores = new Masks((c) => c.PM);

while (exitCode < 0) {
    commits.step(core);
    stores.step(core);
    if (armed) {
        current.executed.add(core.PC);
        if (trace !== undefined && cursor === 0)
            trace.push(core.PC);
        if (countdown >= 0 && countdown-- === 0) {
            core.setInterrupt(LINE, true);
            current.visited.add(core.PC);
            armed = false; // the handler's own instructions do not count
        }
    }
    core.executeInstruction();
}
console.log([...commits.lines('commit'), ...stores.lines('PRIMASK')].join('\n'));
let visited = 0;
let executed = 0;
for (const [name, o] of operations) {
    if (o.executed.size === 0)
        continue;
    console.log(`  ${o.visited.size} of ${o.executed.size} offsets: ${name}`);
    visited += o.visited.size;
    executed += o.executed.size;
}
console.log(`${visited} of ${executed} offsets of operations interrupted`);
process.exit(exitCode);
