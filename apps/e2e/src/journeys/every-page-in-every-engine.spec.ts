// No barriers in the engines beside Chromium, which every-page.spec.ts looks at: by night on every page of the portal, by day on those that all come to.
import { portalRoutes } from '../../../../tools/addresses/app-routes';
import { barriersIn } from '../../../../tools/browser/engines/axe-in-page';
import type { EnginePage } from '../../../../tools/browser/engines/engine-page';
import { isNightly } from '../bed/bed-environment';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { inEngine } from '../bed/in-engine';
import { addressOf, makePortalStock, type PortalStock } from '../bed/portal-stock';

const ROUTES = isNightly() ? portalRoutes() : ['', 'login', 'auctions/:auctionId/lots/:lotId'];
/** Where the page is, once it says what it is and no part of it is a placeholder. */
const SETTLED_AT = `
  const isSettled = document.querySelector('main h1') !== null && document.querySelector('hp-skeleton') === null;
  return isSettled ? location.pathname : null;`;
const house = openHouse();
let stock: PortalStock;

beforeAll(() =>
  house.journey(async (journey) => {
    stock = await makePortalStock(journey);
  }),
);

describe.each(['Firefox', 'WebKit'] as const)('the pages of the portal in %s', (engine) => {
  it('have no barriers, for a stranger and for a citizen', () =>
    house.journey(async (journey) => {
      const [me] = stock.live.bidders;
      if (me === undefined) throw new Error('the sale has no bidder');
      await inEngine(engine, journey, journey.site.baseUrl, async (page) => {
        const addresses = ROUTES.map((route) => addressOf(route, stock));
        const strange = await lookAt(page, addresses);
        await page.go('/login');
        await page.type('login-username', me.username);
        await page.type('login-password', me.password);
        await page.key('Enter');
        await page.waitFor('citizen');
        const own = await lookAt(page, strange.leadElsewhere);
        expect([...strange.faults, ...own.faults]).toEqual([]);
        expect(own.leadElsewhere).toEqual([]);
      });
    }));
});

interface Looked {
  readonly faults: readonly object[];
  /** Addresses that are not for whoever looks. */
  readonly leadElsewhere: readonly string[];
}

async function lookAt(page: EnginePage, addresses: readonly string[]): Promise<Looked> {
  const faults: object[] = [];
  const leadElsewhere: string[] = [];
  for (const address of addresses) {
    await page.go(address);
    let at: unknown = null;
    await eventually(async () => (at = await page.wire.run(SETTLED_AT)), expect.any(String));
    if (at !== address) {
      leadElsewhere.push(address);
      continue;
    }
    const barriers = await barriersIn(page);
    if (barriers.length > 0) faults.push({ address, barriers });
  }
  return { faults, leadElsewhere };
}
