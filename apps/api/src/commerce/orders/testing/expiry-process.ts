// A process that does nothing but end orders that are due, for whoever wants to kill it: a dot in the middle of each.
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../../../platform/config';
import { expiryOver } from './expiry-over.store';

/** Between what the follower writes and the commit: wide enough to be hit. */
const MIDDLE_MS = 20;
const PAUSE_MS = 10;

const expiry = expiryOver(readConfig(), async () => {
  process.stdout.write('.');
  await sleep(MIDDLE_MS);
});
for (;;) {
  await expiry.look();
  await sleep(PAUSE_MS);
}
