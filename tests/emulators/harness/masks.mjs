// SPDX-License-Identifier: MIT
// Masked sections of an RP2040 in rp2040js: for how many cycles PRIMASK was
// set, or handlers' lines were disabled, at most, by the address where the
// section began and the link register there, which is the caller where the mask
// is a function of its own. What interrupts of higher priority take meanwhile
// does not count. step() before each instruction.

export class Masks {
    // is(core): is this mask on?
    constructor(is) {
        this.is = is;
        this.sites = new Map(); // address -> link -> {longest, count}
        this.since = undefined; // when it began; -1: it is off
        this.pc = 0;
        this.link = 0;
        this.level = 0;
        this.last = 0;
    }

    step(core) {
        const masked = this.is(core);
        const passed = core.cycles - this.last;
        this.last = core.cycles;
        if (this.since === undefined) { // off once since the start
            if (!masked)
                this.since = -1;
        } else if (this.since < 0) {
            if (masked) {
                this.since = core.cycles;
                this.pc = core.PC;
                this.link = core.LR;
                this.level = core.IPSR;
            }
        } else if (core.IPSR !== this.level) {
            this.since += passed;
        } else if (!masked) {
            this.note(core.cycles - this.since);
            this.since = -1;
        }
    }

    note(cycles) {
        let links = this.sites.get(this.pc);
        if (links === undefined)
            this.sites.set(this.pc, links = new Map());
        const site = links.get(this.link);
        if (site === undefined)
            links.set(this.link, { longest: cycles, count: 1 });
        else {
            site.count++;
            if (cycles > site.longest)
                site.longest = cycles;
        }
    }

    // "<title> ADDRESS LINK LONGEST COUNT", a line a site.
    lines(title) {
        const hex = (address) => `0x${(address >>> 0).toString(16)}`;
        return [...this.sites].flatMap(([pc, links]) => [...links].map(
            ([link, { longest, count }]) =>
                `${title} ${hex(pc)} ${hex(link)} ${longest} ${count}`));
    }
}
