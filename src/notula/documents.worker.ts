import { parentPort } from 'node:worker_threads';
import { letterOf } from './letter.docx.js';
import { docxOf } from './notula.docx.js';
import { pdfOf } from './notula.pdf.js';
import type { Order, Written } from './writer.js';

/*
 * A thread of its own, so that writing a long document keeps no other request waiting. It writes one at a time.
 */
const WRITE = { docx: docxOf, pdf: pdfOf };

async function write(order: Order): Promise<Written> {
  try {
    return { file: await ('letter' in order ? letterOf(order.letter) : WRITE[order.format](order.notula)) };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (order: Order) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  void write(order).then((written) => parentPort?.postMessage(written));
});
