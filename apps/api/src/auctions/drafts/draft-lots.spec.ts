// Lots of a draft by hand, from the stock and from spreadsheets: all that a request brings, or none of it.
import type {
  AdminAuctionView,
  AdminLotView,
  AuctionTerms,
  LotFault,
  Page,
  SheetCheck,
  StockPlateView,
} from '@haopai/contracts';
import { AUCTION_LOTS_MAX, SHEET_BYTES_MAX } from '@haopai/contracts';
import { deflateRawSync } from 'node:zlib';
import writeXlsxFile from 'write-excel-file/node';
import { LANGUAGES } from '@haopai/rules';
import {
  aListing,
  anAuction,
  aRegion,
  aRunningApp,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  staffClient,
  TEST_REGION,
} from '../../testing';
import { aLot, aPlate, AUCTIONS, auctionTerms, DAY_MS, reserveFirstLot, viewOf } from './testing/drafting';

const HEADINGS = ['号牌', '颜色', '个性化', '证件所在地', '起价（元）'];
const CSV = { 'Content-Type': 'text/csv' };

describe('the lots of a draft', () => {
  let running: RunningApp;
  let client: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
    client = await staffClient(running, 'clerk');
    await aRegion(running.pool, TEST_REGION);
  });
  afterAll(() => running.stop());

  const drafted = async (given: Partial<AuctionTerms> = {}): Promise<AdminAuctionView> =>
    viewOf(await client.post(AUCTIONS, auctionTerms(given)));
  const lotsOf = async (id: number): Promise<readonly AdminLotView[]> =>
    ((await client.get(`${AUCTIONS}/${id}/lots?size=200`)).body as Page<AdminLotView>).items;
  const add = ({ id, version }: AdminAuctionView, ...numbers: string[]): Promise<HttpAnswer> =>
    client.post(`${AUCTIONS}/${id}/lots`, { version, lots: numbers.map((number) => aLot(number)) });
  const faultsOf = ({ body }: HttpAnswer): readonly LotFault[] =>
    (body as { data: { faults: readonly LotFault[] } }).data.faults;

  describe('by hand', () => {
    it('are numbered in their order and open as the stagger says, also after a change of the start', async () => {
      const draft = await drafted({ staggerMs: 30_000 });
      const added = await add(draft, aPlate(), aPlate(), aPlate());
      expect(added).toMatchObject({ status: 200, body: { lotCount: 3, version: 2 } });
      const opened = (lots: readonly AdminLotView[]) => lots.map(({ opensAtMs }) => opensAtMs);
      const start = draft.startsAtMs;
      expect(opened(await lotsOf(draft.id))).toEqual([start, start + 30_000, start + 60_000]);

      const { title, depositFen, sharesMax, paymentDays, firstBidMs, countdownMs, ladderFen } = draft;
      const terms = { title, depositFen, sharesMax, paymentDays, firstBidMs, countdownMs, ladderFen };
      await client.put(`${AUCTIONS}/${draft.id}`, {
        ...{ ...terms, pickUpText: '', version: 2, startsAtMs: start + DAY_MS, staggerMs: 1_000 },
      });
      const moved = start + DAY_MS;
      expect(opened(await lotsOf(draft.id))).toEqual([moved, moved + 1_000, moved + 2_000]);
    });

    it('are taken out, and the others close up', async () => {
      const draft = await drafted({ staggerMs: 1_000 });
      const numbers = [aPlate(), aPlate(), aPlate(), aPlate()];
      const { version } = viewOf(await add(draft, ...numbers));
      const lots = await lotsOf(draft.id);
      const lotIds = [lots[0]?.lotId, lots[2]?.lotId];
      const answer = await client.post(`${AUCTIONS}/${draft.id}/lots/remove`, { version, lotIds });
      expect(answer).toMatchObject({ status: 200, body: { lotCount: 2 } });
      expect(await lotsOf(draft.id)).toMatchObject([
        { lotNo: 1, plate: { number: numbers[1] }, opensAtMs: draft.startsAtMs },
        { lotNo: 2, plate: { number: numbers[3] }, opensAtMs: draft.startsAtMs + 1_000 },
      ]);
      expect(
        await client.post(`${AUCTIONS}/${draft.id}/lots/remove`, {
          version: viewOf(answer).version,
          lotIds,
        }),
      ).toMatchObject({ status: 404, body: { code: 'LOT.NOT_FOUND' } });
    });

    it('are changed one at a time', async () => {
      const draft = await drafted();
      const [kept, other, next] = [aPlate(), aPlate(), aPlate()];
      const { version } = viewOf(await add(draft, kept, other));
      const lotId = (await lotsOf(draft.id))[1]?.lotId;
      const path = `${AUCTIONS}/${draft.id}/lots/${lotId}`;
      const dearer = { ...aLot(other), startPriceFen: 2_000_000, version };
      expect(await client.put(path, dearer)).toMatchObject({ status: 200, body: { version: version + 1 } });
      expect(await client.put(path, { ...dearer, version })).toMatchObject({
        body: { code: 'RECORD.CHANGED' },
      });
      const twice = await client.put(path, { ...dearer, plateNumber: kept, version: version + 1 });
      expect(twice).toMatchObject({ status: 422, body: { code: 'LOTS.FAULTY' } });
      expect(faultsOf(twice)).toMatchObject([{ rule: 'PLATE.REPEATED' }]);
      await client.put(path, { ...dearer, plateNumber: next, version: version + 1 });
      expect(await lotsOf(draft.id)).toMatchObject([
        { plate: { number: kept }, startPriceFen: 1_000_000 },
        { plate: { number: next }, startPriceFen: 2_000_000 },
      ]);
      expect(
        await client.put(`${AUCTIONS}/${draft.id}/lots/999999`, { ...dearer, version: version + 2 }),
      ).toMatchObject({ status: 404, body: { code: 'LOT.NOT_FOUND' } });
    });

    it('are added together or not at all, and each fault is told', async () => {
      const draft = await drafted();
      const listed = (await aListing(running.pool)).plateNumber;
      const taken = aPlate();
      await anAuction(running.pool, { startsAtMs: Date.now() + DAY_MS, lots: [{ plateNumber: taken }] });
      const good = aPlate();
      const answer = await add(draft, good, listed, taken, '浙GOO000', good);
      expect(answer).toMatchObject({ status: 422, body: { code: 'LOTS.FAULTY', data: { faultCount: 4 } } });
      expect(faultsOf(answer).map(({ line, rule }) => `${line} ${rule}`)).toEqual([
        '2 PLATE.CLAIMED.forSale',
        '3 PLATE.CLAIMED.inAuction',
        '4 PLATE.MALFORMED',
        '5 PLATE.REPEATED',
      ]);
      expect(await lotsOf(draft.id)).toEqual([]);
      expect((await add(draft, good)).status).toBe(200);
    });

    it('that a paid reservation brought are not staff’s to change or take out', async () => {
      const draft = await drafted();
      const { version } = viewOf(await add(draft, aPlate()));
      const [lot] = await lotsOf(draft.id);
      if (lot === undefined) throw new Error('no lot');
      const reservationId = await reserveFirstLot(running, draft);
      expect(await lotsOf(draft.id)).toMatchObject([{ reservationId }]);
      const refused = [
        await client.put(`${AUCTIONS}/${draft.id}/lots/${lot.lotId}`, { ...aLot(), version }),
        await client.post(`${AUCTIONS}/${draft.id}/lots/remove`, { version, lotIds: [lot.lotId] }),
      ];
      for (const answer of refused)
        expect(answer).toMatchObject({
          status: 409,
          body: { code: 'LOT.RESERVED', data: { lotId: lot.lotId } },
        });
    });
  });

  describe('from the stock', () => {
    it('are those that are not for sale, sold, reserved or in an auction, as the stock describes them', async () => {
      const draft = await drafted();
      const region = await aRegion(running.pool, '330799');
      const inRegion = (state: 'forSale' | 'withdrawn', isPersonalised = false) =>
        aListing(running.pool, { region, state, isPersonalised });
      const [free, another] = [await inRegion('withdrawn', true), await inRegion('withdrawn')];
      const [listed, taken] = [await inRegion('forSale'), await inRegion('withdrawn')];
      await anAuction(running.pool, {
        startsAtMs: Date.now() + DAY_MS,
        lots: [{ plateNumber: taken.plateNumber }],
      });
      const stock = async (query = ''): Promise<Page<StockPlateView>> =>
        (await client.get(`${AUCTIONS}/${draft.id}/stock?region=${region}${query}`))
          .body as Page<StockPlateView>;
      expect((await stock()).items.map(({ number }) => number)).toEqual([
        free.plateNumber,
        another.plateNumber,
      ]);
      const part = free.plateNumber.slice(-5).toLowerCase();
      expect(await stock(`&contains=${part}`)).toMatchObject({
        total: 1,
        items: [{ number: free.plateNumber, lastPriceFen: 500_000 }],
      });

      const add = (plateNumbers: readonly string[]) =>
        client.post(`${AUCTIONS}/${draft.id}/lots/from-stock`, {
          ...{ version: draft.version, plateNumbers, startPriceFen: 800_000 },
        });
      const refused = await add([free.plateNumber, listed.plateNumber, '浙G00000']);
      expect(faultsOf(refused).map(({ line, rule }) => `${line} ${rule}`)).toEqual([
        '2 PLATE.CLAIMED.forSale',
        '3 REGION.MISSING',
      ]);
      expect((await add([free.plateNumber])).status).toBe(200);
      expect(await lotsOf(draft.id)).toMatchObject([
        { startPriceFen: 800_000, plate: { number: free.plateNumber, region, isPersonalised: true } },
      ]);
      expect((await stock()).items.map(({ number }) => number)).toEqual([another.plateNumber]);
    });
  });

  describe('from a spreadsheet', () => {
    type Cell = string | number | null;
    const workbook = (rows: readonly (readonly Cell[])[]): Promise<Buffer> =>
      writeXlsxFile(rows.map((row) => [...row])).toBuffer();
    const send = (path: string, body: Buffer | string): Promise<HttpAnswer> =>
      // The client's type knows text alone; fetch takes bytes.
      client.send('POST', path, body as string, CSV);
    const check = ({ id }: AdminAuctionView, body: Buffer | string): Promise<HttpAnswer> =>
      send(`${AUCTIONS}/${id}/sheet/check`, body);
    const take = ({ id, version }: AdminAuctionView, body: Buffer | string): Promise<HttpAnswer> =>
      send(`${AUCTIONS}/${id}/sheet?version=${version}`, body);
    const rowsOf = (count: number): Cell[][] =>
      Array.from({ length: count }, () => [aPlate(), '蓝', '否', TEST_REGION, 50_000]);

    it('are fifty at once from a workbook, its faults told line by line until they are mended', async () => {
      const draft = await drafted();
      const rows = rowsOf(50);
      const [third = [], ninth = [], last = []] = [rows[2], rows[8], rows[49]];
      const right = rows.map((row) => [...row]);
      third[0] = '浙GO1234';
      ninth[4] = '五万';
      last[0] = rows[0]?.[0] ?? null;
      last[3] = null;
      const faulty = await workbook([HEADINGS, ...rows]);
      const checked = await check(draft, faulty);
      expect(checked.status).toBe(200);
      const { lineCount, lots, faults, faultCount } = checked.body as SheetCheck;
      expect([lineCount, lots.length, faultCount]).toEqual([50, 47, 4]);
      expect(faults).toMatchObject([
        { line: 4, column: 'plate', rule: 'PLATE.MALFORMED', value: '浙GO1234' },
        { line: 10, column: 'startPrice', rule: 'PRICE.UNREADABLE', value: '五万' },
        {
          ...{ line: 51, column: 'plate', rule: 'PLATE.REPEATED', value: rows[0]?.[0] },
          cause: { code: 'PLATE.IN_LINE', data: { above: 2 } },
        },
        { line: 51, column: 'region', rule: 'REGION.MISSING', value: '' },
      ]);
      expect(await take(draft, faulty)).toMatchObject({
        status: 422,
        body: { code: 'LOTS.FAULTY', data: { faultCount: 4 } },
      });
      expect(await lotsOf(draft.id)).toEqual([]);

      const mended = await workbook([HEADINGS, ...right]);
      expect(((await check(draft, mended)).body as SheetCheck).faultCount).toBe(0);
      expect(await lotsOf(draft.id)).toEqual([]);
      expect(await take(draft, mended)).toMatchObject({ status: 200, body: { lotCount: 50, version: 2 } });
      expect((await lotsOf(draft.id)).map(({ plate }) => plate.number)).toEqual(
        right.map(([plate]) => plate),
      );
      expect((await take(draft, mended)).body).toMatchObject({ code: 'RECORD.CHANGED' });
    });

    it('are the same from a CSV, in UTF-8 or as Excel writes it in China, its columns in any order', async () => {
      const region = '婺城区';
      const [one, two] = [aPlate(), aPlate()];
      const text = `Region,Start price (yuan),Plate\r\n${region},"50,000.50",${one}\r\n\r\n${TEST_REGION},1,${two}\r\n`;
      await running.pool.query('UPDATE regions SET name_zh = ? WHERE code = ?', [region, TEST_REGION]);
      const expected = [
        { line: 2, plate: { number: one, region: TEST_REGION }, startPriceFen: 5_000_050 },
        { line: 4, plate: { number: two, region: TEST_REGION }, startPriceFen: 100 },
      ];
      const draft = await drafted();
      expect((await check(draft, `\ufeff${text}`)).body).toMatchObject({ faultCount: 0, lots: expected });
      expect((await check(draft, inGbk(text))).body).toMatchObject({ faultCount: 0, lots: expected });
    });

    it('are read below a merged title, and from text in UTF-16', async () => {
      const draft = await drafted();
      const [one] = rowsOf(1);
      const titled = await workbook([['2026年第12期号牌', null, null, null, null], [], HEADINGS, one ?? []]);
      expect((await check(draft, titled)).body).toMatchObject({ faultCount: 0, lots: [{ line: 4 }] });
      const text = `${HEADINGS.join('\t')}\r\n${(one ?? []).join('\t')}\r\n`;
      expect((await check(draft, Buffer.from(`\ufeff${text}`, 'utf16le'))).body).toMatchObject({
        ...{ faultCount: 0, lots: [{ line: 2, plate: { number: one?.[0] } }] },
      });
      expect((await check(draft, `本期号牌\n${aPlate()},1\n`)).body).toMatchObject({
        faults: [
          { line: 1, rule: 'COLUMN.MISSING', cause: { code: 'COLUMN.TITLE', data: { title: '本期号牌' } } },
          { rule: 'COLUMN.MISSING' },
        ],
      });
    });

    it('are held against the whole draft, what other auctions have, and how many lots there may be', async () => {
      const draft = await drafted();
      const [own, taken] = [aPlate(), aPlate()];
      const full = viewOf(await add(draft, own));
      const other = await drafted({ title: '2026年第13期' });
      await add(other, aPlate(), taken);
      const lines = [own, taken].map((plate) => `${plate},${TEST_REGION},５００`);
      expect((await check(full, `号牌,地区,起价\n${lines.join('\n')}`)).body).toMatchObject({
        draft: { lotCount: 1, lotsMax: AUCTION_LOTS_MAX },
        faults: [
          { rule: 'PLATE.REPEATED', cause: { code: 'PLATE.IN_DRAFT', data: { lotNo: 1 } } },
          {
            rule: 'PLATE.CLAIMED.inAuction',
            cause: {
              code: 'PLATE.IN_AUCTION',
              data: { auctionId: other.id, title: '2026年第13期', lotNo: 2 },
            },
          },
        ],
      });
    });

    it.each(['起拍价', '起拍价（元）', '底价', 'startPrice'])(
      'take %s for the start price',
      async (heading) => {
        const answer = await check(
          await drafted(),
          `号牌,证件所在地,${heading}\n${aPlate()},${TEST_REGION},500`,
        );
        expect(answer.body).toMatchObject({
          ...{ faultCount: 0, lots: [{ startPriceFen: 50_000 }] },
          text: { headerLine: 1, columns: ['plate', 'region', 'startPrice'] },
        });
      },
    );

    it('are told as they were read, with the columns that nobody knows and the names that are known', async () => {
      const plate = aPlate();
      expect((await check(await drafted(), `本期\n号牌,保留价\n${plate},"45,000.50"`)).body).toMatchObject({
        faults: [{ line: 2, column: 'startPrice', cause: { code: 'COLUMN.NAMES' } }],
        warnings: [{ data: { headings: ['保留价'] } }],
        text: {
          ...{ headerLine: 2, columns: ['plate', null] },
          rows: [['本期'], ['号牌', '保留价'], [plate, '45,000.50']],
        },
      });
    });

    it('say which lot of a published auction has a plate, which cannot be moved', async () => {
      const taken = aPlate();
      await anAuction(running.pool, { startsAtMs: Date.now() + DAY_MS, lots: [{ plateNumber: taken }] });
      expect(
        (await check(await drafted(), `号牌,地区,起价\n${taken},${TEST_REGION},500`)).body,
      ).toMatchObject({
        faults: [{ rule: 'PLATE.CLAIMED.inAuction', cause: { code: 'PLATE.IN_PUBLISHED' } }],
      });
    });

    it('are refused without their headings', async () => {
      const draft = await drafted();
      expect((await check(draft, '颜色,证件所在地\n蓝,330702')).body).toMatchObject({
        faults: [
          { line: 1, column: 'plate', rule: 'COLUMN.MISSING' },
          { line: 1, column: 'startPrice', rule: 'COLUMN.MISSING' },
        ],
      });
      expect((await take(draft, '颜色,证件所在地\n蓝,330702')).body).toMatchObject({ code: 'LOTS.FAULTY' });
      expect((await take(draft, '号牌,起价\n')).body).toMatchObject({
        code: 'SHEET.UNREADABLE',
        data: { reason: 'empty' },
      });
    });

    it.each<[string, Buffer | string, string]>([
      ['nothing', '', 'empty'],
      ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00]), 'notASheet'],
      ['an archive that is none', Buffer.from('PK and so on'), 'notASheet'],
      ['an archive of something else', archiveOf('readme.txt', Buffer.from('hello')), 'notASheet'],
      ['an archive that swells', archiveOf('xl/workbook.xml', Buffer.alloc(40 * 1024 * 1024)), 'tooLarge'],
      ['an archive with a part that its directory does not name', withHiddenPart(), 'notASheet'],
      ['too many lines', `号牌,起价\n${'浙G12345,1\n'.repeat(AUCTION_LOTS_MAX + 1)}`, 'tooManyLines'],
      ['a workbook of an old Excel', oldWorkbook('Workbook'), 'oldExcel'],
      ['a workbook with a password', oldWorkbook('EncryptedPackage'), 'locked'],
      ['a page of the web', '<html><table><tr><td>号牌</td></tr></table></html>', 'notASheet'],
      ['text in letters that nobody knows', Buffer.from('41ff41ff0a', 'hex'), 'encoding'],
    ])('are not read from %s', async (_, body, reason) => {
      expect(await check(await drafted(), body)).toMatchObject({
        status: 422,
        body: {
          code: 'SHEET.UNREADABLE',
          data: {
            reason,
            ...(reason === 'tooManyLines' ? { max: AUCTION_LOTS_MAX, found: AUCTION_LOTS_MAX + 1 } : {}),
          },
        },
      });
    });

    it('are not read from a file that is too large', async () => {
      const body = Buffer.alloc(SHEET_BYTES_MAX + 1, '1');
      expect(await check(await drafted(), body)).toMatchObject({
        status: 413,
        body: { code: 'REQUEST.TOO_LARGE', data: { maxBytes: SHEET_BYTES_MAX } },
      });
    });

    it('are a thousand in one auction at most', async () => {
      const draft = await drafted();
      const rows = Array.from({ length: AUCTION_LOTS_MAX }, (_, nth) => {
        const serial = String(nth).padStart(4, '0');
        return `浙GD1${serial},${TEST_REGION},1`;
      });
      const full = await take(draft, `号牌,证件所在地,起价\n${rows.join('\n')}`);
      expect(full).toMatchObject({ status: 200, body: { lotCount: AUCTION_LOTS_MAX } });
      expect(await add(viewOf(full), aPlate())).toMatchObject({
        status: 422,
        body: { code: 'AUCTION.TOO_MANY_LOTS', data: { max: AUCTION_LOTS_MAX } },
      });
    });

    it.each(
      LANGUAGES.flatMap((language) =>
        (['xlsx', 'csv'] as const).map((format) => [language, format] as const),
      ),
    )(
      'have a template in %s as %s in which only the example is to be written over',
      async (language, format) => {
        const response = await fetch(`${running.url}/api/v1/admin/lot-sheet/${format}?language=${language}`, {
          headers: { Cookie: client.cookieHeader },
        });
        expect(response.headers.get('content-disposition')).toContain(`haopai-lots.${format}`);
        const file = Buffer.from(await response.arrayBuffer());
        const { body } = await check(await drafted(), file);
        expect(body).toMatchObject({
          ...{ lineCount: 1, faultCount: 1 },
          faults: [{ line: 2, column: 'plate', rule: 'PLATE.EXAMPLE' }],
        });
      },
    );

    it('are not read for whoever may not, or is not in', async () => {
      const { id } = await drafted();
      for (const [who, code] of [
        [await staffClient(running, 'auctioneer'), 'STAFF.FORBIDDEN'],
        [running.client(), 'SESSION.MISSING'],
      ] as const)
        expect((await who.send('POST', `${AUCTIONS}/${id}/sheet/check`, 'x', CSV)).body).toMatchObject({
          code,
        });
    });
  });
});

/** As much of a file of Office before 2007 as is looked at: how it begins, and a part that it names. */
function oldWorkbook(part: string): Buffer {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(part, 'utf16le'),
    Buffer.alloc(512),
  ]);
}

/** The few characters that the spec needs, in Excel's own encoding. */
function inGbk(text: string): Buffer {
  const codes: Readonly<Record<string, string>> = { 婺: 'e6c4', 城: 'b3c7', 区: 'c7f8', 浙: 'd5e3' };
  const hex = Array.from(
    text,
    (character) => codes[character] ?? Buffer.from(character, 'latin1').toString('hex'),
  );
  return Buffer.from(hex.join(''), 'hex');
}

function partOf(name: string, content: Buffer): { readonly local: Buffer; readonly entry: Buffer } {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(content.length, 24);
  entry.writeUInt16LE(name.length, 28);
  const label = Buffer.from(name);
  return { local: Buffer.concat([local, label, packed]), entry: Buffer.concat([entry, label]) };
}

/** `before` stands in front of the only part that the directory names. */
function archiveOf(name: string, content: Buffer, before: Buffer = Buffer.alloc(0)): Buffer {
  const { local, entry } = partOf(name, content);
  entry.writeUInt32LE(before.length, 42);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(before.length + local.length, 16);
  return Buffer.concat([before, local, entry, end]);
}

function withHiddenPart(): Buffer {
  const { local } = partOf('xl/workbook.xml', Buffer.alloc(1_000, 'x'));
  return archiveOf('xl/styles.xml', Buffer.from('<x/>'), local);
}
