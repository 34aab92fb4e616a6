// The way through the site of which the manual has pictures, from a newcomer to a bidder.
import { setTimeout as sleep } from 'node:timers/promises';
import { mobileOf } from '../seed';
import type { Album } from './camera';
import type { DemoSale } from './demo-sale';
import { lookThroughAccount } from './scenes/account';
import { bid, bidOnPhone, enterRoom, findAuction, loseTheLine, seeMine } from './scenes/auction';
import { beginRecovery, logInByPassword, logInBySms } from './scenes/log-in';
import { arriveAtHome, readGuides, readResults } from './scenes/reading';
import { beginAsOrganisation, registerPerson } from './scenes/registration';
import type { Visit } from './visit';

/** Of the demo's people, one for each language: who bids here, and who asks for a new password. */
const BIDDER_NOS = [1, 2];
const FORGETFUL_NOS = [3, 4];
/** Until bots have bid on the first lots. */
const LIVELY_AFTER_MS = 15_000;
const RESULT_PATIENCE_MS = 180_000;
const LOOK_AGAIN_AFTER_MS = 1_000;

export async function takePictures(visit: Visit, sale: DemoSale): Promise<Album> {
  const scene = sale.scenes[visit.language];
  const newcomer = await registerPerson(visit);
  await beginAsOrganisation(visit);
  await logInByPassword(visit);
  await beginRecovery(visit, mobileOf(visit.own(FORGETFUL_NOS)));
  await lookThroughAccount(visit, newcomer);
  await newcomer.context().close();
  await readGuides(visit);

  const loggedIn = await logInBySms(visit, mobileOf(visit.own(BIDDER_NOS)));
  const bidder = await visit.moveTo('desktop', loggedIn);
  await enterRoom(visit, bidder, scene);
  await sleep(Math.max(0, sale.auction.startsAtMs - Date.now()));
  await bid(visit, bidder, scene);
  await bidOnPhone(visit, bidder, scene);
  await loseTheLine(visit, bidder, scene);
  await sleep(Math.max(0, sale.auction.startsAtMs + LIVELY_AFTER_MS - Date.now()));
  await seeMine(visit, bidder);
  await (await arriveAtHome(visit)).context().close();
  await findAuction(visit, bidder);
  await Promise.all([loggedIn, bidder].map((page) => page.context().close()));

  await waitForResult(visit.baseUrl, sale.quickAuctionId);
  await readResults(visit, sale.quickAuctionId);
  return visit.camera.album;
}

async function waitForResult(baseUrl: string, auctionId: number): Promise<void> {
  const untilMs = Date.now() + RESULT_PATIENCE_MS;
  while (Date.now() < untilMs) {
    if ((await fetch(`${baseUrl}/api/v1/results/${auctionId}`)).ok) return;
    await sleep(LOOK_AGAIN_AFTER_MS);
  }
  throw new Error('the auction of the bots does not end');
}
