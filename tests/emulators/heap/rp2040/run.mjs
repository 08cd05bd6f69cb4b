// SPDX-License-Identifier: MIT
// Runs a firmware of world.c in rp2040js: run.mjs IMAGE. Exit code is the
// firmware's. The interrupt is pended between two instructions, exactly as many
// after rig_arm as the firmware said.
import fs from 'fs';
import { RP2040, ConsoleLogger, LogLevel } from 'rp2040js';
import { Masks } from '../../harness/masks.mjs';

const ARM = 1, DISARM = 2, CYCLES = 3, PRINT = 4, EXIT = 5;
const SAVE = 6, RESTORE = 7;
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
const executed = new Set(); // addresses inside operations
const visited = new Set(); // those that an interrupt was pended before

function text(address) {
    let out = '';
    for (let c; (c = mcu.readUint8(address++)) !== 0;)
        out += String.fromCharCode(c);
    return out;
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
        executed.add(core.PC);
        if (countdown >= 0 && countdown-- === 0) {
            core.setInterrupt(LINE, true);
            visited.add(core.PC);
            armed = false; // the handler's own instructions do not count
        }
    }
    core.executeInstruction();
}
console.log([...commits.lines('commit'), ...stores.lines('PRIMASK')].join('\n'));
console.log(`sweep: ${visited.size} of ${executed.size} instructions visited`);
process.exit(exitCode);
