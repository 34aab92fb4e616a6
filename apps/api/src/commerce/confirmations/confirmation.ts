// A confirmation as it is kept, and how its number and its check characters are written.
import { randomInt } from 'node:crypto';
import type { ConfirmationHead, ConfirmationKind } from '@haopai/contracts';

export interface Confirmation extends ConfirmationHead {
  readonly id: number;
  readonly kind: ConfirmationKind;
  /** Whoever shows them with the number holds the paper, or has seen it. */
  readonly checkCharacters: string;
  readonly citizenId: number;
  /** Null at a fixed price. */
  readonly lotId: number | null;
  /** Null where the deposit has paid for all of a lot. */
  readonly orderId: number | null;
}

/** Of what one asks for: by the lot, or by the order. */
export type ConfirmationSubject = { readonly lotId: number } | { readonly orderNo: string };

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CHECK_LENGTH = 8;
const NUMBER_DIGITS = 6;

/** `2026-000123` */
export function numberOf({ year, no }: { readonly year: number; readonly no: number }): string {
  return `${year}-${String(no).padStart(NUMBER_DIGITS, '0')}`;
}

/** The other way round, of what has the form of one. */
export function partsOf(number: string): { readonly year: number; readonly no: number } {
  const [year = '', no = ''] = number.split('-');
  return { year: Number(year), no: Number(no) };
}

/** 40 bits of chance: with the limit on tries nobody comes upon a paper. */
export function newCheckCharacters(): string {
  return Array.from({ length: CHECK_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

export function headOf({ number, kind, state, givenAtMs }: Confirmation): ConfirmationHead {
  return { number, kind, state, givenAtMs };
}
