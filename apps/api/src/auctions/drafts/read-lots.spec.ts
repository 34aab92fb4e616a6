// Lots as people write them: what is taken, and what is said of each cell that is wrong.
import type { PlateView } from '@haopai/contracts';
import { type LotLine, type LotSurroundings, readLots } from './read-lots';

const STOCKED: PlateView = {
  ...{ number: '浙G12345', kind: 'ordinary', colour: 'yellow', isPersonalised: true, region: '330782' },
};
const AROUND: LotSurroundings = {
  stock: new Map([[STOCKED.number, STOCKED]]),
  claims: new Map([
    ['浙G11111', 'forSale'],
    ['浙G22222', 'sold'],
    ['浙G44444', 'inAuction'],
  ]),
  elsewhere: new Map([['浙G44444', { auctionId: 9, title: '2026年第11期', lotNo: 3, isDraft: true }]]),
  present: new Map([['浙G33333', { lotNo: 7 }]]),
  regions: new Map([
    ['330702', '330702'],
    ['婺城区', '330702'],
    ['wucheng district', '330702'],
  ]),
  isDrill: false,
};
const aLine = (given: Partial<LotLine> = {}): LotLine => ({
  ...{ line: 2, plate: '浙G8888A', colour: '', personalised: '', region: '婺城区', startPrice: '50000' },
  ...given,
});
const read = (...given: Partial<LotLine>[]) =>
  readLots(
    given.map((line, index) => aLine({ line: index + 2, ...line })),
    AROUND,
  );

describe('lines of lots', () => {
  it('become lots, written with the dot or without, in either language', () => {
    const { lots, faults } = read(
      { plate: '浙g·8888a' },
      { plate: '浙G12346', region: 'Wucheng District', colour: 'Yellow', personalised: 'YES' },
      { plate: '浙GD12345', region: '330702', colour: '绿', personalised: '否' },
    );
    expect(faults).toEqual([]);
    const shared = { region: '330702' };
    expect(lots.map(({ plate }) => plate)).toEqual([
      { number: '浙G8888A', kind: 'ordinary', colour: 'blue', isPersonalised: false, ...shared },
      { number: '浙G12346', kind: 'ordinary', colour: 'yellow', isPersonalised: true, ...shared },
      { number: '浙GD12345', kind: 'newEnergy', colour: 'green', isPersonalised: false, ...shared },
    ]);
  });

  it('need not repeat what the stock says, and may say otherwise', () => {
    const [asStocked] = read({ plate: '浙G12345', region: '' }).lots;
    expect(asStocked?.plate).toEqual(STOCKED);
    const [otherwise] = read({ plate: '浙G12345', colour: '蓝', personalised: '否' }).lots;
    expect(otherwise?.plate).toEqual({
      ...STOCKED,
      ...{ colour: 'blue', isPersonalised: false, region: '330702' },
    });
  });

  it.each([
    ['50000', 5_000_000],
    ['50,000.5', 5_000_050],
    ['￥50000.00', 5_000_000],
    ['¥ 1', 100],
    ['50000元', 5_000_000],
    ['1.10', 110],
    ['1.100', 110],
    ['５００００', 5_000_000],
    ['￥５０，０００．５０元', 5_000_050],
    [123_456, 123_456],
  ])('cost %p', (startPrice, startPriceFen) => {
    expect(read({ startPrice }).lots).toMatchObject([{ startPriceFen }]);
  });

  it.each<[Partial<LotLine>, string, string]>([
    [{ plate: '' }, 'plate', 'PLATE.MALFORMED'],
    [{ plate: '浙GO1234' }, 'plate', 'PLATE.MALFORMED'],
    [{ plate: '沪A12345' }, 'plate', 'PLATE.MALFORMED'],
    [{ plate: '浙G33333' }, 'plate', 'PLATE.REPEATED'],
    [{ plate: '浙G11111' }, 'plate', 'PLATE.CLAIMED.forSale'],
    [{ plate: '浙G22222' }, 'plate', 'PLATE.CLAIMED.sold'],
    [{ colour: '红' }, 'colour', 'COLOUR.UNKNOWN'],
    [{ colour: 'constructor' }, 'colour', 'COLOUR.UNKNOWN'],
    [{ colour: '绿' }, 'colour', 'COLOUR.NOT_OF_KIND'],
    [{ plate: '浙GD12345', colour: '蓝' }, 'colour', 'COLOUR.NOT_OF_KIND'],
    [{ personalised: '也许' }, 'personalised', 'PERSONALISED.UNKNOWN'],
    [{ personalised: '__proto__' }, 'personalised', 'PERSONALISED.UNKNOWN'],
    [{ region: '' }, 'region', 'REGION.MISSING'],
    [{ region: '杭州' }, 'region', 'REGION.UNKNOWN'],
    [{ startPrice: '' }, 'startPrice', 'PRICE.MISSING'],
    [{ startPrice: '五万' }, 'startPrice', 'PRICE.UNREADABLE'],
    [{ startPrice: '-1' }, 'startPrice', 'PRICE.UNREADABLE'],
    [{ startPrice: '1.234' }, 'startPrice', 'PRICE.UNREADABLE'],
    [{ startPrice: '1e5' }, 'startPrice', 'PRICE.UNREADABLE'],
    [{ startPrice: '0.99' }, 'startPrice', 'PRICE.OUT_OF_RANGE'],
    [{ startPrice: '99999999999' }, 'startPrice', 'PRICE.OUT_OF_RANGE'],
  ])('are refused with %p: %s is %s', (given, column, rule) => {
    const { lots, faults } = read(given);
    expect(lots).toEqual([]);
    const value = String(given[column as keyof LotLine] ?? '');
    expect(faults).toMatchObject([{ line: 2, column, rule, value }]);
  });

  it.each<[Partial<LotLine>, string, object]>([
    [{ plate: '' }, 'PLATE.MISSING', {}],
    [{ plate: '浙GO1234' }, 'PLATE.I_OR_O', { character: 'O', position: 3, digit: '0' }],
    [{ plate: '浙g·8i888' }, 'PLATE.I_OR_O', { character: 'I', position: 4, digit: '1' }],
    [{ plate: '沪A12345' }, 'PLATE.WRONG_PREFIX', { expected: '浙G' }],
    [{ plate: '浙G1234' }, 'PLATE.WRONG_LENGTH', { found: 4 }],
    [{ plate: '浙G12万45' }, 'PLATE.BAD_CHARACTER', { character: '万', position: 5 }],
    [{ plate: '浙GABC12' }, 'PLATE.TOO_MANY_LETTERS', { max: 2, found: 3 }],
    [{ plate: '浙G123456' }, 'PLATE.NEW_ENERGY', {}],
    [{ plate: '浙G33333' }, 'PLATE.IN_DRAFT', { lotNo: 7 }],
    [{ plate: '浙G44444' }, 'PLATE.IN_AUCTION', { auctionId: 9, title: '2026年第11期', lotNo: 3 }],
    [{ startPrice: '5OOOO' }, 'PRICE.LETTERS', {}],
    [{ startPrice: '５万' }, 'PRICE.UNIT', {}],
    [{ startPrice: '0.99' }, 'PRICE.RANGE', { minFen: 100 }],
  ])('say of %p why: %s', (given, code, data) => {
    expect(read(given).faults).toMatchObject([{ cause: { code, data } }]);
  });

  it('say which line above has the plate', () => {
    expect(read({}, { plate: '浙G12347' }, { plate: '浙g·8888a' }).faults).toMatchObject([
      { line: 4, rule: 'PLATE.REPEATED', cause: { code: 'PLATE.IN_LINE', data: { above: 2 } } },
    ]);
  });

  it('are told apart by line and column, all faults at once', () => {
    const { lots, faults } = read(
      {},
      { plate: '浙G8888A', startPrice: 'x' },
      { plate: '?', colour: '?', personalised: '?', region: '?', startPrice: '?' },
      { plate: '浙G12347' },
    );
    expect(lots.map(({ line }) => line)).toEqual([2, 5]);
    expect(faults.map(({ line, column, rule }) => `${line} ${column} ${rule}`)).toEqual([
      '3 plate PLATE.REPEATED',
      '3 startPrice PRICE.UNREADABLE',
      '4 plate PLATE.MALFORMED',
      '4 colour COLOUR.UNKNOWN',
      '4 personalised PERSONALISED.UNKNOWN',
      '4 region REGION.UNKNOWN',
      '4 startPrice PRICE.UNREADABLE',
    ]);
  });
});
