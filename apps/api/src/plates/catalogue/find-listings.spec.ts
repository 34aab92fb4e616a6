// What is found among the plates for sale, by everybody and by citizens among theirs: filters, orders, pages, and every refusal.
import type { ListingView, Page } from '@haopai/contracts';
import { aCitizen, aListing, aRunningApp, type HttpClient, listingsOf, type RunningApp } from '../../testing';

const HOME = '330702';
const YIWU = '330782';

describe('the plates for sale', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await aRunningApp();
    await listingsOf(running.pool, [
      { plateNumber: '浙G8888A', priceFen: 5_000_000 },
      { plateNumber: '浙G12345', priceFen: 3_000_000, region: YIWU },
      { plateNumber: '浙G520LY', priceFen: 2_000_000, region: YIWU, isPersonalised: true },
      { plateNumber: '浙G61616', priceFen: 1_000_000 },
      { plateNumber: '浙GD12188', priceFen: 800_000, region: YIWU },
      { plateNumber: '浙G90201', priceFen: 800_000 },
      { plateNumber: '浙G99999', priceFen: 9_000_000, state: 'withdrawn' },
    ]);
  });
  afterAll(() => running.stop());

  const get = (query: string, client = running.client()) => client.get(`/api/v1/listings${query}`);
  const numbers = async (query: string, client = running.client()): Promise<readonly string[]> => {
    const { status, body } = await get(query, client);
    expect([query, status]).toEqual([query, 200]);
    return (body as Page<ListingView>).items.map(({ plate }) => plate.number.slice(2));
  };

  it('are those of every region, the cheapest first, and none that is withdrawn', async () => {
    expect(await numbers('')).toEqual(['90201', 'D12188', '61616', '520LY', '12345', '8888A']);
  });

  it('are told with plate, price, state and patterns', async () => {
    const { body } = await get('?contains=88A');
    expect(body).toEqual({
      items: [
        {
          id: 1,
          plate: {
            number: '浙G8888A',
            kind: 'ordinary',
            colour: 'blue',
            isPersonalised: false,
            region: HOME,
          },
          priceFen: 5_000_000,
          state: 'forSale',
          patterns: ['aaa'],
        },
      ],
      total: 1,
      page: 1,
      size: 24,
    });
  });

  it.each([
    ['?sort=-price', ['8888A', '12345', '520LY', '61616', 'D12188', '90201']],
    ['?sort=newest', ['90201', 'D12188', '61616', '520LY', '12345', '8888A']],
    ['?sort=number', ['12345', '520LY', '61616', '8888A', '90201', 'D12188']],
    [`?region=${YIWU}`, ['D12188', '520LY', '12345']],
    [`?region=${HOME}&sort=-price`, ['8888A', '520LY', '61616', '90201']],
    ['?region=999999', ['520LY']],
    ['?priceFromFen=1000000&priceToFen=3000000', ['61616', '520LY', '12345']],
    ['?pattern=aaa', ['8888A']],
    ['?pattern=abc', ['12345']],
    ['?pattern=abab', ['61616']],
    [`?pattern=abab&region=${YIWU}`, []],
    ['?contains=8', ['D12188', '8888A']],
    [`?contains=${encodeURIComponent('浙g·d1')}`, ['D12188']],
    ['?contains=88&endsWith=a', ['8888A']],
    ['?endsWith=1', ['90201']],
    ['?endsWith=6&sort=number&priceToFen=1000000', ['61616']],
    ['?contains=777', []],
    ['?contains=8&priceFromFen=800001', ['8888A']],
  ])('%s finds %j', async (query, found) => {
    expect(await numbers(query)).toEqual(found);
  });

  it('come page by page, with their number', async () => {
    const { body } = await get('?size=4&page=2&sort=number');
    expect(body).toMatchObject({ total: 6, page: 2, size: 4 });
    expect(await numbers('?size=4&page=2&sort=number')).toEqual(['90201', 'D12188']);
    expect((await get('?size=100&page=1000')).body).toMatchObject({ items: [], total: 6 });
  });

  describe('to a citizen', () => {
    const own = (query: string, client: HttpClient) => client.get(`/api/v1/me/listings${query}`);
    const ownNumbers = async (query: string, client: HttpClient): Promise<readonly string[]> =>
      ((await own(query, client)).body as Page<ListingView>).items.map(({ plate }) => plate.number.slice(2));
    let client: HttpClient;
    beforeAll(async () => {
      client = await running.clientOf(await aCitizen(running.pool, { region: YIWU }));
    });

    it('are those of the own region and personalised ones, whatever is looked for', async () => {
      expect(await ownNumbers('', client)).toEqual(['D12188', '520LY', '12345']);
      expect(await ownNumbers('?sort=-price&contains=1', client)).toEqual(['12345', 'D12188']);
      expect((await own('?size=2&page=2', client)).body).toMatchObject({ total: 3, page: 2, size: 2 });
      const { headers } = await own('', client);
      expect(headers.get('cache-control')).toBe('no-store');
    });

    it('are of no other region, and for nobody who is not logged in', async () => {
      expect(await own(`?region=${HOME}`, client)).toMatchObject({
        status: 400,
        body: { code: 'REQUEST.INVALID', data: { fields: [{ path: 'region' }] } },
      });
      expect(await own('', running.client())).toMatchObject({
        status: 401,
        body: { code: 'SESSION.MISSING' },
      });
    });

    // An open tab of the release before asks here, with its session and without a region.
    it('are the same as for everybody where everybody looks', async () => {
      for (const query of ['', `?region=${HOME}`, '?contains=8&size=2'])
        expect((await get(query, client)).body).toEqual((await get(query)).body);
    });
  });

  it('can be looked at one by one, also when they are not for sale', async () => {
    const { id } = await aListing(running.pool, { plateNumber: '浙G30303', state: 'withdrawn' });
    const { status, body } = await get(`/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, state: 'withdrawn', plate: { number: '浙G30303' } });
  });

  it('refuse what is not there', async () => {
    expect(await get('/999999')).toMatchObject({
      status: 404,
      body: { code: 'LISTING.NOT_FOUND', data: { listingId: 999_999 } },
    });
  });

  it('refuse to look for what no plate has, and say where', async () => {
    expect(await get('?contains=8O&endsWith=1234567')).toMatchObject({
      status: 422,
      body: {
        code: 'LISTING.BAD_SEARCH',
        data: {
          fields: [
            { path: 'contains', code: 'PLATE.BAD_CHARACTER', data: { character: 'O', position: 2 } },
            { path: 'endsWith', code: 'PLATE.PART_TOO_LONG', data: { max: 6, found: 7 } },
          ],
        },
      },
    });
    expect(await get('?contains=%25')).toMatchObject({ status: 422, body: { code: 'LISTING.BAD_SEARCH' } });
  });

  it.each([
    '?sort=cheap',
    '?pattern=aab',
    '?size=101',
    '?page=0',
    '?priceFromFen=-1',
    '?region=x',
    '?colour=blue',
  ])('refuse %s', async (query) => {
    expect(await get(query)).toMatchObject({ status: 400, body: { code: 'REQUEST.INVALID' } });
  });
});
