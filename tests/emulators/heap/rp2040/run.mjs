// SPDX-License-Identifier: MIT
// Runs a firmware of world.c in rp2040js: run.mjs IMAGE. Exit code is the
// firmware's. The interrupt is pended between two instructions, exactly as many
// after rig_arm as the firmware said.
import fs from 'fs';
import { RP2040, ConsoleLogger, LogLevel } from 'rp2040js';

const ARM = 1, DISARM = 2, CYCLES = 3, PRINT = 4, EXIT = 5;
const LINE = 26;

const mcu = new RP2040();
const core = mcu.core;
mcu.logger = new ConsoleLogger(LogLevel.Error, false);
mcu.flash.set(fs.readFileSync(process.argv[2]), 0);
core.PC = 0x10000000;

let countdown = -1;
let exitCode = -1;

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
    } else if (call === DISARM) {
        r[0] = countdown >= 0 ? 1 : 0;
        countdown = -1;
        core.setInterrupt(LINE, false);
    } else if (call === CYCLES) {
        r[0] = core.cycles;
    } else if (call === PRINT) {
        process.stdout.write(text(r[0]));
    } else if (call === EXIT) {
        exitCode = r[0];
    }
};

while (exitCode < 0) {
    if (countdown >= 0 && countdown-- === 0)
        core.setInterrupt(LINE, true);
    core.executeInstruction();
}
process.exit(exitCode);
