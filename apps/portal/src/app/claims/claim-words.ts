// How a claim is called, how its state looks, and what stands there of its time, as keys among the words: pure.
import type { ClaimLine, ClaimState } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import type { IconName, Tone } from '@haopai/web-ui';

export const CLAIM_LOOKS: Readonly<Record<ClaimState, { readonly tone: Tone; readonly icon: IconName }>> = {
  open: { tone: 'neutral', icon: 'clock' },
  asked: { tone: 'alert', icon: 'alert' },
  answered: { tone: 'lead', icon: 'check' },
  closed: { tone: 'neutral', icon: 'check' },
};

export interface ClaimWriter {
  say(key: string): string;
  auctionTitle(title: string): string;
  region(code: string): string;
}

/** `竞买期：2026年第3期`; without a name what it is about alone. */
export function claimName(
  { about, name, ref }: Pick<ClaimLine, 'about' | 'name' | 'ref'>,
  writer: ClaimWriter,
): string {
  const what = writer.say(`claim.about.${about}`);
  if (name === null) return what;
  if (about === 'region') return `${what} · ${writer.region(ref ?? '')}`;
  const isPlate = about === 'lot' || about === 'plate' || about === 'ban';
  const called =
    about === 'auction' ? writer.auctionTitle(name) : isPlate ? formatPlate({ number: name }) : name;
  return `${what} · ${called}`;
}

/** Null where nobody's turn is counted. */
export function dueKey(
  { state, dueAtMs }: Pick<ClaimLine, 'state' | 'dueAtMs'>,
  nowMs: number,
): string | null {
  if (state === 'asked') return 'claim.due.asked';
  if (state !== 'open') return null;
  return dueAtMs < nowMs ? 'claim.due.late' : 'claim.due.open';
}
