// A table in a file: all of its pages in words, on record before it is made, and nothing when it was not put on record.
import { TestBed } from '@angular/core/testing';
import type { Refusal } from '@haopai/contracts';
import { SaveFile } from '@haopai/web-app';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { staffPage } from '../testing/staff-page';
import { aboutOf, tableToTake } from './table-to-take';
import { TakeTable } from './take-table';

interface Row {
  readonly name: string;
  readonly count: number;
}

const TABLE = tableToTake<Row>({
  ...{ table: 'stock', name: '号牌库存', about: 'state=forSale', columns: ['号牌', '数'] },
  cells: ({ name, count }) => [name, count],
  items: (page) => ({ path: '/admin/rows', params: { page } }),
});
const pageOf = (total: number, ...items: readonly Row[]) => ({ items, total, page: 1, size: 2 });

describe('a table that is taken along', () => {
  let page: PageUnderTest;
  let saved: { name: string; file: Blob }[];
  let done: Promise<Refusal | null>;

  beforeEach(async () => {
    page = await staffPage([], 'clerk');
    saved = [];
    TestBed.inject(SaveFile).save = (name, file) => void saved.push({ name, file });
    done = TestBed.inject(TakeTable).take(TABLE);
    await page.settle();
  });
  afterEach(() => page.close());

  it('is all of its pages, after it was put on record', async () => {
    await page.answer('/admin/rows?page=1', pageOf(3, { name: '浙G·1', count: 1 }, { name: '=2', count: 2 }));
    const noted = page.asked('/admin/exports');
    expect(noted.request.body).toEqual({ table: 'stock', rows: 3, about: 'state=forSale' });
    noted.flush(null);
    await page.settle();
    await page.answer('/admin/rows?page=2', pageOf(3, { name: '浙G·3', count: 3 }));
    expect(await done).toBeNull();
    expect(saved.map(({ name }) => name)).toEqual([expect.stringMatching(/^号牌库存 \d{4}-\d\d-\d\d\.csv$/)]);
    // A byte order mark, a head and three rows.
    expect(saved[0]?.file.size).toBe(new Blob(["\uFEFF号牌,数\r\n浙G·1,1\r\n'=2,2\r\n浙G·3,3\r\n"]).size);
  });

  it('is not made when it could not be put on record', async () => {
    await page.answer('/admin/rows?page=1', pageOf(1, { name: '浙G·1', count: 1 }));
    await page.refuse('/admin/exports', 'SERVER.UNAVAILABLE', { retryAfterMs: 1_000 }, 503);
    expect((await done)?.code).toBe('SERVER.UNAVAILABLE');
    expect(saved).toEqual([]);
  });

  it('says why there is none', async () => {
    await page.refuse('/admin/rows?page=1', 'STAFF.FORBIDDEN', { permission: 'stock.read' }, 403);
    expect((await done)?.code).toBe('STAFF.FORBIDDEN');
  });
});

describe('what a table was chosen by', () => {
  it('is said for the record, without what was not chosen', () => {
    expect(aboutOf({ state: 'paid', kind: undefined, by: '', auctionId: 7 })).toBe('state=paid&auctionId=7');
  });
});
