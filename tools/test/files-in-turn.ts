// Spec files that start programs, and which of them npm test runs today: the main ways each time, the others in turn, all of them at night.
import { globSync } from 'node:fs';
import path from 'node:path';
import { turnsOf, type TurnsOf } from './turns';

/** As many days as it takes until each file has been run. */
export const WITHIN_DAYS = 4;

/** Files and folders of spec files whose turn is every day, by project: what a bid and a yuan pass through, and what the site promises to everybody. */
export const EVERY_DAY: Readonly<Record<string, readonly string[]>> = {
  api: [
    ...['live/bidding/', 'live/sockets/', 'live/engine/', 'live/control-room/'],
    ...['auctions/enrolments/', 'auctions/drafts/drafts', 'auctions/stops/'],
    ...['commerce/orders/', 'commerce/payments/', 'commerce/settlement/'],
    ...['access/sessions/', 'access/citizens/log-in/', 'access/staff/log-in/', 'access/approvals/'],
    ...['communication/content/shipped', 'communication/content/install'],
    ...['platform/database/', 'platform/idempotency/', 'platform/lanes/', 'platform/metrics/', 'api-docs'],
  ],
  tools: ['attack/', 'chaos/chaos', 'load/', 'verify-journal/', 'deployment/manifests'],
  e2e: [
    ...['alone/', 'pages/', 'bed/', 'against-the-clock/'],
    ...['a-citizen-arrives', 'a-citizen-buys', 'every-page', 'every-office-page', 'no-answer'].map(journey),
    ...['won-by-keyboard', 'no-machine', 'passkeys'].map(journey),
  ],
};

function journey(name: string): string {
  return `journeys/${name}.spec.ts`;
}

/** Where a project's spec files stand, relative to its folder. */
const SOURCES: Readonly<Record<string, string>> = { api: 'src', tools: '.', e2e: 'src' };

/** Whose turn is another day: relative to the root, in the order of their names. None of a project that is not named above. */
export function filesOfAnotherDay(
  root: string,
  project: string,
  folder: string,
  when: Pick<TurnsOf, 'isNight' | 'nowMs'> = {},
): readonly string[] {
  const everyDay = EVERY_DAY[project];
  if (everyDay === undefined) return [];
  const inTurn = filesWithServices(root, project, folder).filter(
    (file) => !everyDay.some((start) => file.startsWith(start)),
  );
  const today = new Set(turnsOf(inTurn, { byDay: Math.ceil(inTurn.length / WITHIN_DAYS), ...when }));
  return inTurn
    .filter((file) => !today.has(file))
    .map((file) => path.join(folder, SOURCES[project] ?? '.', file));
}

/** Those that roll dice are run each time. Relative to the project's sources. */
export function filesWithServices(root: string, project: string, folder: string): readonly string[] {
  const pattern = project === 'tools' ? '**/*.integration.spec.ts' : '**/*.spec.ts';
  return globSync(pattern, { cwd: path.join(root, folder, SOURCES[project] ?? '.') })
    .filter((file) => !file.endsWith('.seeded.spec.ts'))
    .sort();
}
