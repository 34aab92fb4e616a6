// Why exactly a plate or a price cannot be read: what whoever filled a sheet in needs to write something else there.
import type { SheetCause } from '@haopai/contracts';
import { PRICE_FEN_MAX, PRICE_FEN_MIN } from '@haopai/contracts';
import type { parsePlate } from '@haopai/rules';

type UnreadPlate = Exclude<ReturnType<typeof parsePlate>, { readonly ok: true }>;

/** The letters that no plate has, and the digits that they are taken for. */
const MEANT: Readonly<Record<string, string>> = { I: '1', O: '0' };

export function causeOfPlate(refused: UnreadPlate): SheetCause {
  switch (refused.code) {
    case 'PLATE.EMPTY':
      return { code: 'PLATE.MISSING', data: {} };
    case 'PLATE.WRONG_PREFIX':
      return { code: refused.code, data: refused.data };
    case 'PLATE.WRONG_LENGTH':
      return { code: refused.code, data: { found: refused.data.found } };
    case 'PLATE.TOO_MANY_LETTERS':
      return { code: refused.code, data: refused.data };
    case 'PLATE.NEW_ENERGY_LETTER_MISSING':
    case 'PLATE.NEW_ENERGY_DIGIT_EXPECTED':
      return { code: 'PLATE.NEW_ENERGY', data: {} };
    case 'PLATE.BAD_CHARACTER': {
      const { character, position } = refused.data;
      const digit = MEANT[character];
      return digit === undefined
        ? { code: refused.code, data: { character, position } }
        : { code: 'PLATE.I_OR_O', data: { character, position, digit } };
    }
  }
}

/** Undefined where the rule says all there is to say. */
export function causeOfPrice(text: string): SheetCause | undefined {
  if (/^[\d.,]*[OoIl][\dOoIl.,]*$/.test(text)) return { code: 'PRICE.LETTERS', data: {} };
  return /\d.*[万千百k]/i.test(text) ? { code: 'PRICE.UNIT', data: {} } : undefined;
}

export const CAUSE_OF_RANGE: SheetCause = {
  code: 'PRICE.RANGE',
  data: { minFen: PRICE_FEN_MIN, maxFen: PRICE_FEN_MAX },
};
