// Invented mobiles, documents and addresses of the demo's people: every check digit is right, and nobody has them.
import { creditCodeCheckCharacter, organisationCodeCheckCharacter } from '@haopai/rules';
import { residentIdCheckCharacter } from '@haopai/rules/people';
import { HOME_REGION } from './regions';

export interface Identity {
  readonly mobile: string;
  readonly document: {
    readonly kind: 'citizen' | 'creditCode';
    readonly number: string;
    /** Under which it is unique, and of what it is one. */
    readonly unique: { readonly kind: 'residentId' | 'organisation'; readonly text: string };
  };
  readonly representative: { readonly name: string; readonly residentId: string } | null;
  readonly address: string;
}

/** Of the nth person of the demo, from 1; 99 at most. */
export function personIdentity(nth: number): Identity {
  const number = residentIdOf(nth);
  return {
    mobile: mobileOf(nth),
    document: { kind: 'citizen', number, unique: { kind: 'residentId', text: number } },
    representative: null,
    address: `金华市婺城区八一南街 ${100 + nth} 号`,
  };
}

/** Of the nth of the demo, from 1, which is an organisation; 99 at most. */
export function organisationIdentity(nth: number): Identity {
  const eight = `MA2DEM${twoDigits(nth)}`;
  const code = `${eight}${organisationCodeCheckCharacter(eight)}`;
  const body = `91${HOME_REGION}${code}`;
  const number = `${body}${creditCodeCheckCharacter(body)}`;
  return {
    mobile: mobileOf(nth),
    document: { kind: 'creditCode', number, unique: { kind: 'organisation', text: code } },
    representative: { name: '金春江', residentId: residentIdOf(nth) },
    address: `金华市婺城区宾虹路 ${200 + nth} 号`,
  };
}

export function mobileOf(nth: number): string {
  return `139000000${twoDigits(nth)}`;
}

function residentIdOf(nth: number): string {
  const digits = `${HOME_REGION}19900101${String(nth).padStart(3, '0')}`;
  return `${digits}${residentIdCheckCharacter(digits)}`;
}

function twoDigits(nth: number): string {
  return String(nth).padStart(2, '0');
}
