// SPDX-License-Identifier: MIT
// Runs an image to its end: run-image.mjs IMAGE.bin [FILES.bin [SECONDS]].
// Prints the console; the exit status is the image's.
import { Board } from './board.mjs';

const [image, files, seconds] = process.argv.slice(2);
const board = new Board(image, files);
board.run((seconds ?? 60) * 1e9);
process.stdout.write(Buffer.from(board.text, 'latin1'));
if (board.status === undefined)
    console.error(`not ended after ${(board.ns / 1e9).toFixed(3)} s`);
process.exitCode = board.status ?? 124;
