// Who is enrolled in an auction, as staff look them up and take the list along.
import type { AdminEnrolmentView, Page } from '@haopai/contracts';
import { readSheet } from 'read-excel-file/node';
import {
  aCitizen,
  anAuction,
  anEnrolment,
  aRunningApp,
  type HttpClient,
  type RunningApp,
  staffClient,
  type TestAuction,
} from '../../testing';

describe('the bidders of an auction', () => {
  let running: RunningApp;
  let client: HttpClient;
  let auction: TestAuction;
  let path: string;
  const names: Record<string, string> = {};

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
    client = await staffClient(running, 'clerk');
    auction = await anAuction(running.pool, { lots: [{ plateNumber: '浙G8K888' }] });
    path = `/api/v1/admin/auctions/${auction.id}/enrolments`;
    const enrol = async (name: string, paddleNo: number, paidAtMs: number | null, shares = 1) => {
      const { id: citizenId } = await aCitizen(running.pool);
      names[name] = name;
      await running.pool.query('UPDATE citizens SET display_name = ? WHERE id = ?', [name, citizenId]);
      return anEnrolment(running.pool, { auctionId: auction.id, citizenId, paddleNo, paidAtMs, shares });
    };
    const first = await enrol('王小明', 108, Date.now(), 2);
    await enrol('=cmd()', 109, Date.now());
    const unpaid = await enrol('李大力', 110, null);
    await running.pool.query('UPDATE enrolments SET paddle_no = NULL WHERE id = ?', [unpaid.id]);
    await running.pool.query('INSERT INTO entry_bindings (entry_id, lot_id) VALUES (?, ?)', [
      first.entries[1]?.id,
      auction.lots[0]?.id,
    ]);
    vin = first.entries[0]?.vin ?? '';
    const elsewhere = await anAuction(running.pool);
    await anEnrolment(running.pool, {
      auctionId: elsewhere.id,
      citizenId: (await aCitizen(running.pool)).id,
      paddleNo: 108,
    });
  });
  afterAll(() => running.stop());
  let vin = '';

  const found = async (query: string): Promise<readonly AdminEnrolmentView[]> =>
    ((await client.get(`${path}${query}`)).body as Page<AdminEnrolmentView>).items;
  const foundNames = async (text: string): Promise<readonly string[]> =>
    (await found(`?text=${encodeURIComponent(text)}`)).map(({ citizenName }) => citizenName);

  it('are listed by their paddles, with entries and what these stand behind, and nothing that is secret', async () => {
    const items = await found('');
    expect(items.map(({ paddleNo }) => paddleNo)).toEqual([108, 109, null]);
    expect(items[0]).toMatchObject({
      citizenName: '王小明',
      state: 'paid',
      entries: [{ vin, lot: null }, { lot: { lotNo: 1, plateNumber: '浙G8K888' } }],
    });
    expect(JSON.stringify(items)).not.toMatch(/accessCode|mobile|document/i);
  });

  it('are found by paddle, name, VIN and the plate that they bid for', async () => {
    expect(await foundNames('108')).toEqual(['王小明']);
    expect(await foundNames('小明')).toEqual(['王小明']);
    expect(await foundNames(vin.slice(-6).toLowerCase())).toEqual(['王小明']);
    expect(await foundNames('8K8')).toEqual(['王小明']);
    expect(await foundNames('浙G8K888')).toEqual(['王小明']);
    expect(await foundNames('%')).toEqual([]);
    expect(await foundNames('没有这个人')).toEqual([]);
  });

  it('are filtered by their state and shown page by page', async () => {
    expect((await found('?state=unpaid')).map(({ citizenName }) => citizenName)).toEqual(['李大力']);
    expect((await client.get(`${path}?page=2&size=2`)).body).toMatchObject({
      total: 3,
      items: [{ citizenName: '李大力' }],
    });
  });

  it('are taken along as a CSV and as a workbook, a line an entry, and that is written down', async () => {
    const fetchFile = async (format: string): Promise<Buffer> => {
      const response = await fetch(`${running.url}${path}/${format}`, {
        headers: { Cookie: client.cookieHeader },
      });
      expect(response.headers.get('content-disposition')).toContain(`haopai-bidders.${format}`);
      return Buffer.from(await response.arrayBuffer());
    };
    const lines = (await fetchFile('csv')).toString('utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^\ufeff竞价号,姓名或名称/);
    expect(lines[1]).toMatch(/^108,王小明,自然人,区县330702,/);
    expect(lines.filter((line) => line.includes("'=cmd()"))).toHaveLength(1);
    const rows = await readSheet(await fetchFile('xlsx'));
    expect(rows.map((row) => row[1])).toEqual(['姓名或名称', '王小明', '王小明', '=cmd()', '李大力']);
    const [entries] = await running.pool.query(
      `SELECT act FROM audit_entries WHERE subject = 'auction:${auction.id}' ORDER BY entry_no`,
    );
    expect(entries).toEqual([{ act: 'enrolments.exported' }, { act: 'enrolments.exported' }]);
  });

  it('have no full names for whoever may not look citizens up, neither listed, found nor taken along', async () => {
    const auctioneer = await staffClient(running, 'auctioneer');
    const listed = async (query: string): Promise<readonly string[]> =>
      ((await auctioneer.get(`${path}${query}`)).body as Page<AdminEnrolmentView>).items.map(
        ({ citizenName }) => citizenName,
      );
    expect(await listed('')).toEqual(['王**', '=**', '李**']);
    expect(await listed(`?text=${encodeURIComponent('小明')}`)).toEqual([]);
    expect(await listed('?text=108')).toEqual(['王**']);
    const headers = { Cookie: auctioneer.cookieHeader };
    const file = await (await fetch(`${running.url}${path}/csv`, { headers })).text();
    expect(file).toContain('王**');
    expect(file).not.toMatch(/王小明|李大力/);
  });

  it('are not there without an auction', async () => {
    expect((await client.get('/api/v1/admin/auctions/999999/enrolments')).body).toMatchObject({
      code: 'AUCTION.NOT_FOUND',
    });
  });
});
