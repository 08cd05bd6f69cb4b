// SPDX-License-Identifier: MIT
// Types at the prompt of an RP2040 image: prompt.mjs IMAGE.bin LINES. A line is
// typed when the chip asks for one, as a person would; Ctrl-D ends. Prints the
// console; the exit status is the image's.
import fs from 'fs';
import { Board } from './harness/board.mjs';

const [image, lines] = process.argv.slice(2);
const input = fs.readFileSync(lines, 'latin1').split(/(?<=\n)/);
const board = new Board(image);
let answered = 0;

function answer() {
    const { text } = board;
    if (text.length > answered && /(>>>|\.\.\.) $/.test(text)) {
        answered = text.length;
        for (const c of input.shift() ?? '\x04')
            board.mcu.uart[0].feedByte(c.charCodeAt(0));
    }
    board.at(board.ns + 50000, answer);
}

answer();
board.run(10e9);
process.stdout.write(Buffer.from(board.text, 'latin1'));
process.exitCode = board.status ?? 124;
