// What a practice is made of can be no real thing: neither its ids nor its plates nor its VINs.
import { JINHUA_PLATES, parsePlate, parseVin } from '@haopai/rules';
import { readConfig } from '../../platform/config';
import { makeToyAuction, type ToyAuction } from './toy-auction';

const { practice: settings } = readConfig({
  HAOPAI_MYSQL_URL: 'mysql://nobody@127.0.0.1/nothing',
  HAOPAI_REDIS_URL: 'redis://127.0.0.1',
});
const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

const idsOf = ({ view, lots, pass }: ToyAuction): readonly number[] => [
  ...lots.map(({ terms }) => terms.lotId),
  ...pass.entries.map(({ entryId }) => entryId),
  ...lots.flatMap(({ bots }) => bots.map(({ entryId }) => entryId)),
  view.id * 64,
];

describe('a toy auction', () => {
  const toys = makeToyAuction(1_000_000, settings, () => 0.999);

  it('has ids below zero that JSON carries whole, each once, also beside the next one', () => {
    const others = Array.from({ length: 50 }, () => makeToyAuction(1_000_000, settings, () => 0));
    for (const id of idsOf(toys)) expect(id < 0 && Number.isSafeInteger(id)).toBe(true);
    const lots = [toys, ...others].flatMap(({ lots }) => lots.map(({ terms }) => terms.lotId));
    const entries = [toys, ...others].flatMap(({ pass, lots }) => [
      ...pass.entries.map(({ entryId }) => entryId),
      ...lots.flatMap(({ bots }) => bots.map(({ entryId }) => entryId)),
    ]);
    expect(new Set(lots).size).toBe(lots.length);
    expect(new Set(entries).size).toBe(entries.length);
  });

  it('has plates of no province, that the rules of real plates refuse', () => {
    for (const { plate } of toys.lots) {
      expect(PROVINCES).not.toContain(plate.number.charAt(0));
      expect(parsePlate(plate.number, JINHUA_PLATES)).toMatchObject({ ok: false });
      expect(plate.isPersonalised).toBe(true);
    }
  });

  it('has VINs of no car', () => {
    for (const { vin } of toys.pass.entries) expect(parseVin(vin)).toMatchObject({ ok: false });
  });

  it('seats bots of all three tempers, each at one lot with a ceiling of its own', () => {
    const bots = toys.lots.flatMap((lot) => lot.bots);
    expect(new Set(bots.map(({ temper }) => temper))).toEqual(new Set(['hesitant', 'steady', 'sniper']));
    expect(new Set(bots.map(({ paddleNo }) => paddleNo)).size).toBe(bots.length);
    expect(bots.map(({ paddleNo }) => paddleNo)).not.toContain(toys.pass.paddleNo);
    for (const { terms, bots } of toys.lots)
      for (const { ceilingFen } of bots)
        expect(ceilingFen).toBeLessThanOrEqual(terms.startPriceFen + 800_000);
  });

  it('opens one lot after the other, within the first countdown of the first', () => {
    expect(toys.lots.map(({ terms }) => terms.opensAtMs - 1_000_000)).toEqual([5_000, 35_000, 65_000]);
  });
});
