// Spec files that start programs, and which of them npm test runs today: the main ways and what was changed each time, the others in turn, all at night.
import { globSync } from 'node:fs';
import path from 'node:path';
import { pathsUnseen } from './seen-whole';
import { turnsOf, type TurnsOf } from './turns';

/** As many days as it takes until each file has been run that a whole run has seen as it is; fewer where no whole run is known. */
export const WITHIN_DAYS = 14;
export const WITHIN_DAYS_UNTIL_SEEN = 4;

/**
 * Files and folders of spec files whose turn is every day, by project: the way of a bid and of a yuan from end to end, each once, the doors in
 * front of it, and what the site promises to everybody.
 */
export const EVERY_DAY: Readonly<Record<string, readonly string[]>> = {
  api: [
    ...[
      'live/bidding/live-sale',
      'live/bidding/proxy-bids',
      'live/bidding/two-instances',
      'live/bidding/ticks',
    ],
    ...['live/sockets/', 'live/engine/open-engine', 'live/control-room/control'],
    ...['auctions/enrolments/', 'auctions/drafts/drafts', 'auctions/stops/suspend'],
    ...['commerce/orders/', 'commerce/payments/take-notice', 'commerce/payments/start-payment'],
    ...['commerce/settlement/settlement', 'commerce/settlement/refund-with-plate'],
    ...['access/sessions/', 'access/citizens/accounts/', 'access/staff/log-in/', 'access/approvals/'],
    ...['communication/content/shipped', 'communication/content/install'],
    ...[
      'platform/database/migrations',
      'platform/idempotency/',
      'platform/lanes/',
      'platform/metrics/',
      'api-docs',
    ],
  ],
  tools: ['attack/', 'load/', 'verify-journal/', 'deployment/manifests'],
  e2e: [
    ...['alone/rain-of-bids', 'alone/kill-nine', 'pages/', 'bed/', 'against-the-clock/two-citizens'],
    'against-the-clock/the-back-office-runs-a-sale',
    ...['a-citizen-arrives', 'a-citizen-buys', 'every-page', 'every-office-page'].map(journey),
    ...['won-by-keyboard', 'passkeys'].map(journey),
  ],
};

/** Rooms that are gone through every day besides, where no whole run is known that has seen them. */
export const UNTIL_SEEN: Readonly<Record<string, readonly string[]>> = {
  api: [
    ...['live/bidding/', 'live/engine/', 'live/control-room/', 'auctions/stops/'],
    ...['commerce/payments/', 'commerce/settlement/', 'access/citizens/log-in/', 'platform/database/'],
  ],
  tools: ['chaos/chaos'],
  e2e: ['alone/', 'against-the-clock/', ...['no-answer', 'no-machine'].map(journey)],
};

function journey(name: string): string {
  return `journeys/${name}.spec.ts`;
}

/** Where a project's spec files stand, relative to its folder. */
const SOURCES: Readonly<Record<string, string>> = { api: 'src', tools: '.', e2e: 'src' };

interface Knowledge extends Pick<TurnsOf, 'isNight' | 'nowMs'> {
  /** What this run sees is written down: as a whole, where none is known. */
  readonly isRecorded?: boolean;
  /** Paths that no whole run has seen as they are; null where none is known. */
  readonly unseen?: ReadonlySet<string> | null;
}

/** Whose turn is another day: relative to the root, in the order of their names. None of a project that is not named above. */
export function filesOfAnotherDay(
  root: string,
  project: string,
  folder: string,
  {
    unseen = pathsUnseen(root, project),
    isRecorded = process.env.HAOPAI_RECORD === '1',
    ...when
  }: Knowledge = {},
): readonly string[] {
  const everyDay = EVERY_DAY[project];
  if (everyDay === undefined || (isRecorded && unseen === null)) return [];
  const starts = [...everyDay, ...(unseen === null ? (UNTIL_SEEN[project] ?? []) : [])];
  const withinDays = unseen === null ? WITHIN_DAYS_UNTIL_SEEN : WITHIN_DAYS;
  const source = path.join(folder, SOURCES[project] ?? '.');
  const inTurn = filesWithServices(root, project, folder).filter(
    (file) => !starts.some((start) => file.startsWith(start)),
  );
  const today = new Set(turnsOf(inTurn, { byDay: Math.ceil(inTurn.length / withinDays), ...when }));
  return inTurn
    .filter((file) => !today.has(file))
    .map((file) => path.join(source, file))
    .filter((file) => unseen === null || !isUnseen(file, unseen));
}

/** It, or something beside it that is no other spec: a spec of a room stands in the room's folder. */
function isUnseen(file: string, unseen: ReadonlySet<string>): boolean {
  const room = path.dirname(file);
  return [...unseen].some(
    (changed) => changed === file || (path.dirname(changed) === room && !changed.endsWith('.spec.ts')),
  );
}

/** Those that roll dice are run each time. Relative to the project's sources. */
export function filesWithServices(root: string, project: string, folder: string): readonly string[] {
  const pattern = project === 'tools' ? '**/*.integration.spec.ts' : '**/*.spec.ts';
  return globSync(pattern, { cwd: path.join(root, folder, SOURCES[project] ?? '.') })
    .filter((file) => !file.endsWith('.seeded.spec.ts'))
    .sort();
}
