// A projector in the hall: the wall shows plate, price and time in letters that are read from afar, follows what two citizens bid on their pages until
// a lot is sold, comes back from a reload and from a line that was cut, and is whole on every screen, in both languages.
import type { Language } from '@haopai/rules';
import { turnsOf } from '../../../../tools/test/turns';
import { BackOffice } from '../bed/back-office';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { languagesInTurn } from '../bed/languages-in-turn';
import { PhoneLine } from '../bed/phone-line';
import type { Sale } from '../bed/sale';
import { ControlRoomPage } from '../pages/control-room-page';
import { arriveAtLot } from '../pages/enter';
import { barriersOf } from '../pages/look';
import { keepPicture } from '../pages/looks-whole';
import { WallPage } from '../pages/wall-page';

const PROJECTOR = { width: 1920, height: 1080 };
const SCREENS = [PROJECTOR, { width: 1440, height: 900 }, { width: 768, height: 1024 }] as const;
/** Long enough for the acts between two bids. */
const COUNTDOWN_MS = 45_000;
const WORDS = {
  zh: { paddle: '竞价号', waits: '等待首次出价', sold: '已成交', start: '起价', running: '进行中' },
  en: { paddle: 'Paddle', waits: 'No bid yet', sold: 'Sold', start: 'start price', running: 'running' },
} as const satisfies Record<Language, object>;

const house = openHouse();

/** All of it is there, whole, and so large: a hand's breadth on a screen of three metres. */
async function isReadFromAfar(wall: WallPage, name: string, smallestPx: number): Promise<void> {
  const { page } = wall;
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    await eventually(() => wall.misplaced(), []);
    expect(await wall.scrolledPx()).toBe(0);
    await keepPicture(page, `wall-${name}-${screen.width}`, 'window');
    const { price, who, clock, plate } = await wall.sizes();
    const part = screen.width / PROJECTOR.width;
    expect({ screen, price, isLarge: price >= smallestPx * part }).toMatchObject({ isLarge: true });
    expect({ screen, clock, isLarge: clock >= smallestPx * 0.7 * part }).toMatchObject({ isLarge: true });
    expect({ screen, who, isLarge: who >= smallestPx * 0.45 * part }).toMatchObject({ isLarge: true });
    expect({ screen, plate, isWide: plate >= smallestPx * 3 * part }).toMatchObject({ isWide: true });
    expect(await barriersOf(page)).toEqual([]);
  }
  await page.setViewportSize(PROJECTOR);
}

function firstOf({ lots: [lot], bidders: [one, other] }: Sale) {
  if (lot === undefined || one === undefined || other === undefined) throw new Error('no sale');
  return { lot, one, other };
}

describe('the wall of the hall', () => {
  it.each(languagesInTurn(0))(
    'follows two citizens to the end of a lot, over a reload and a cut line (%s)',
    (language) =>
      house.journey(async ({ site, sale, visitor }) => {
        const words = WORDS[language];
        const made = await sale({ lots: 3, countdownMs: COUNTDOWN_MS });
        const { lot, one, other } = firstOf(made);
        const line = await PhoneLine.to(site.port);
        const page = await visitor({ baseURL: line.baseURL, viewport: PROJECTOR });
        await page.addInitScript((choice) => localStorage.setItem('haopai.language', choice), language);
        await (await BackOffice.enter(site)).letIn(page);
        const wall = new WallPage(page);
        await wall.open(made.auctionId);
        await eventually(async () => [...(await wall.lots())].sort(), made.lots.map(({ id }) => id).sort());
        await eventually(async () => (await wall.lot(lot.id)).phase, 'fiveMinutes');
        expect(await wall.lot(lot.id)).toMatchObject({ price: '¥5,000', who: words.start });
        expect(await wall.clock(lot.id)).toMatch(/^\d:\d\d$/);
        expect(await wall.counts()).toMatch(new RegExp(words.running));
        const plate = page.getByTestId(`wall-lot-${lot.id}`).locator('svg');
        expect((await plate.getAttribute('aria-label'))?.replaceAll(' ', '')).toBe(lot.plateNumber);
        await isReadFromAfar(wall, `${language}-opened`, 90);

        const [first, second] = [
          await arriveAtLot(await visitor(), made, one),
          await arriveAtLot(await visitor(), made, other),
        ];
        await first.isOpen();
        await first.bid(0);
        const of = ({ paddleNo }: { readonly paddleNo: number }): string => `${words.paddle} ${paddleNo}`;
        await eventually(() => wall.lot(lot.id), { phase: 'oneMinute', price: '¥5,000', who: of(one) });
        await second.bid(2000);
        await eventually(() => wall.lot(lot.id), { phase: 'oneMinute', price: '¥7,000', who: of(other) });
        expect(await wall.clock(lot.id)).toMatch(/^\d:\d\d$/);

        await page.reload();
        await wall.isShown();
        await eventually(() => wall.lot(lot.id), { phase: 'oneMinute', price: '¥7,000', who: of(other) });

        await line.cut();
        await page.getByTestId('wall-lost').waitFor();
        await eventually(() => wall.misplaced(), []);
        await keepPicture(page, `wall-${language}-lost`, 'window');
        // What happened meanwhile is there once the line is.
        await first.bid(1000);
        await line.mend();
        await page.getByTestId('wall-lost').waitFor({ state: 'detached' });
        await eventually(() => wall.lot(lot.id), { phase: 'oneMinute', price: '¥8,000', who: of(one) });

        await eventually(() => wall.lot(lot.id), { phase: 'sold', price: '¥8,000', who: of(one) });
        expect(await wall.clock(lot.id)).toBe(words.sold);
        await keepPicture(page, `wall-${language}-sold`, 'window');
        await eventually(() => first.standing(), 'won');
        // Everybody has read it: its place is free for the next one.
        await eventually(() => page.getByTestId(`wall-lot-${lot.id}`).count(), 0);
        expect(await wall.counts()).toMatch(/1.*3/);
        await page.reload();
        await wall.isShown();
        await eventually(async () => (await wall.lots()).length, made.lots.length - 1);
        await line.cut();
      }),
  );

  it.each(turnsOf([1, 2, 6, 9], { byDay: 2 }))(
    'is read from afar with %i lots that run, and stands still',
    (lots) =>
      house.journey(async ({ site, sale, visitor }) => {
        const made = await sale({ lots, shares: [1] });
        const page = await visitor({ viewport: PROJECTOR });
        await (await BackOffice.enter(site)).letIn(page);
        const wall = new WallPage(page);
        await wall.open(made.auctionId);
        const lot = await arriveAtLot(await visitor(), made, made.bidders[0], lots);
        await lot.isOpen();
        await lot.bid(0);
        await eventually(async () => (await wall.lots()).length, Math.min(lots, 6));
        // The longest words that a lot can say.
        const room = await visitor();
        await (await BackOffice.enter(site)).letIn(room);
        await room.goto(`/admin/control/${made.auctionId}`);
        const paused = (await wall.lots())[0] ?? 0;
        await new ControlRoomPage(room).act('pause', paused, '核对竞买人的证件');
        await eventually(async () => (await wall.lot(paused)).phase, 'paused');
        await isReadFromAfar(wall, `${lots}-lots`, lots === 1 ? 200 : lots === 2 ? 110 : 72);
      }),
  );
});
