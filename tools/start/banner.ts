// What a newcomer reads when everything runs: where to go, as whom, and what to try.
import { DEFAULT_COUNTDOWN_MS } from '@haopai/rules';
import { DEMO_PASSWORD, DEMO_STAFF, type DemoAuction, mobileOf, type Ticket } from '../seed';

export interface BannerFacts {
  readonly port: number;
  readonly logFile: string;
  /** Null where none was started here. */
  readonly witness: string | null;
  readonly hasBots: boolean;
  readonly auctions: readonly DemoAuction[];
  readonly nowMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Told in minutes, and of the same day. */
const SOON_MS = 2 * HOUR_MS;

const dayInBeijing = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

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

/** Nothing for what is soon or of the same day, by Beijing’s days. */
function dayText(ms: number, nowMs: number): string {
  const [day, today, tomorrow] = [ms, nowMs, nowMs + DAY_MS].map((atMs) => dayInBeijing.format(atMs));
  if (ms - nowMs < SOON_MS || day === today) return '';
  return day === tomorrow ? 'tomorrow ' : `on ${day} `;
}

/** `in 48 s`, `in 12 min`, `in 20 h`. */
export function untilText(ms: number): string {
  if (ms < 2 * MINUTE_MS) return `in ${Math.ceil(ms / 1000)} s`;
  return ms < SOON_MS ? `in ${Math.round(ms / MINUTE_MS)} min` : `in ${Math.round(ms / HOUR_MS)} h`;
}

/** The manual's minute as countdown tells it from the quick one that fills the results. */
function isToJoin({ countdownMs }: DemoAuction): boolean {
  return countdownMs >= DEFAULT_COUNTDOWN_MS;
}

/** The first to join. */
export function auctionToJoin(auctions: readonly DemoAuction[]): DemoAuction | undefined {
  return auctions.find(isToJoin);
}

function auctionLine({ title, startsAtMs }: DemoAuction, nowMs: number): string {
  const when =
    startsAtMs <= nowMs
      ? `live since ${clockTime(startsAtMs)}`
      : `opens ${dayText(startsAtMs, nowMs)}at ${clockTime(startsAtMs)}, ${untilText(startsAtMs - nowMs)}`;
  return `    ${title.padEnd(16)}${when}`;
}

/** The auctions to join, with which tickets, and how to get another; nothing when there is none. */
export function demoLines({ auctions, nowMs }: Pick<BannerFacts, 'auctions' | 'nowMs'>): readonly string[] {
  const auction = auctionToJoin(auctions);
  if (auction === undefined) return [];
  return [
    '',
    '  Auctions, in Beijing time; the next one opens while the one before it ends:',
    '',
    ...auctions.filter(isToJoin).map((one) => auctionLine(one, nowMs)),
    '',
    `  For ${auction.title}; those of the others stand under My auctions (我的竞买), where one press enters the room:`,
    '',
    `    ${'user'.padEnd(10)}${'password'.padEnd(16)}${'paddle'.padEnd(10)}access code`,
    ...auction.people.map(ticketLine),
    '',
    '  Two people: log in as demo1 here and as demo2 in a private window, choose the same lot, and outbid each',
    '  other until the clock runs out. There is always one live and one in ten minutes, however long this runs.',
  ];
}

/** Where the public log is read, and who else signs it. */
export function recordLine(url: string, witness: string | null): string {
  return `    Record    ${url}/log/checkpoint${witness === null ? '' : `   signed by the witness ${witness}, too`}`;
}

export function banner({ port, logFile, witness, hasBots, auctions, nowMs }: BannerFacts): string {
  const url = `http://localhost:${port}`;
  const demo = demoLines({ auctions, nowMs });
  const bots = hasBots
    ? '  Bots bid on two lots of three and give way to people; npm start -- --no-bots leaves them out.'
    : '  The bots are off.';
  return [
    '',
    '  Haopai is open. Bid in one minute:',
    '',
    `    ${url}/practice   press 开始练习 (Start practice): no account, and the page says what to press next`,
    `    ${url}/login   or at once for real: demo1 with ${DEMO_PASSWORD}, then 进入竞买大厅 (Enter the room), a plate, 出价 (Bid)`,
    '',
    `    Portal    ${url}/`,
    `    Office    ${url}/admin/   codes for it: ${url}/dev/totp`,
    `    API       ${url}/api/docs`,
    `    Texts     ${url}/dev/sms   codes for phones; that of demo1 is ${mobileOf(1)}`,
    recordLine(url, witness),
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
