// What every page of the portal has something to show of, and the address of each: sales in all states, an order, a claim, a plate on sale.
import { makeListings } from '../../../../tools/seed';
import { arriveAtLot } from '../pages/enter';
import { aClaim } from './a-claim';
import { eventually } from './eventually';
import { aFinishedSale } from './finished-sale';
import type { Journey } from './house';
import type { Sale } from './sale';
import type { SaleSite } from './sale-site';
import { aWaitingOrder } from './waiting-order';

const HOUR_MS = 3_600_000;
const LISTING = { plate: '浙G8668K', priceFen: 8_800_00 };

/** What the one who looks can buy, has bought, and has still to pay. */
export interface PortalStock {
  readonly live: Sale;
  readonly ended: Sale;
  /** Not enrolled in yet. */
  readonly coming: Sale;
  readonly orderNo: string;
  readonly listingId: number;
  readonly claimId: number;
}

/** What stands for a part of an address that is different each time. A route with another part is told here what to be called with. */
export function addressOf(
  route: string,
  { live, ended, coming, orderNo, listingId, claimId }: PortalStock,
): string {
  if (route === '**') return '/no/such/page';
  const isToEnrol = route.includes('/enrol/');
  const sale = route.startsWith('results/') ? ended : isToEnrol ? coming : live;
  const values: Readonly<Record<string, string>> = {
    auctionId: String(sale.auctionId),
    lotId: String(sale.lots[0]?.id),
    slug: 'start-here',
    step: route.startsWith('recover/') ? 'mobile' : isToEnrol ? 'shares' : 'guide',
    orderNo,
    listingId: String(listingId),
    claimId: String(claimId),
  };
  return `/${route.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`portal-stock.ts does not know what stands for :${name} in ${route}`);
    return value;
  })}`;
}

/** The one who looks is the first bidder of the sale that is live. */
export async function makePortalStock(journey: Journey<SaleSite>): Promise<PortalStock> {
  const [ended, live, coming, ordered] = await Promise.all([
    aFinishedSale(journey.site),
    journey.sale({ lots: 3 }),
    journey.sale({ opensInMs: HOUR_MS }),
    journey.sale({ opensInMs: HOUR_MS }),
  ]);
  const citizen = await journey.visitor();
  const lot = await arriveAtLot(citizen, live, live.bidders[0]);
  await lot.isOpen();
  await lot.bid(1000);
  const orderNo = await aWaitingOrder(citizen, ordered.auctionId);
  const [{ id: listingId } = { id: 0 }] = await makeListings(journey.site.db, [LISTING]);
  const [bidder] = live.bidders;
  if (bidder === undefined) throw new Error('the sale has no bidder');
  const claimId = await aClaim(journey.site.baseUrl, bidder);
  // Put together behind the end: until then whoever looks at the result is told to come again.
  const record = `${journey.site.baseUrl}/api/v1/auctions/${ended.auctionId}/record`;
  await eventually(async () => (await fetch(record)).status, 200);
  return { live, ended, coming, orderNo, listingId, claimId };
}
