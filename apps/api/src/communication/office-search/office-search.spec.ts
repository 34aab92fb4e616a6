// One search over everything: plates, lots, orders, citizens and auctions, each only for those who may see it.
import type { OfficeSearchView } from '@haopai/contracts';
import {
  aCitizen,
  anAuction,
  aListing,
  aRunningApp,
  type HttpClient,
  type RunningApp,
  staffClient,
} from '../../testing';

const SEARCH = '/api/v1/admin/search';

describe('the search of the office', () => {
  let running: RunningApp;
  let administrator: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp();
    administrator = await staffClient(running, 'administrator');
  });
  afterAll(() => running.stop());

  const search = async (text: string, client = administrator): Promise<OfficeSearchView> => {
    const answer = await client.post(SEARCH, { text });
    expect(answer.status).toBe(200);
    return answer.body as OfficeSearchView;
  };
  const kindsOf = ({ items }: OfficeSearchView): readonly string[] => items.map(({ kind }) => kind);

  it('finds a plate by a part of it, in the stock and as a lot, and its auction by the title', async () => {
    const { plateNumber } = await aListing(running.pool);
    const { id, lots } = await anAuction(running.pool, {
      ...{ title: '2031年第77期', lots: [{ plateNumber: '浙G7799Z' }] },
    });
    expect((await search(plateNumber.slice(-4))).items).toContainEqual(
      expect.objectContaining({ kind: 'plate', text: plateNumber }),
    );
    expect((await search('浙g·7799z')).items).toMatchObject([
      { kind: 'lot', id: String(lots[0]?.id), text: '浙G7799Z', auctionId: id, auctionTitle: '2031年第77期' },
    ]);
    for (const title of ['第77期', 'Auction 77 of 2031'])
      expect((await search(title)).items).toMatchObject([{ kind: 'auction', id: String(id) }]);
    expect(kindsOf(await search('%%'))).toEqual([]);
  });

  it('finds a citizen by the whole mobile and by the beginning of the user name, with the name masked', async () => {
    const citizen = await aCitizen(running.pool, { username: 'found_by_search' });
    expect((await search('found_by')).items).toMatchObject([{ kind: 'citizen', id: String(citizen.id) }]);
    expect((await search('found_by')).items[0]?.name).toContain('*');
    expect(kindsOf(await search('13000000000'))).toEqual([]);
  });

  it('shows nobody what they may not see', async () => {
    await aCitizen(running.pool, { username: 'unseen_by_clerks' });
    const editor = await staffClient(running, 'editor');
    expect(kindsOf(await search('unseen_by', editor))).toEqual([]);
    expect(kindsOf(await search('第77期', editor))).toEqual([]);
  });

  it('is refused for one letter, for a text that is too long, and for whoever is not in', async () => {
    for (const text of ['a', 'a'.repeat(61)])
      expect(await administrator.post(SEARCH, { text })).toMatchObject({ status: 400 });
    expect(await running.client().post(SEARCH, { text: 'ab' })).toMatchObject({ status: 401 });
  });

  it('is asked so often a minute by one of the staff', async () => {
    const busy = await staffClient(running, 'clerk');
    const answers = await Promise.all(
      Array.from({ length: 121 }, () => busy.post(SEARCH, { text: '第77期' })),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.map(({ body }) => (body as { code: string }).code)).toContain('REQUEST.RATE_LIMITED');
  });
});
