// Thread of the Node driver: plays its share of the people and tells what they saw, a bundle at a time.
import { parentPort, workerData } from 'node:worker_threads';
import { seededChance } from '../../load-tests/bidding/chance.ts';
import type { LoadSale } from '../../load-tests/bidding/sale.ts';
import { play } from '../../load-tests/scenarios/play.ts';
import type { Settings } from '../../load-tests/scenarios/settings.ts';
import { type Telling, TellingNotebook } from '../../load-tests/scenarios/telling.ts';
import { nodeSurroundings } from '../load';

export interface WorkerOrder {
  readonly sale: LoadSale;
  readonly settings: Settings;
  readonly people: readonly number[];
  readonly seed: number;
}

const TELL_EVERY_MS = 250;
const TICKS_EVERY_MS = 1_000;

const { sale, settings, people, seed } = workerData as WorkerOrder;
let bundle: Telling[] = [];
const notebook = new TellingNotebook((telling) => bundle.push(telling), TICKS_EVERY_MS);

function sendBundle(): void {
  if (bundle.length > 0) parentPort?.postMessage(bundle);
  bundle = [];
}

const telling = setInterval(sendBundle, TELL_EVERY_MS);
await Promise.all(
  people.map((person) => {
    const surroundings = nodeSurroundings(seededChance(seed + person));
    return play(person, { surroundings, notebook, sale, settings });
  }),
);
clearInterval(telling);
notebook.tellTicks();
sendBundle();
parentPort?.close();
