// SPDX-License-Identifier: MIT
// Safepoint gaps: cycles of the task between two places where it looks whether
// a safepoint is wanted (one byte of heap_state; whoever looks would take it),
// or in a safepoint, behind its collector step, what waits (one of vm_state).
// Interrupts are left out, and the collector step of a safepoint, which has a
// limit of its own. A gap is filed under the function that ran when it passed
// the limit, with its callers as far as return addresses on the stack show
// them.

// Of the member `safepoint` in struct heap_state, `pending_wanted` in vm_state.
const LOOKS = [['heap_state', 1], ['vm_state', 0]];

const CALLERS = 6;
const STACK_WORDS = 160;
const TEXT = { low: 0x10000100, high: 0x10100000 };

export class Gaps {
    constructor(board, symbols, limit) {
        this.board = board;
        this.symbols = symbols;
        this.limit = limit;
        this.on = false; // until the first look
        this.longest = 0;
        this.step = 0;
        this.stepCycles = 0;
        this.stepCount = 0;
        this.count = 0;
        this.places = new Map();
        this.since = 0;
        this.taken = 0;
        this.steps = 0;
        this.where = undefined;
        this.watch();
        this.follow();
    }

    // A load of the byte is a look; interrupts may look too, for themselves.
    watch() {
        const { mcu, core } = this.board;
        const [at, or] = LOOKS.map(
            ([name, offset]) => this.symbols.byName.get(name) + offset);
        const read = mcu.readUint8.bind(mcu);
        mcu.readUint8 = (address) => {
            if ((address === at || address === or) && core.IPSR === 0)
                this.look();
            return read(address);
        };
    }

    look() {
        const now = this.board.core.cycles;
        const gap = now - this.since - this.taken;
        if (this.on) {
            this.count++;
            if (gap > this.longest)
                this.longest = gap;
            if (gap > this.limit)
                this.file(gap, this.where ?? this.trace());
        }
        this.on = true;
        this.since = now;
        this.taken = 0;
        this.steps = 0;
        this.where = undefined;
    }

    // The longest of each function.
    file(gap, trace) {
        const name = trace.split(' ', 1)[0];
        if (gap > (this.places.get(name)?.gap ?? 0))
            this.places.set(name, { gap, trace });
    }

    // What others take: interrupts, and the first collector step since the
    // last look. A second step without a look between counts as the gap that
    // it is.
    follow() {
        const steps = ['heap_work', 'heap_work_inside', 'heap_step'].map(
            (name) => this.symbols.byName.get(name));
        let last = 0;
        let back = -1;
        let began = 0;
        let counted = 0;
        this.board.observe((core) => {
            const now = core.cycles;
            if (core.IPSR !== 0) {
                this.taken += now - last;
            } else if (back >= 0) {
                if (core.PC === back) {
                    this.stepped(now - began - this.taken + counted);
                    back = -1;
                }
            } else if (steps.includes(core.PC)) {
                [back, began] = [core.LR & ~1, now];
                counted = this.taken;
            } else if (this.where === undefined &&
                       now - this.since - this.taken > this.limit) {
                this.where = this.trace();
            }
            last = now;
        });
    }

    stepped(cycles) {
        if (this.on)
            this.step = Math.max(this.step, cycles);
        this.stepCycles += cycles;
        this.stepCount++;
        if (this.steps++ === 0)
            this.taken += cycles;
    }

    trace() {
        const { core, mcu } = this.board;
        const names = [this.symbols.find(core.PC)];
        const sp = core.registers[13];
        for (let i = -1; i < STACK_WORDS && names.length < CALLERS; i++) {
            const word = i < 0 ? core.LR : mcu.readUint32(sp + 4 * i);
            if ((word & 1) === 0 || word < TEXT.low || word >= TEXT.high ||
                !this.isReturn(word - 1))
                continue;
            const name = this.symbols.find(word - 1);
            if (name !== names.at(-1))
                names.push(name);
            if (name === 'vm_execute')
                break;
        }
        return names.join(' < ');
    }

    // Behind a BL or a BLX?
    isReturn(at) {
        const { mcu } = this.board;
        const before = mcu.readUint16(at - 2);
        return before >> 7 === 0b010001111 ||
            (before >> 14 === 3 && mcu.readUint16(at - 4) >> 11 === 0b11110);
    }

    table() {
        return [...this.places.values()].sort((a, b) => b.gap - a.gap)
            .map(({ gap, trace }) => `${String(gap).padStart(9)} ${trace}`);
    }
}
