// The site bids in a bidder's place: against a hand, against another ceiling, in secret while the plate is for sale and openly afterwards.
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { CeilingPart } from '../pages/ceiling-part';
import { arriveAtLot } from '../pages/enter';
import { barriersOf, overhangPx } from '../pages/look';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const COUNTDOWN_MS = 30_000;
const house = openHouse();

describe('a ceiling', () => {
  it('bids for its bidder against one who bids by hand, is raised and cancelled, and is told when all is over', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale({ countdownMs: COUNTDOWN_MS });
      const mine = await arriveAtLot(await visitor(PHONE), made, made.bidders[0]);
      const other = await arriveAtLot(await visitor(), made, made.bidders[1]);
      const ceiling = new CeilingPart(mine.page);
      await mine.isOpen();
      expect(await ceiling.state()).toBe('none');

      await ceiling.open();
      await ceiling.amount.fill('8500');
      expect(await mine.page.getByTestId('ceiling-capitals').innerText()).toBe('捌仟元整');
      expect(await ceiling.submit.getAttribute('data-fen')).toBe('800000');
      expect(await ceiling.dialog.innerText()).toContain('只有本人看得到');
      await ceiling.submit.click();
      await eventually(() => mine.standing(), 'leading');
      await eventually(() => ceiling.state(), 'inForce');
      expect(await ceiling.row.innerText()).toContain('¥8,000');

      // Nothing is pressed here: the site answers, until the ceiling is reached.
      await other.choose(1000);
      await other.submit.click();
      await eventually(() => mine.figures(), { phase: 'oneMinute', priceFen: 7_000_00, leader: 101 });
      expect(await mine.standing()).toBe('leading');
      await eventually(() => other.standing(), 'outbid');
      await other.bid(1000);
      await eventually(() => mine.standing(), 'outbid');
      await eventually(() => ceiling.state(), 'passed');
      expect(await other.amounts()).toEqual([5000, 6000, 7000, 8000]);

      await ceiling.set(20_000);
      await eventually(() => mine.standing(), 'leading');
      await mine.page.reload();
      await eventually(() => ceiling.state(), 'inForce');
      await ceiling.cancel();
      await eventually(() => ceiling.state(), 'none');
      await other.bid(1000);
      await eventually(() => mine.standing(), 'outbid');

      // Who bids by hand sees that something is sealed, and neither whose it is nor how high.
      const sealed = (await other.record()).filter(({ words }) =>
        words.includes('有人设置、更改或取消了最高价'),
      );
      expect(sealed).toHaveLength(3);
      expect(await other.page.locator('main').innerText()).not.toMatch(/最高价 ¥|8,500|20,000/);

      await eventually(() => other.standing(), 'won');
      await eventually(
        async () => (await other.record()).map(({ words }) => words).filter((words) => /最高价/.test(words)),
        ['竞价号 101 设了最高价 ¥8,000', '竞价号 101 设了最高价 ¥20,000', '竞价号 101 取消了最高价'],
      );
      const forCeiling = (await other.record()).filter(({ words }) => words.includes('· 自动出价'));
      expect(forCeiling.map(({ words }) => words)).toEqual(Array(3).fill('竞价号 101 · 自动出价'));
      const { page } = other;
      await page.goto(`/results/${made.auctionId}/lots/${made.lots[0]?.id}`);
      await page.getByTestId('record-result').waitFor();
      const lines = await page.getByTestId('record-line').allInnerTexts();
      expect(lines.filter((line) => line.includes('· 自动出价'))).toHaveLength(3);
      expect(lines.filter((line) => line.includes('最高价 ¥8,000'))).toHaveLength(1);
      await page.getByTestId('record-check').click();
      await eventually(
        async () => (await page.getByTestId('record-verdict').innerText()).trim(),
        `没有被改过：${lines.length} 条记录一条不少，全部吻合。`,
      );
    }));

  it('wins a tie against one that came later', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale();
      const early = await arriveAtLot(await visitor(), made, made.bidders[0]);
      const late = await arriveAtLot(await visitor(), made, made.bidders[1]);
      const [first, second] = [new CeilingPart(early.page), new CeilingPart(late.page)];
      await early.isOpen();
      await first.set(9000);
      await eventually(() => early.standing(), 'leading');
      await late.isOpen();
      await second.set(9000);
      await eventually(() => late.figures(), { phase: 'oneMinute', priceFen: 9_000_00, leader: 101 });
      await eventually(() => early.standing(), 'leading');
      await eventually(() => late.standing(), 'outbid');
      await eventually(() => first.state(), 'atTop');
      await eventually(() => second.state(), 'passed');
      expect(await late.amounts()).toEqual([5000, 8000, 9000]);
    }));

  it('asks for which car the plate is, and says what is wrong with an amount, in both languages without barriers', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale({ shares: [2, 1] });
      const [, secondEntry] = made.bidders[0]?.entries ?? [];
      for (const [language, width, words] of [
        ['en', 360, ['It must be ¥5,000 or more', 'Choose a VIN']],
        ['zh', 1440, ['最低可设 ¥5,000', '请选择车架号']],
      ] as const) {
        const page = await visitor({
          viewport: { width, height: 740 },
          colorScheme: language === 'en' ? 'dark' : 'light',
        });
        await page.addInitScript((choice) => localStorage.setItem('haopai.language', choice), language);
        const mine = await arriveAtLot(page, made, made.bidders[0]);
        const ceiling = new CeilingPart(page);
        await mine.isOpen();
        await ceiling.open();
        await ceiling.amount.fill('4000');
        await ceiling.submit.click();
        for (const said of words)
          await eventually(() => ceiling.dialog.innerText(), expect.stringContaining(said));
        expect(await barriersOf(page)).toEqual([]);
        expect(await overhangPx(page)).toBe(0);
        await ceiling.close();
      }
      const page = await visitor();
      const mine = await arriveAtLot(page, made, made.bidders[0]);
      const ceiling = new CeilingPart(page);
      await ceiling.open();
      await ceiling.amount.fill('9000');
      await page.getByTestId(`ceiling-entry-${secondEntry?.id}`).check();
      await ceiling.submit.click();
      await eventually(() => mine.standing(), 'leading');
      await eventually(
        () => page.locator('hp-bid-dock').innerText(),
        expect.stringContaining(secondEntry?.vin ?? '?'),
      );
    }));
});
