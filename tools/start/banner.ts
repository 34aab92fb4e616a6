// What a newcomer reads when everything runs: where to go, as whom, and what to try.
import { DEFAULT_COUNTDOWN_MS } from '@haopai/rules';
import { DEMO_PASSWORD, DEMO_STAFF, type DemoAuction, mobileOf, type Ticket } from '../seed';

export interface BannerFacts {
  readonly port: number;
  readonly logFile: string;
  readonly hasBots: boolean;
  readonly auctions: readonly DemoAuction[];
  readonly nowMs: number;
}

const MINUTE_MS = 60_000;

function ticketLine({ username, paddleNo, accessCode }: Ticket): string {
  return `    ${username.padEnd(10)}${DEMO_PASSWORD.padEnd(16)}${String(paddleNo).padEnd(10)}${accessCode}`;
}

function clockTime(ms: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: 'Asia/Shanghai',
  }).format(ms);
}

/** `in 48 s`, `in 12 min`, `now`. */
export function untilText(ms: number): string {
  if (ms <= 0) return 'now';
  return ms < 2 * MINUTE_MS ? `in ${Math.ceil(ms / 1000)} s` : `in ${Math.round(ms / MINUTE_MS)} min`;
}

/** The first to join; the manual's minute as countdown tells it from the quick one that fills the results. */
export function auctionToJoin(auctions: readonly DemoAuction[]): DemoAuction | undefined {
  return auctions.find(({ countdownMs }) => countdownMs >= DEFAULT_COUNTDOWN_MS);
}

/** The auction to join and with which tickets; nothing when there is none. */
export function demoLines({ auctions, nowMs }: Pick<BannerFacts, 'auctions' | 'nowMs'>): readonly string[] {
  const auction = auctionToJoin(auctions);
  if (auction === undefined) return [];
  return [
    '',
    `  ${auction.title} opens at ${clockTime(auction.startsAtMs)} Beijing time, ${untilText(auction.startsAtMs - nowMs)}.`,
    '',
    `    ${'user'.padEnd(10)}${'password'.padEnd(16)}${'paddle'.padEnd(10)}access code`,
    ...auction.people.map(ticketLine),
    '',
    '  Try it: log in as demo1 here and as demo2 in a private window, open the auction, enter the room',
    '  with paddle and access code, choose the same lot and outbid each other until the clock runs out.',
  ];
}

export function banner({ port, logFile, hasBots, auctions, nowMs }: BannerFacts): string {
  const url = `http://localhost:${port}`;
  const demo = demoLines({ auctions, nowMs });
  const bots = hasBots
    ? '  Bots bid on two lots of three and give way to people; npm start -- --no-bots leaves them out.'
    : '  The bots are off.';
  return [
    '',
    '  Haopai is open.',
    '',
    `    Portal    ${url}/`,
    `    Office    ${url}/admin/   codes for it: ${url}/dev/totp`,
    `    API       ${url}/api/docs`,
    `    Texts     ${url}/dev/sms   codes for phones; that of demo1 is ${mobileOf(1)}`,
    `    Log       ${logFile}`,
    ...demo,
    ...(demo.length > 0 ? [bots] : []),
    '',
    `  The back office knows ${DEMO_STAFF.map(({ username }) => username).join(', ')}, all with ${DEMO_PASSWORD}.`,
    '',
    '  Ctrl-C stops everything that was started and keeps the data.',
    '',
  ].join('\n');
}
