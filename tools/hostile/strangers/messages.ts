// What the process of the strangers is told, and tells.
import type { Crowd } from '../crowds';

/** What there is to look at and to try. */
export interface Sights {
  readonly auctionIds: readonly number[];
  readonly lotIds: readonly number[];
  /** Of citizens who are none of the bidders. */
  readonly usernames: readonly string[];
  /** That is in force, without which no registration is looked into. */
  readonly agreementVersion: string;
}

export type StrangersOrder =
  | {
      readonly kind: 'come';
      readonly crowd: Crowd;
      readonly baseUrl: string;
      /** Of what the crowd offers. */
      readonly share: number;
      readonly sights: Sights;
    }
  | { readonly kind: 'leave' };

export interface ActTally {
  readonly act: string;
  readonly offered: number;
  /** Could not be sent: too much of what was sent before had no answer yet. */
  readonly unsent: number;
  /** How many of each answer: a status, `open`, `cut`, the name of an error. */
  readonly answers: Readonly<Record<string, number>>;
}

export type StrangersTold =
  { readonly kind: 'here' } | { readonly kind: 'gone'; readonly tallies: readonly ActTally[] };
