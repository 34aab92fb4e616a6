// What staff look for among orders, as it was typed, in the form under which it is found.
import type { OrderSearch } from '@haopai/contracts';
import { comparableText, JINHUA_PLATES, parseMobile, parsePlate } from '@haopai/rules';
import { readDocumentKeys } from '../../../access/citizens';
import type { PersonalData } from '../../../platform/personal-data';
import { ORDER_NO } from '../order-numbers';
import type { OrderKey } from './order-desk.store';

/** Null for what nothing can be found by: a number that is none. */
export function readOrderKey(
  by: OrderSearch,
  typed: string,
  personalData: PersonalData,
  nowMs: number,
): OrderKey | null {
  switch (by) {
    case 'orderNo': {
      const text = comparableText(typed);
      return ORDER_NO.test(text) ? { by, text } : null;
    }
    case 'plate': {
      const plate = parsePlate(typed, JINHUA_PLATES);
      return plate.ok ? { by, text: plate.value.number } : null;
    }
    case 'username': {
      const text = typed.trim().toLowerCase();
      return /^\w{1,20}$/.test(text) ? { by, text } : null;
    }
    case 'mobile': {
      const mobile = parseMobile(typed);
      return mobile.ok ? { by: 'mobileHash', text: personalData.hash('mobile', mobile.value) } : null;
    }
    case 'document':
      return documentKey(typed, personalData, nowMs);
  }
}

function documentKey(typed: string, personalData: PersonalData, nowMs: number): OrderKey | null {
  const keys = readDocumentKeys(typed, nowMs);
  if (!keys.ok) return null;
  return { by: 'documentHashes', hashes: keys.value.map(({ kind, text }) => personalData.hash(kind, text)) };
}
