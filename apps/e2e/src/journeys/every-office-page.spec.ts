// Every page of the back office there is, on a small window and a large one, light and dark, in both languages.
import type { AuditEntryView, Page } from '@haopai/contracts';
import { LANGUAGES } from '@haopai/rules';
import { officeRoutes } from '../../../../tools/addresses/app-routes';
import { BackOffice } from '../bed/back-office';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { arrangeQuestions } from '../bed/office-questions';
import { arrangeSubjects, type OfficeSubjects } from '../bed/office-subjects';
import { Phone } from '../bed/phone';
import { UNREACHED_MOBILE } from '../bed/undelivered';
import { underAnnouncement } from '../pages/announcement';
import { lookAtAllSides } from '../pages/all-sides';
import { goAndSettle, goWithinAndSettle, listenIn } from '../pages/look';
import { DIALOGS_OF_OUTSIDE, type OfficeDialog, officeDialogs, searchDialog } from '../pages/office-dialogs';
import { pagesInTurn } from '../pages/pages-in-turn';
import { giveReason, reasonField } from '../pages/reason';

const WIDTHS_PX = [768, 1440];
/** Pages of an auction that is not published yet. */
const OF_DRAFT = /^auctions\/:id\/(?:terms|conditions|lots|stock|import|preview|copy)$/;
/** Pages of one that is published and has not begun. */
const OF_COMING = /^auctions\/:id\/(?:amend|postpone|suspend)$/;
/** One test for a part of the pages each: a slow machine comes to the end of one within minutes. */
const PARTS = [1, 2, 3];
/** Of each way in which a page gets among them: the app's own, an area's, and one beside another of the same component. */
const NAMED = [
  '',
  'auctions/:id/lots',
  'auctions/:id/postpone',
  'auctions/:id/suspend',
  'approvals',
  'staff/roles',
];
const house = openHouse();

/** What stands for a part of an address that is different each time. A page of another area is told here what it is called with. */
function addressOf(route: string, subjects: OfficeSubjects): string {
  if (route === '**') return '/admin/no/such/page';
  const ids: readonly (readonly [RegExp, number])[] = [
    [OF_DRAFT, subjects.draftId],
    [OF_COMING, subjects.comingId],
    [/^content\/articles\//, subjects.articleId],
    [/^settlement\/reconciliations\//, subjects.runId],
    [/auctions\/|control\//, subjects.soldId],
  ];
  const values: Readonly<Record<string, string | number | undefined>> = {
    id: ids.find(([pattern]) => pattern.test(route))?.[1],
    auctionId: subjects.soldId,
    ...{ plateId: subjects.plateId, staffId: subjects.staffId, citizenId: subjects.citizenId },
    ...{ orderNo: subjects.orderNo, claimId: subjects.claimId, number: encodeURIComponent('浙G00001') },
  };
  return `/admin/${route.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`every-office-page.spec.ts does not know what stands for :${name} in ${route}`);
    return String(value);
  })}`;
}

describe('every page of the back office', () => {
  const routes = [...officeRoutes().entries()];
  const { seen, loaded } = pagesInTurn(routes);
  let office: BackOffice;
  let subjects: OfficeSubjects;

  beforeAll(() =>
    house.journey(async ({ site }) => {
      office = await BackOffice.enter(site);
      subjects = await arrangeSubjects(site, office);
    }),
  );

  it('is known here', () => {
    expect(officeRoutes()).toEqual(expect.arrayContaining([...NAMED, '**']));
  });

  it.each(PARTS)(
    'is whole at 768 and 1440 px, light and dark, in both languages, and speaks to nobody else (part %i)',
    (part) =>
      house.journey(async ({ site, visitor }) => {
        const staff = await visitor();
        await office.letIn(staff);
        const { host } = new URL(site.baseUrl);
        const ways = seen.filter((_, nth) => nth % PARTS.length === part - 1);
        const faults: object[] = [];
        const lane = async (): Promise<void> => {
          const page = await staff.context().newPage();
          const heard = listenIn(page, host);
          await goAndSettle(page, '/admin/');
          for (let next = ways.shift(); next !== undefined; next = ways.shift()) {
            const [pageNo, route] = next;
            const address = addressOf(route, subjects);
            await (loaded.includes(next) ? goAndSettle : goWithinAndSettle)(page, address);
            const isTitled = (await page.title()) !== '';
            const found = await lookAtAllSides(page, WIDTHS_PX, pageNo);
            if (found.length > 0 || !isTitled) faults.push({ address, isTitled, found });
          }
          if (heard.complaints.length + heard.strangers.length > 0) faults.push(heard);
        };
        await Promise.all([lane(), lane()]);
        expect(faults).toEqual([]);
      }),
  );

  it('asks in dialogs without barriers, light and dark, in both languages', () =>
    house.journey(async ({ site, visitor }) => {
      const questions = await arrangeQuestions(site, office, subjects);
      const asked = await BackOffice.enter(site);
      const faults: unknown[] = [];
      const lane = async (dialogs: readonly OfficeDialog[], laneNo: number): Promise<void> => {
        const page = await visitor();
        const language = LANGUAGES[laneNo] ?? 'zh';
        await page.addInitScript((choice) => localStorage.setItem('haopai.language', choice), language);
        await asked.letIn(page);
        const own = dialogs.filter((_, index) => index % LANGUAGES.length === laneNo);
        for (const [dialogNo, dialog] of own.entries())
          faults.push(...(await searchDialog(page, dialog, dialogNo)));
      };
      const searchAll = (dialogs: readonly OfficeDialog[]): Promise<unknown> =>
        Promise.all(LANGUAGES.map((_, laneNo) => lane(dialogs, laneNo)));
      await searchAll(officeDialogs(questions));
      const said = { reference: '2026-0001', reason: '退到本人的银行卡' };
      await office.post(`settlement/refunds/${questions.refundNo}/outside`, said);
      await searchAll(DIALOGS_OF_OUTSIDE);
      expect(faults).toEqual([]);

      const page = await visitor();
      await asked.letIn(page);
      // What is said of the field that a press leaves draws no button away from under it.
      await goAndSettle(page, '/admin/staff/new');
      await page.getByTestId('username').fill('赵 敏');
      await page.getByTestId('add').click({ position: { x: 24, y: 4 }, delay: 100 });
      await page.locator('[data-testid=display-name][aria-invalid=true]').waitFor();

      await page.setViewportSize({ width: 768, height: 400 });
      await goAndSettle(page, '/admin/settlement/refunds');
      await page.getByTestId('take-back').click();
      await giveReason(page, '登记错了');
      await page.getByTestId('say-outside').waitFor();
      expect(await underAnnouncement(page)).toEqual([]);
    }));

  it('sends again what was given up, once, and leads to the record of it', () =>
    house.journey(async ({ site, visitor }) => {
      const page = await visitor();
      await office.letIn(page);
      await page.setViewportSize({ width: 768, height: 700 });
      await goAndSettle(page, '/admin/messages');
      await page.getByTestId(`choose-${subjects.deadLetterId}`).press('Space');
      await page.getByTestId('send-chosen').press('Enter');
      await (await reasonField(page)).fill('模板已审核通过');
      await page.getByTestId('reason-yes').press('Enter');
      const phone = new Phone(site.baseUrl, UNREACHED_MOBILE);
      await eventually(() => phone.texts(), [expect.stringContaining('密码已修改')]);
      await eventually(() => page.getByTestId(`message-${subjects.deadLetterId}`).count(), 0);
      // The button that asked is gone: whoever has no mouse is not sent to the top of everything.
      await eventually(() => page.evaluate(() => document.activeElement?.tagName), 'H1');
      const { items } = await office.get<Page<AuditEntryView>>('audit?subject=messages');
      expect(items).toMatchObject([
        { act: 'messages.sentAgain', after: { messageIds: [subjects.deadLetterId] } },
      ]);
    }));
});
