// SPDX-License-Identifier: MIT
// An RP2040 in rp2040js with what tests need around it: text of the console,
// the exit status, pin edges at chosen times, listeners, and observers that
// see the core between two instructions. Times are emulated nanoseconds; a
// cycle is 8 of them. Entry to an interrupt costs nothing here, about 15
// cycles on silicon.
import fs from 'fs';
import { ConsoleLogger, GPIOPinState, LogLevel, RP2040 } from 'rp2040js';

const FLASH = 0x10000000;
const FILES = 0x10100000;
const EXIT = 1; // BKPT 1: status in r0
export const CYCLE_NS = 8;

export class Board {
    constructor(image, files) {
        this.mcu = new RP2040();
        this.core = this.mcu.core;
        this.clock = this.mcu.clock;
        this.mcu.logger = new ConsoleLogger(LogLevel.Error, false);
        this.mcu.flash.set(fs.readFileSync(image), 0);
        if (files !== undefined)
            this.mcu.flash.set(fs.readFileSync(files), FILES - FLASH);
        this.core.PC = FLASH; // the image's own stub; there is no boot ROM
        this.text = '';
        this.status = undefined;
        this.instructions = 0;
        this.events = [];
        this.observers = [];
        this.mcu.uart[0].onByte = (c) => {
            this.text += String.fromCharCode(c);
        };
        this.mcu.onBreak = (number) => {
            if (number === EXIT)
                this.status = this.core.registers[0] | 0;
        };
    }

    get ns() {
        return this.clock.nanos;
    }

    get cycles() {
        return Math.round(this.clock.nanos / CYCLE_NS);
    }

    // Calls f at the first instruction that does not begin before the time.
    at(ns, f) {
        let i = this.events.length;
        while (i > 0 && this.events[i - 1].ns > ns)
            i--;
        this.events.splice(i, 0, { ns, f });
    }

    drive(pin, level) {
        this.mcu.gpio[pin].setInputValue(level);
    }

    // f(level, ns) at each change of what the chip drives.
    listen(pin, f) {
        this.mcu.gpio[pin].addListener((state) => {
            if (state === GPIOPinState.High || state === GPIOPinState.Low)
                f(state === GPIOPinState.High, this.ns);
        });
    }

    // f(core) before each instruction.
    observe(f) {
        this.observers.push(f);
    }

    sleepStep(untilNs) {
        const next = this.clock.nanosToNextAlarm || 1000;
        const event = this.events.length > 0 ? this.events[0].ns : Infinity;
        const limit = Math.min(event, untilNs) - this.clock.nanos;
        return Math.max(Math.min(next, limit), CYCLE_NS);
    }

    // Until the time, the exit, or until done() is true.
    run(untilNs, done = () => false) {
        const { core, clock, events, observers } = this;
        while (clock.nanos < untilNs && this.status === undefined) {
            while (events.length > 0 && events[0].ns <= clock.nanos)
                events.shift().f();
            if (core.waiting) {
                clock.tick(this.sleepStep(untilNs));
                continue;
            }
            for (let i = 0; i < observers.length; i++)
                observers[i](core);
            this.instructions++;
            clock.tick(core.executeInstruction() * CYCLE_NS);
            if ((this.instructions & 0xfff) === 0 && done())
                return;
        }
    }
}

// Smallest, median and largest of a list of numbers.
export function statistics(list) {
    const sorted = [...list].sort((a, b) => a - b);
    return { count: sorted.length, min: sorted[0],
             median: sorted[sorted.length >> 1], max: sorted.at(-1) };
}
