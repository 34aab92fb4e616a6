// The site does not answer while a page loads, or in the middle: the page says so, keeps what is shown, chosen and typed, takes nobody for a stranger, and is right by itself.
import { FAILURES, type Failure, FailingLine } from '../bed/failing-line';
import { enterRoomOf, logInAs } from '../bed/front-door';
import { type Journey, openHouse } from '../bed/house';
import type { SaleSite } from '../bed/sale-site';
import {
  AT_LOAD,
  IN_THE_MIDDLE,
  keepsAWish,
  sendsAnEnrolment,
  takeTurns,
  type Turn,
  type Visit,
} from '../bed/unanswered-pages';

const house = openHouse();

const HOUR_MS = 3_600_000;

describe('a page whose site does not answer', () => {
  async function visit(
    failure: Failure,
    go: (visit: Visit, journey: Journey<SaleSite>) => Promise<void>,
  ): Promise<void> {
    await house.journey(async (journey) => {
      const { sale, visitor } = journey;
      const made = await sale();
      const [bidder] = made.bidders;
      if (bidder === undefined) throw new Error('a sale without bidders');
      const page = await visitor({ serviceWorkers: 'block' });
      const line = await FailingLine.before(page);
      await logInAs(page, bidder);
      await enterRoomOf(page, made.auctionId, bidder);
      await go({ page, line, sale: made, failure }, journey);
    });
  }

  it.each(FAILURES)('says so at load, and is right by itself (%s)', (failure) =>
    visit(failure, (visited) => takeTurns(AT_LOAD, visited)),
  );

  it.each(FAILURES)('keeps in the middle what is shown and chosen, and is right by itself (%s)', (failure) =>
    visit(failure, (visited) => takeTurns(IN_THE_MIDDLE, visited)),
  );

  it.each(FAILURES)('keeps what is typed, over a reload, too, and sends it once (%s)', (failure) =>
    visit(failure, async (visited, { sale }) => {
      const { auctionId } = await sale({ shares: [1], opensInMs: HOUR_MS });
      const typed: readonly Turn[] = [
        { byDay: ['away'], go: () => sendsAnEnrolment(visited, auctionId) },
        { byDay: ['hangs', 'cut'], go: keepsAWish },
      ];
      await takeTurns(typed, visited);
    }),
  );
});
