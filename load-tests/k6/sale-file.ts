// The sale that k6 plays in, read from the file that npm run storm has made; all virtual users share one copy.
import { SharedArray } from 'k6/data';
import type { LoadBidder, LoadSale } from '../bidding/sale.ts';

/** A path relative to the folder of the script, as k6 has it. */
const FILE_DEFAULT = './sale.json';

const file = __ENV.HAOPAI_SALE ?? FILE_DEFAULT;
const read = (): LoadSale => JSON.parse(open(file)) as LoadSale;
const bidders = new SharedArray<LoadBidder>('bidders', () => [...read().bidders]);
const [rest] = new SharedArray<LoadSale>('sale', () => [{ ...read(), bidders: [] }]);

/** `HAOPAI_TARGETS`, a list with commas, stands for the addresses in the file where they are others from here. */
export function loadSale(): LoadSale {
  if (rest === undefined) throw new Error(`${file} holds no sale`);
  const targets = (__ENV.HAOPAI_TARGETS ?? '').split(',').filter((target) => target !== '');
  return { ...rest, bidders, baseUrls: targets.length > 0 ? targets : rest.baseUrls };
}
