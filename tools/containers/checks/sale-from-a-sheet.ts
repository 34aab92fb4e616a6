// A sale as an office makes it: a spreadsheet with a picture in it through nginx, a picture for articles, a second person's word, two browsers, sold.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  AdminAuctionView,
  AuctionResult,
  LotView,
  Page,
  PictureView,
  SheetCheck,
  UsualTerms,
} from '@haopai/contracts';
import writeXlsxFile from 'write-excel-file/node';
import { databaseNowMs, ensureRegions } from '../../seed';
import { type Check, claim, eventually, type Trial } from './check';
import { outbidInBrowsers } from './two-browsers';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Time to import, to publish and to log bidders in. */
const STARTS_IN_MS = 60_000;
const FIRST_BID_MS = 60_000;
/** Longer than two pages on a busy machine need for a turn. */
const COUNTDOWN_MS = 20_000;
const LOTS = 3;
const START_YUAN = 5_000;
const BIDS = 8;
const PATIENCE_MS = 240_000;

export const saleFromASheet: Check = {
  name: 'an auction from a spreadsheet with pictures is published by another, and its lot is bid on in two browsers until it is sold',
  run: async (trial) => {
    const picture = readFileSync(path.join(trial.root, 'docs', 'images', 'bidding-page.png'));
    await showsPicture(trial, picture);
    const auctionId = await isPrepared(trial, picture);
    const lots = await lotsOf(trial, auctionId);
    const price = await outbidInBrowsers(trial, { auctionId, lotId: at(lots, 0).lotId, bids: BIDS });
    await eventually(PATIENCE_MS, () => isSold(trial, auctionId, price));
    return `${lots.length} lots of ${Math.ceil(picture.length / 1_000)} kB of sheet; two browsers pressed ${BIDS} bids; sold for ${price / 100} yuan`;
  },
};

/** Larger than what nginx lets in elsewhere. */
async function showsPicture(trial: Trial, picture: Buffer): Promise<void> {
  const { address } = await trial.office(0).upload<PictureView>('pictures', picture, 'image/png');
  const shown = await fetch(`${trial.site.baseUrl}${address}`);
  const type = shown.headers.get('content-type') ?? '';
  claim(shown.ok && type.startsWith('image/'), `${address} was answered ${shown.status} ${type}`);
}

/** Returns the auction's id. */
async function isPrepared(trial: Trial, picture: Buffer): Promise<number> {
  const [office, other] = [trial.office(0), trial.office(1)];
  await ensureRegions(await trial.db());
  const usual = await office.get<UsualTerms>('auction-terms');
  const draft = await office.post<AdminAuctionView>('auctions', {
    ...usual,
    ...{ title: '2026年第12期', pickUpText: '', firstBidMs: FIRST_BID_MS, countdownMs: COUNTDOWN_MS },
    startsAtMs: (await databaseNowMs(await trial.db())) + STARTS_IN_MS,
  });
  const sheet = await sheetWith(picture);
  claim(sheet.length > 64 * 1024, `the sheet has ${sheet.length} bytes only`);
  const route = `auctions/${draft.id}/sheet`;
  const checked = await office.upload<SheetCheck>(`${route}/check`, sheet, XLSX);
  claim(
    checked.faultCount === 0 && checked.lineCount === LOTS,
    `the sheet was found ${JSON.stringify(checked)}`,
  );
  const filled = await office.upload<AdminAuctionView>(`${route}?version=${draft.version}`, sheet, XLSX);
  await other.post(`auctions/${draft.id}/publish`, { version: filled.version });
  return draft.id;
}

function sheetWith(picture: Buffer): Promise<Buffer> {
  const headings = ['号牌', '颜色', '个性化', '证件所在地', '起价（元）'];
  const lots = Array.from({ length: LOTS }, (_, index) => [
    `浙G${71_301 + index}`,
    ...['蓝', '是', '婺城区'],
    START_YUAN,
  ]);
  const image = {
    content: picture,
    contentType: 'image/png',
    ...{ width: 240, height: 160, dpi: 96 },
    anchor: { row: 6, column: 1 },
  };
  return writeXlsxFile([headings, ...lots], { images: [image] }).toBuffer();
}

async function lotsOf({ site }: Trial, auctionId: number): Promise<readonly LotView[]> {
  const answer = await fetch(`${site.baseUrl}/api/v1/auctions/${auctionId}/lots`);
  const { items } = (await answer.json()) as Page<LotView>;
  claim(items.length === LOTS, `the auction has ${items.length} lots`);
  return items;
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`there are ${items.length} only`);
  return item;
}

async function isSold({ site }: Trial, auctionId: number, priceFen: number): Promise<void> {
  const answer = await fetch(`${site.baseUrl}/api/v1/results/${auctionId}`);
  const said = await answer.text();
  claim(answer.ok, `the results were answered ${answer.status} ${said}`);
  const { sold, totalFen } = JSON.parse(said) as AuctionResult;
  claim(sold === 1 && totalFen === priceFen, `${sold} sold, for ${totalFen} fen`);
}
