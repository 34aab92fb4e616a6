// One of each thing that pages of the back office are of: a draft, a sale to settle, a plate, an order, a comparison, and their people.
import type {
  AdminArticleHead,
  AdminAuctionView,
  AdminEnrolmentView,
  Page,
  PictureView,
  WinnerView,
} from '@haopai/contracts';
import { databaseNowMs, HOME_REGION } from '../../../../tools/seed';
import { aClaim } from './a-claim';
import type { BackOffice } from './back-office';
import { eventually } from './eventually';
import { aSaleToSettle } from './finished-sale';
import { arrangeSale } from './sale';
import type { SaleSite } from './sale-site';
import { leaveMessages } from './undelivered';

const DAY_MS = 24 * 3_600_000;
const PLATES = { ofDraft: '浙G20990', ofStock: '浙G20991' };
/** One pixel each, as WebP: with loss, and without. */
const PICTURES = [
  'UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA',
  'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==',
];
const dayInBeijing = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

export interface OfficeSubjects {
  readonly draftId: number;
  readonly soldId: number;
  readonly comingId: number;
  readonly plateId: number;
  readonly articleId: number;
  readonly runId: number;
  readonly staffId: number;
  readonly citizenId: number;
  readonly orderNo: string;
  readonly claimId: number;
  readonly deadLetterId: number;
}

export async function arrangeSubjects(site: SaleSite, office: BackOffice): Promise<OfficeSubjects> {
  const nowMs = await databaseNowMs(site.db);
  const today = dayInBeijing.format(nowMs);
  const [sold, coming, draftId, plate, articles, staff] = await Promise.all([
    aSaleToSettle(site),
    arrangeSale(site.db, { opensInMs: DAY_MS }),
    aDraft(office, nowMs + DAY_MS),
    office.post<{ id: number }>('stock/plates', {
      ...{ plateNumber: PLATES.ofStock, region: HOME_REGION, isPersonalised: false, priceFen: 880_000 },
    }),
    office.get<Page<AdminArticleHead>>('articles'),
    office.get<readonly { id: number }[]>('staff'),
  ]);
  await Promise.all([picturesOfWhichOneIsUsed(office), askForSteps(office)]);
  const soldId = sold.auctionId;
  const winners = () => office.get<Page<WinnerView>>(`settlement/auctions/${soldId}/winners`);
  await eventually(async () => (await winners()).total, 1);
  const bidders = await office.get<Page<AdminEnrolmentView>>(`auctions/${soldId}/enrolments`);
  const days = { fromDay: today, toDay: today };
  const run = await office.post<{ id: number }>('settlement/reconciliations', days);
  return {
    ...{ draftId, soldId, comingId: coming.auctionId, plateId: plate.id, runId: run.id },
    articleId: first(articles.items).id,
    staffId: first(staff).id,
    citizenId: first(bidders.items).citizenId,
    orderNo: first(bidders.items).orderNo ?? '',
    claimId: await aClaim(site.baseUrl, first(sold.bidders)),
    deadLetterId: await leaveMessages(site),
  };
}

async function aDraft(office: BackOffice, startsAtMs: number): Promise<number> {
  const { id, version } = await office.post<AdminAuctionView>('auctions', {
    ...{ title: '2099年第1期', startsAtMs, staggerMs: 0, depositFen: 200_000, sharesMax: 10, paymentDays: 5 },
    ...{ firstBidMs: 300_000, countdownMs: 60_000, ladderFen: [100_000, 200_000], pickUpText: '' },
  });
  const lots = [{ plateNumber: PLATES.ofDraft, region: HOME_REGION, startPriceFen: 500_000 }];
  await office.post(`auctions/${id}/lots`, { version, lots });
  return id;
}

/** So that something waits for a colleague's approval. */
async function askForSteps(office: BackOffice): Promise<void> {
  const steps = [{ upToFen: null, permission: 'content.edit', people: 2 }];
  await office.put('approval-steps/article', { version: 0, steps, reason: '按内部制度' });
}

async function picturesOfWhichOneIsUsed(office: BackOffice): Promise<void> {
  const [used] = await Promise.all(
    PICTURES.map((picture) =>
      office.upload<PictureView>('pictures', Buffer.from(picture, 'base64'), 'image/webp'),
    ),
  );
  const words = { title: '冬季办公时间', summary: '提前下班', markdown: `![](${used?.address})` };
  await office.post('articles', {
    ...{ slug: 'with-a-picture', kind: 'announcement', texts: { zh: words, en: words } },
  });
}

function first<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new Error('there is none');
  return item;
}
