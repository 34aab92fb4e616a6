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
  const { origin, leaves, checkpoints, refusals, witnesses, hasOwnWitnesses } = verdict;
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
      ...(witnesses.length === 0
        ? []
        : [
            saying(`proved.${hasOwnWitnesses ? 'ownWitnesses' : 'witnesses'}`, {
              names: witnesses.join('、'),
            }),
          ]),
    ],
    unproved: [
      ...(keyFrom === 'reader' ? [] : [saying(`unproved.key.${keyFrom}`)]),
      ...witnessesOpen(verdict),
      saying('unproved.stamps'),
      saying('unproved.silence'),
      saying('unproved.who'),
      saying('unproved.acts'),
      saying('unproved.clock'),
      saying('unproved.paid'),
    ],
  };
}

function witnessesOpen({ witnesses, hasOwnWitnesses }: RecordVerdict): readonly Saying[] {
  // Of those whose keys the reader brought each has signed, or the record does not hold.
  if (hasOwnWitnesses) return [];
  return [saying(witnesses.length === 0 ? 'unproved.noWitness' : 'unproved.witnessKeys')];
}

function saying(name: string, params: WordParams = {}): Saying {
  return { key: `recordCheck.${name}`, params };
}
