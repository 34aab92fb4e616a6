// A visitor's way in by the same requests as the portal's forms, for journeys whose subject is what comes after. The forms themselves are
// filled in by two-citizens.spec.ts, every-page.spec.ts, practice.spec.ts and those of registration.
import type { LoginBody, ProofView } from '@haopai/contracts';
import type { APIResponse, Page } from 'playwright-core';
import { solveProof } from '../../../../tools/no-machine/solve-proof';
import type { Bidder } from './sale';
import { TRIES_AFTER_RESET } from './requests';

const addresses = new WeakMap<Page, string>();

/** Where a page reaches the site: also the origin that its requests must come from. */
export function rememberAddress(page: Page, baseUrl: string): void {
  addresses.set(page, baseUrl);
}

/** What the page opens from now on is opened by this citizen. */
export async function logInAs(
  page: Page,
  { username, password }: Pick<LoginBody, 'username' | 'password'>,
): Promise<void> {
  const work = await ask(page, 'auth/proofs', { purpose: 'password' });
  const shown = await solveProof((await work.json()) as ProofView);
  await ask(page, 'auth/login', { username, password, ...shown });
}

/** Into the room of an auction, for whoever is logged in. */
export async function enterRoomOf(
  page: Page,
  auctionId: number,
  { paddleNo, accessCode }: Pick<Bidder, 'paddleNo' | 'accessCode'>,
): Promise<void> {
  await ask(page, `auctions/${auctionId}/room`, { paddleNo, accessCode });
}

async function ask(page: Page, route: string, data: object): Promise<APIResponse> {
  const origin = addresses.get(page);
  if (origin === undefined) throw new Error('a page of no visitor');
  const answer = await page.request.post(`/api/v1/${route}`, {
    headers: { Origin: origin },
    data,
    maxRetries: TRIES_AFTER_RESET,
  });
  if (!answer.ok()) throw new Error(`${route} was refused: ${answer.status()} ${await answer.text()}`);
  return answer;
}
