// Plates from spreadsheets over HTTP: looked through line by line, then put in whole or not at all.
import type { Page, PlateSheetCheck, StockItemView } from '@haopai/contracts';
import writeXlsxFile from 'write-excel-file/node';
import {
  aRegion,
  aRunningApp,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  staffClient,
} from '../../../testing';

const STOCK = '/api/v1/admin/stock';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEADER = '号牌,颜色,个性化,证件所在地,标卖价（元）';

describe('a spreadsheet of plates', () => {
  let running: RunningApp;
  let clerk: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' });
    clerk = await staffClient(running, 'clerk');
    await aRegion(running.pool);
  });
  afterAll(() => running.stop());

  const send = (path: string, ...lines: readonly string[]): Promise<HttpAnswer> =>
    clerk.send('POST', `${STOCK}/${path}`, lines.join('\n'), { 'Content-Type': 'text/csv' });
  const check = async (...lines: readonly string[]): Promise<PlateSheetCheck> => {
    const answer = await send('sheet/check', ...lines);
    expect(answer.status).toBe(200);
    return answer.body as PlateSheetCheck;
  };
  const inStock = async (contains: string): Promise<Page<StockItemView>> =>
    (await clerk.get(`${STOCK}/plates?contains=${contains}&sort=number`)).body as Page<StockItemView>;

  it('is looked through without writing, and put in as it was seen', async () => {
    const lines = [
      HEADER,
      '浙G·3001V,蓝,否,330702,"50,000.50"',
      '',
      '浙g3002v,,是,区县330702,',
      '浙GD30031,,,District 330702,￥600元',
    ];
    const seen = await check(...lines);
    expect(seen).toMatchObject({
      ...{ lineCount: 3, faultCount: 0, faults: [] },
      warnings: [{ code: 'SHEET.PRICES_WITH_FEN', data: { lines: [2] } }],
      plates: [
        {
          line: 2,
          priceFen: 5_000_050,
          plate: { number: '浙G3001V', colour: 'blue', isPersonalised: false },
        },
        { line: 4, priceFen: null, plate: { number: '浙G3002V', isPersonalised: true, region: '330702' } },
        { line: 5, priceFen: 60_000, plate: { kind: 'newEnergy', colour: 'green' } },
      ],
    });
    expect((await inStock('V')).total).toBe(0);
    expect(await send('sheet', ...lines)).toMatchObject({ status: 201, body: { count: 3 } });
    expect(await inStock('V')).toMatchObject({
      total: 2,
      items: [
        { state: 'forSale', priceFen: 5_000_050 },
        { state: 'unlisted', priceFen: null },
      ],
    });
  });

  it('tells of every cell what is wrong with it, and then puts nothing in', async () => {
    const lines = [
      HEADER,
      '浙G3101U,蓝,否,330702,100',
      '浙G31,红,也许,金华,很多',
      '浙G3101U,蓝,否,330702,100',
      '浙G3001V,绿,否,,0.5',
    ];
    const faults = [
      [3, 'plate', 'PLATE.MALFORMED', '浙G31'],
      [3, 'colour', 'COLOUR.UNKNOWN', '红'],
      [3, 'personalised', 'PERSONALISED.UNKNOWN', '也许'],
      [3, 'region', 'REGION.UNKNOWN', '金华'],
      [3, 'price', 'PRICE.UNREADABLE', '很多'],
      [4, 'plate', 'PLATE.REPEATED', '浙G3101U'],
      [5, 'plate', 'PLATE.PRESENT', '浙G3001V'],
      [5, 'region', 'REGION.MISSING', ''],
      [5, 'price', 'PRICE.OUT_OF_RANGE', '0.5'],
    ].map(([line, column, rule, value]) => ({ line, column, rule, value }));
    const seen = await check(...lines);
    expect(seen.faults).toMatchObject(faults);
    expect(seen.plates).toHaveLength(1);
    expect(await send('sheet', ...lines)).toMatchObject({
      status: 422,
      body: { code: 'PLATES.FAULTY', data: { faultCount: 9, faults } },
    });
    expect((await inStock('U')).total).toBe(0);
  });

  it('is a workbook as well', async () => {
    const file = await writeXlsxFile([
      ['Plate', 'Region', 'Price'],
      ['浙G3201T', 330702, 8_000],
    ]).toBuffer();
    const answer = await fetch(`${running.url}${STOCK}/sheet`, {
      method: 'POST',
      body: new Uint8Array(file),
      headers: { 'Content-Type': XLSX, Origin: running.url, Cookie: clerk.cookieHeader },
    });
    expect(answer.status).toBe(201);
    expect((await inStock('3201T')).items).toMatchObject([{ priceFen: 800_000 }]);
  });

  it('has a template in either language and format whose example is refused as what it is', async () => {
    const template = async (language: string, format: string): Promise<Uint8Array<ArrayBuffer>> => {
      const answer = await fetch(`${running.url}${STOCK}/sheet/${format}?language=${language}`, {
        headers: { Cookie: clerk.cookieHeader },
      });
      expect(answer.headers.get('content-disposition')).toContain(`haopai-plates.${format}`);
      return new Uint8Array(await answer.arrayBuffer());
    };
    const put = (path: string, body: Uint8Array<ArrayBuffer>): Promise<Response> =>
      fetch(`${running.url}${STOCK}/${path}`, {
        ...{ method: 'POST', body },
        headers: { 'Content-Type': XLSX, Origin: running.url, Cookie: clerk.cookieHeader },
      });
    for (const [language, format, heading] of [
      ['zh', 'xlsx', ''],
      ['en', 'xlsx', ''],
      ['zh', 'csv', '号牌,颜色,个性化,证件所在地,标卖价（元）'],
      ['en', 'csv', 'Plate,Colour,Personalised,Region,Price (yuan)'],
    ] as const) {
      const file = await template(language, format);
      if (format === 'csv') expect(new TextDecoder().decode(file)).toContain(heading);
      expect(await (await put('sheet/check', file)).json()).toMatchObject({
        ...{ lineCount: 1, faultCount: 1, warnings: [] },
        faults: [{ line: 2, column: 'plate', rule: 'PLATE.EXAMPLE' }],
      });
    }
    expect((await put('sheet', await template('en', 'xlsx'))).status).toBe(422);
    const written = new TextDecoder().decode(await template('zh', 'csv'));
    const real = new TextEncoder().encode(written.replace('示例 浙G00000', '浙G3501Q'));
    expect(await (await put('sheet/check', real)).json()).toMatchObject({
      faultCount: 0,
      plates: [{ plate: { number: '浙G3501Q', colour: 'blue' }, priceFen: 5_000_000 }],
    });
  });

  it('says which columns it does not know or has twice, and takes the others', async () => {
    const lines = ['备注,号牌,证件所在地,,价格,售价', '急,浙G3401R,330702,x,600,700'];
    expect(await check(...lines)).toMatchObject({
      plates: [{ plate: { number: '浙G3401R' }, priceFen: 60_000 }],
      faultCount: 0,
      warnings: [{ code: 'SHEET.COLUMNS_IGNORED', data: { headings: ['备注', '售价'] } }],
    });
    // The column that is missing may be the one that has another name.
    expect(await check('号牌,县', '浙G3401R,330702')).toMatchObject({
      faults: [{ column: 'region', rule: 'COLUMN.MISSING' }],
      warnings: [{ data: { headings: ['县'] } }],
    });
    const many = Array.from({ length: 30 }, (_, nth) => `${'长'.repeat(80)}${nth}`);
    const [warning] = (await check(['号牌', '地区', ...many].join(','), '')).warnings;
    if (warning?.code !== 'SHEET.COLUMNS_IGNORED') throw new Error('nothing is said of the columns');
    expect(warning.data.headings).toHaveLength(20);
    expect(warning.data.headings[0]).toHaveLength(60);
  });

  it('needs its columns, and at least one line', async () => {
    expect((await check('号牌,颜色', '浙G3301S,蓝')).faults).toMatchObject([
      { line: 1, column: 'region', rule: 'COLUMN.MISSING', cause: { code: 'COLUMN.NAMES' } },
    ]);
    expect(await send('sheet', '颜色', '蓝')).toMatchObject({ status: 422, body: { code: 'PLATES.FAULTY' } });
    for (const lines of [[''], [HEADER]])
      expect(await send('sheet', ...lines)).toMatchObject({
        status: 422,
        body: { code: 'SHEET.UNREADABLE', data: { reason: 'empty' } },
      });
  });

  it('has a thousand lines at most', async () => {
    const lines = Array.from({ length: 1_001 }, (_, index) => `浙G${10_000 + index},330702`);
    expect(await send('sheet/check', '号牌,地区', ...lines)).toMatchObject({
      status: 422,
      body: { code: 'SHEET.UNREADABLE', data: { reason: 'tooManyLines', max: 1_000, found: 1_001 } },
    });
  });

  it('is not read for those who may not', async () => {
    const auditor = await staffClient(running, 'auditor');
    for (const path of ['sheet', 'sheet/check'])
      expect(
        await auditor.send('POST', `${STOCK}/${path}`, HEADER, { 'Content-Type': 'text/csv' }),
      ).toMatchObject({ status: 403, body: { code: 'STAFF.FORBIDDEN' } });
  });
});
