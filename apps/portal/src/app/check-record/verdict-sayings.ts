// What a checked record proves and what it does not, as things to say: pure.
import type { RecordVerdict } from '@haopai/record';
import type { WordParams } from '@haopai/web-app';
import { formatYuan } from '@haopai/web-ui';

/** A key among the words, with its figures. */
export interface Saying {
  readonly key: string;
  readonly params: WordParams;
}

/** Where the log's key came from. */
export type KeyFrom = 'reader' | 'site' | 'record';

export function sayingsOf(
  verdict: RecordVerdict,
  keyFrom: KeyFrom,
): { readonly proved: readonly Saying[]; readonly unproved: readonly Saying[] } {
  const { origin, leaves, checkpoints, refusals, witnesses } = verdict;
  let [bids, events, sold, totalFen] = [0, 0, 0, 0];
  for (const lot of verdict.lots.values()) {
    bids += lot.bids;
    events += lot.events;
    sold += lot.outcome === 'sold' ? 1 : 0;
    totalFen += lot.hammerFen;
  }
  return {
    proved: [
      saying('proved.signed', { checkpoints, log: origin }),
      saying('proved.leaves', { leaves }),
      saying('proved.lots', { lots: verdict.lots.size, events, bids }),
      saying('proved.refusals', { refusals }),
      saying('proved.result', { sold, total: formatYuan(totalFen) }),
      ...(witnesses.length === 0 ? [] : [saying('proved.witnesses', { names: witnesses.join('、') })]),
    ],
    unproved: [
      ...(keyFrom === 'reader' ? [] : [saying(`unproved.key.${keyFrom}`)]),
      saying(witnesses.length === 0 ? 'unproved.noWitness' : 'unproved.witnessKeys'),
      saying('unproved.silence'),
      saying('unproved.who'),
      saying('unproved.acts'),
      saying('unproved.clock'),
      saying('unproved.paid'),
    ],
  };
}

function saying(name: string, params: WordParams = {}): Saying {
  return { key: `recordCheck.${name}`, params };
}
