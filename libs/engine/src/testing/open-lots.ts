// Lots on a host with a held journal and a virtual clock, just opened, and short words for bids and their answers.
import { yuanToFen } from '@haopai/rules';
import type { LotAnswer } from '../lot-answer';
import { LotHost } from '../lot-host';
import type { LotJournal } from '../lot-journal';
import type { LotRefusal } from '../refusals/lot-refusal';
import type { ShardLeases } from '../shard-leases';
import { soleOwner } from '../sole-owner';
import { HeldJournal } from './held-journal';
import { termsOf } from './records';
import { VirtualClock } from './virtual-clock';

export const LOT = 7;
export const OPENS_AT_MS = 1_000_000;
let bidCount = 0;

export function openLots(...lotIds: number[]) {
  return openLotsUnder(soleOwner(OPENS_AT_MS - 1_000), ...lotIds);
}

export async function openLotsUnder(leases: ShardLeases, ...lotIds: number[]) {
  const clock = new VirtualClock(OPENS_AT_MS - 1_000);
  const journal = new HeldJournal();
  const published: { lotId: number; versions: number[] }[] = [];
  const refused: LotRefusal[] = [];
  const broken: { lotId: number; cause: unknown }[] = [];
  const host = new LotHost({
    clock,
    journal,
    leases,
    publisher: {
      publish: (lot, news) =>
        published.push({ lotId: lot.terms.lotId, versions: news.map(({ version }) => version) }),
      noteRefused: (refusals) => refused.push(...refusals),
    },
    onBroken: (lotId, cause) => broken.push({ lotId, cause }),
  });
  for (const lotId of lotIds) void host.adopt(termsOf(lotId));
  await clock.runUntil(OPENS_AT_MS + 1);
  return { clock, journal, host, published, refused, broken };
}

/** Another owner of the same lots, whose bids were last possible at `aliveUntilMs`. */
export function anotherOwner(
  clock: VirtualClock,
  journal: LotJournal,
  lotId: number,
  aliveUntilMs = clock.nowMs(),
): LotHost {
  const host = new LotHost({
    clock,
    journal,
    leases: soleOwner(aliveUntilMs),
    publisher: { publish: () => undefined },
    onBroken: () => undefined,
  });
  void host.adopt(termsOf(lotId));
  return host;
}

export function bid(
  host: LotHost,
  paddleNo: number,
  yuan: number,
  more: { bidId?: string; entryId?: number; lotId?: number } = {},
): Promise<LotAnswer> {
  return host.submit(more.lotId ?? LOT, {
    type: 'PlaceBid',
    bidId: more.bidId ?? `b${++bidCount}`,
    paddleNo,
    entryId: more.entryId ?? paddleNo * 10,
    amountFen: yuanToFen(yuan),
  });
}

export const outcomeOf = (answer: LotAnswer): string =>
  answer.kind === 'refused'
    ? answer.rejection.code
    : answer.kind === 'done'
      ? `v${answer.version}`
      : 'elsewhere';

/** Lets all that can happen at this moment happen. */
export async function settle(clock: VirtualClock): Promise<void> {
  await clock.runUntil(clock.nowMs());
}
