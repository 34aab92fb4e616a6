// What was scanned or typed at the desk, in the form under which it is found: pure but for the keys of the site's hashes.
import { comparableText, JINHUA_PLATES, parseMobile, parsePlate, parseVin } from '@haopai/rules';
import { readDocumentKeys } from '../../access/citizens';
import type { PersonalData } from '../../platform/personal-data';

export type SaleKey =
  | { readonly by: 'plate' | 'orderNo' | 'paper' | 'vin' | 'username' | 'mobileHash'; readonly text: string }
  | { readonly by: 'documentHashes'; readonly hashes: readonly string[] };

const ORDER_NO = /(?<!\d)\d{20}(?!\d)/;
/** Of a confirmation: its year, and its place in the series of that year. */
const PAPER = /(?<![\d-])\d{4}-\d{6}(?![\d-])/;
/** Within what a QR code says: a plate has no more characters than these behind its prefix, and no dot that counts. */
const PLATE = new RegExp(`${JINHUA_PLATES.prefix}[·.•・-]?[0-9A-HJ-NP-Z]{5,6}(?![0-9A-Z])`, 'i');
const USERNAME = /^\w{1,20}$/;

/** Null for what nothing can be found by. */
export function readSaleKey(typed: string, personalData: PersonalData, nowMs: number): SaleKey | null {
  // A QR code may say an address, in which a plate is written with per cent signs.
  const said = decoded(typed.trim());
  const whole = wholeKey(said, personalData, nowMs);
  if (whole !== null) return whole;
  const orderNo = ORDER_NO.exec(said)?.[0];
  if (orderNo !== undefined) return { by: 'orderNo', text: orderNo };
  const paper = PAPER.exec(said)?.[0];
  if (paper !== undefined) return { by: 'paper', text: paper };
  const plate = parsePlate(PLATE.exec(said)?.[0] ?? '', JINHUA_PLATES);
  if (plate.ok) return { by: 'plate', text: plate.value.number };
  return USERNAME.test(said) ? { by: 'username', text: said.toLowerCase() } : null;
}

/** All of it is one number. The prefix may be left out: every plate here has the same. */
function wholeKey(said: string, personalData: PersonalData, nowMs: number): SaleKey | null {
  const text = comparableText(said);
  const plate = parsePlate(
    text.startsWith(JINHUA_PLATES.prefix) ? text : JINHUA_PLATES.prefix + text,
    JINHUA_PLATES,
  );
  if (plate.ok) return { by: 'plate', text: plate.value.number };
  const mobile = parseMobile(said);
  if (mobile.ok) return { by: 'mobileHash', text: personalData.hash('mobile', mobile.value) };
  const vin = parseVin(said);
  if (vin.ok) return { by: 'vin', text: vin.value.number };
  const keys = readDocumentKeys(said, nowMs);
  return keys.ok
    ? { by: 'documentHashes', hashes: keys.value.map((key) => personalData.hash(key.kind, key.text)) }
    : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
