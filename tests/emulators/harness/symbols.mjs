// SPDX-License-Identifier: MIT
// Functions of an ELF image by address, and a profile of cycles by function.
import { execFileSync } from 'child_process';

export class Symbols {
    constructor(elf) {
        const text = execFileSync('arm-none-eabi-nm', ['-n', elf],
                                  { encoding: 'utf8', maxBuffer: 1 << 26 });
        this.byName = new Map();
        this.list = [];
        for (const line of text.split('\n')) {
            const [address, kind, name] = line.split(' ');
            if (name === undefined || name.startsWith('$'))
                continue;
            const at = parseInt(address, 16);
            this.byName.set(name, at);
            if ('tTwW'.includes(kind))
                this.list.push({ at, name });
        }
    }

    // The function that the address lies in.
    find(pc) {
        let low = 0;
        let high = this.list.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (this.list[middle].at <= pc)
                low = middle;
            else
                high = middle - 1;
        }
        return this.list[low].name;
    }
}

// Cycles by function while `on`; attach to a board.
export class Profile {
    constructor(board, symbols) {
        this.on = false;
        this.cycles = new Map();
        this.symbols = symbols;
        let last = 0;
        let pc = 0;
        board.observe((core) => {
            if (this.on)
                this.cycles.set(pc, (this.cycles.get(pc) ?? 0) +
                                        core.cycles - last);
            last = core.cycles;
            pc = core.PC;
        });
    }

    table(divisor = 1) {
        const sums = new Map();
        for (const [pc, cycles] of this.cycles) {
            const name = this.symbols.find(pc);
            sums.set(name, (sums.get(name) ?? 0) + cycles);
        }
        return [...sums].sort((a, b) => b[1] - a[1])
            .map(([name, cycles]) =>
                `${(cycles / divisor).toFixed(1).padStart(10)} ${name}`);
    }
}
