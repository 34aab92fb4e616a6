// Invented people whose numbers pass every check: another one each time, and also in a run beside this one.
import { randomInt } from 'node:crypto';
import { residentIdCheckCharacter } from '@haopai/rules/people';

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const VIN_CHARACTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';
const REGION = '330702';

function anyOf(characters: string, count: number): string {
  return Array.from({ length: count }, () => characters[randomInt(characters.length)]).join('');
}

export function aMobile(): string {
  return `13${randomInt(10)}${String(randomInt(100_000_000)).padStart(8, '0')}`;
}

export function aUsername(): string {
  return `at_${anyOf(LETTERS, 12)}`;
}

export function aPassword(): string {
  return `k9-${anyOf(LETTERS, 14)}`;
}

export function aResidentId(): string {
  const year = 1950 + randomInt(50);
  const day = `${String(1 + randomInt(12)).padStart(2, '0')}${String(1 + randomInt(28)).padStart(2, '0')}`;
  const digits = `${REGION}${year}${day}${String(randomInt(1_000)).padStart(3, '0')}`;
  return `${digits}${residentIdCheckCharacter(digits)}`;
}

/** Of a car from abroad: without a check digit that counts here. */
export function aVin(): string {
  return `W${anyOf(VIN_CHARACTERS, 16)}`;
}
