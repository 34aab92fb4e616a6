// Program: one crowd. It comes, does what it does at a fixed rate, and goes when it is told to.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Act, PER_SECOND } from '../crowds';
import { hearOrders, tellStarter } from '../../services/helper-process';
import { addressOfStranger, ONE_ADDRESS } from './addresses';
import { linger } from './linger';
import type { StrangersOrder, StrangersTold } from './messages';
import {
  askForFiles,
  askForPatterns,
  askForTexts,
  describeAnew,
  flushWhatIsKept,
  readTheDescription,
  readTheLog,
  readWhatIsPublic,
  tryPasswords,
} from './rest-acts';
import { type Scene, STRANGERS_MAX, Tally } from './scene';
import { logInBesides, sendSlowly, takeSlowly, takeSlowlyAsCitizen } from './slow-acts';
import { openAndDrop, pingTogether, shout, watchTogether } from './socket-acts';

/** For the acts to notice that they are over, and to count what they have open. */
const LAST_WORDS_MS = 300;

const PLAYS: Readonly<Record<Act, (scene: Scene) => Promise<void>>> = {
  read: readWhatIsPublic,
  describe: readTheDescription,
  shout,
  connect: openAndDrop,
  logIn: tryPasswords,
  linger,
  text: askForTexts,
  watchTogether,
  pingTogether,
  describeAnew,
  patterns: askForPatterns,
  log: readTheLog,
  flush: flushWhatIsKept,
  files: askForFiles,
  takeSlowly,
  takeSlowlyAsCitizen,
  sendSlowly,
  logInBesides,
};

const over = new AbortController();
const tallies = new Map<Act, Tally>();

function come({ crowd, baseUrl, share, sights }: Extract<StrangersOrder, { kind: 'come' }>): void {
  const { hostname, port } = new URL(baseUrl);
  crowd.acts.forEach((act, index) => {
    const tally = new Tally();
    tallies.set(act, tally);
    const first = index * STRANGERS_MAX;
    void PLAYS[act]({
      ...{ host: hostname, port: Number(port), baseUrl, sights, tally, over: over.signal },
      perSecond: PER_SECOND[act] * share,
      addressOf: (nth) =>
        crowd.isFromOneAddress
          ? ONE_ADDRESS
          : addressOfStranger(first + (nth % (crowd.addresses ?? STRANGERS_MAX))),
    });
  });
}

function tell(told: StrangersTold): void {
  tellStarter(told);
}

async function leave(): Promise<void> {
  over.abort();
  await sleep(LAST_WORDS_MS);
  tell({
    kind: 'gone',
    tallies: [...tallies].map(([act, { offered, unsent, answers }]) => ({ act, offered, unsent, answers })),
  });
}

hearOrders<StrangersOrder>((order) => {
  if (order.kind === 'come') come(order);
  else void leave();
});
tell({ kind: 'here' });
