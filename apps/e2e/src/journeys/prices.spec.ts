// After the end: the winner is led to the balance, and what the plate was sold for is found by everybody, over all auctions and beside a lot like it.
import { openHouse } from '../bed/house';
import { eventually } from '../bed/eventually';
import { aSaleToSettle } from '../bed/finished-sale';
import { START_FEN } from '../bed/sale';
import { arriveAtLot } from '../pages/enter';
import { barriersOf, settle } from '../pages/look';

const house = openHouse();

describe('a plate that was sold', () => {
  it('has a winner who sees what is due, and a price that anybody finds', () =>
    house.journey(async (journey) => {
      const sale = await aSaleToSettle(journey.site);
      const { auctionId, lots } = sale;
      const lotId = lots[0]?.id ?? 0;
      const winner = await journey.visitor();
      await arriveAtLot(winner, sale, sale.bidders[0]);
      const steps = winner.getByTestId('win-steps');
      await eventually(() => steps.getAttribute('data-status'), 'due');
      expect(await winner.getByTestId('win-balance').getAttribute('data-fen')).toMatch(/^\d+$/);
      expect(await barriersOf(winner)).toEqual([]);
      await winner.getByTestId('win-next').click();
      await winner.getByTestId('order-pay').waitFor();

      const anybody = await journey.visitor();
      // Written some seconds after the auction was settled.
      await eventually(async () => {
        const { items } = (await (await fetch(`${journey.site.baseUrl}/api/v1/sold-plates`)).json()) as {
          items: readonly { lotId: number; hammerPriceFen: number }[];
        };
        return items.filter((sold) => sold.lotId === lotId).map(({ hammerPriceFen }) => hammerPriceFen);
      }, [START_FEN]);
      await anybody.goto('/results');
      await anybody.getByTestId('to-prices').click();
      await anybody.getByTestId(`sold-${lotId}`).waitFor();
      await anybody.getByTestId('median-chart').waitFor();
      expect(await barriersOf(anybody)).toEqual([]);
      await anybody.getByTestId(`sold-${lotId}`).click();
      await anybody.getByTestId('record-result').waitFor();

      // The other lot of that sale looks like it, be it that neither has a pattern.
      await anybody.goto(`/auctions/${auctionId}/lots/${lots[1]?.id}`);
      await settle(anybody);
      await anybody.locator('.similar').scrollIntoViewIfNeeded();
      await anybody.getByTestId('similar-more').click();
      await anybody.getByTestId('prices-count').waitFor();
      expect(new URL(anybody.url()).searchParams.get('colour')).not.toBeNull();
    }));
});
