// A process that does nothing but pay back, for whoever wants to kill it: it says `open`, then each step that it comes to, and stays for ever at the one it is told.
import { readConfig } from '../../../platform/config';
import { refundWorkerOver } from './refund-worker-over.store';

const [, , staysAt] = process.argv;

const worker = refundWorkerOver(readConfig(), (step) => {
  process.stdout.write(`${step}\n`);
  return step === staysAt ? new Promise<never>(() => undefined) : Promise.resolve();
});
worker.start();
process.stdout.write('open\n');
// Its pauses alone would let the process end.
setInterval(() => undefined, 1_000);
