// Four seconds are left, and a bidder with several cars still bids: the car was chosen before, and where it was not, no press is swallowed.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClockReading, LotView } from '@haopai/contracts';
import { eventually } from '../bed/eventually';
import { type Journey, openHouse } from '../bed/house';
import type { SaleSite } from '../bed/sale-site';
import type { BiddingPage } from '../pages/bidding-page';
import { arriveAtLot } from '../pages/enter';

const house = openHouse();
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1440, height: 900 } };
/** A machine that is too slow for two presses in four seconds tries again with more; a press that is swallowed is so with any of them. */
const LEFT_MS = [4_000, 8_000, 16_000, 32_000];
/** For the way to the lot. */
const ARRIVES_WITHIN_MS = 16_000;

interface Arrived {
  readonly mine: BiddingPage;
  readonly carId: number;
  /** Until so little is left of the lot as this try is given. */
  readonly untilLate: () => Promise<void>;
  readonly leads: () => Promise<void>;
}

type Device = Parameters<Journey<SaleSite>['visitor']>[0];

async function withLittleLeft(
  journey: Journey<SaleSite>,
  device: Device,
  act: (arrived: Arrived) => Promise<void>,
): Promise<void> {
  for (const leftMs of LEFT_MS) {
    try {
      await act(await arrive(journey, device, leftMs));
      return;
    } catch (error) {
      if (leftMs === LEFT_MS.at(-1)) throw error;
    }
  }
}

async function arrive(
  { site, sale, visitor }: Journey<SaleSite>,
  device: Device,
  leftMs: number,
): Promise<Arrived> {
  const made = await sale({ shares: [2], firstBidMs: ARRIVES_WITHIN_MS + leftMs });
  const [bidder] = made.bidders;
  const [lot, entry] = [made.lots[0], bidder?.entries[1]];
  if (lot === undefined || entry === undefined) throw new Error('a lot and two entries were expected');
  const mine = await arriveAtLot(await visitor(device), made, bidder);
  mine.page.setDefaultTimeout(ARRIVES_WITHIN_MS + leftMs);
  await mine.isOpen();
  const untilLate = async (): Promise<void> => {
    const read = async (path: string): Promise<unknown> =>
      (await fetch(`${site.baseUrl}/api/v1/${path}`)).json() as Promise<unknown>;
    const { endsAtMs } = (await read(`lots/${lot.id}`)) as LotView;
    const { serverMs } = (await read('clock')) as ClockReading;
    if (endsAtMs === null) throw new Error('the lot does not run');
    await sleep(Math.max(0, endsAtMs - serverMs - leftMs));
  };
  const leads = (): Promise<void> => eventually(() => mine.standing(), 'leading', leftMs);
  return { mine, carId: entry.id, untilLate, leads };
}

describe('a bidder with two cars, four seconds before the end', () => {
  it('bids with two keys, for the car that was chosen as the lot was entered', () =>
    house.journey((journey) =>
      withLittleLeft(journey, DESKTOP, async ({ mine, carId, untilLate, leads }) => {
        await mine.page.getByTestId(`car-${carId}`).click();
        await untilLate();
        await mine.page.keyboard.press('1');
        await mine.page.keyboard.press('Enter');
        await leads();
        expect(await mine.page.getByRole('dialog').count()).toBe(0);
      }),
    ));

  it('bids with two taps, for the car that is remembered over a reload', () =>
    house.journey((journey) =>
      withLittleLeft(journey, PHONE, async ({ mine, carId, untilLate, leads }) => {
        await mine.page.getByTestId(`car-${carId}`).tap();
        await mine.page.reload();
        await mine.isOpen();
        await mine.submit.waitFor();
        expect(await mine.page.getByTestId('entry-choice').count()).toBe(0);
        await untilLate();
        await mine.page.getByTestId('ladder-1000').tap();
        await mine.submit.tap();
        await leads();
      }),
    ));

  it('bids with Enter pressed twice in a row where no car was chosen', () =>
    house.journey((journey) =>
      withLittleLeft(journey, DESKTOP, async ({ mine, untilLate, leads }) => {
        await untilLate();
        await mine.page.keyboard.press('1');
        await mine.page.keyboard.press('Enter');
        await mine.page.locator('hp-vin-dialog .option:focus').waitFor();
        await mine.page.keyboard.press('Enter');
        await leads();
      }),
    ));

  it('is told that the end came first, when the question for the car was still open', () =>
    house.journey((journey) =>
      withLittleLeft(journey, PHONE, async ({ mine, untilLate }) => {
        await untilLate();
        await mine.page.getByTestId('ladder-1000').tap();
        await mine.submit.tap();
        const question = mine.page.getByRole('dialog');
        await question.waitFor();
        await question.waitFor({ state: 'detached' });
        await eventually(
          () => mine.result.innerText(),
          expect.stringMatching(/最后一次按下没有发出，没有出价/),
        );
      }),
    ));
});
