// Reads docs/manual-coverage.md and tells what it names that is not there. Rows may be unfinished only where they say what will finish them.
import { isThere, namedTests } from './named-tests';

export interface CoverageRow {
  readonly chapter: number;
  /** In our words. */
  readonly does: string;
  readonly pages: readonly string[];
  readonly endpoints: readonly string[];
  readonly tests: string;
  /** The part that is still to come; null when all is there. */
  readonly toCome: string | null;
}

/** What there is. */
export interface Site {
  readonly root: string;
  readonly pages: readonly string[];
  readonly endpoints: readonly string[];
}

const CELLS = 5;
const PARTS = [
  'fixed-price sale',
  'orders and deposits',
  'enrolment',
  'reservation',
  'practice',
  'back office',
];

export function coverageRows(text: string): readonly CoverageRow[] {
  return text.split(/^## /m).flatMap((section) => {
    const chapter = Number.parseInt(section, 10);
    const lines = section.split('\n').filter((line) => line.startsWith('|'));
    return Number.isNaN(chapter) ? [] : lines.slice(2).map((line) => readRow(chapter, line));
  });
}

/** None for a row of which all is there. */
export function faultsOf(row: CoverageRow, site: Site): readonly string[] {
  const { pages, endpoints, tests, toCome } = row;
  const named = namedTests(tests);
  return [
    ...pages.filter((page) => !site.pages.includes(page)).map((page) => `no page ${page}`),
    ...endpoints.filter((one) => !site.endpoints.includes(one)).map((one) => `no endpoint ${one}`),
    ...named.filter((test) => !isThere(site.root, test)).map((test) => `no test ${test.join(': ')}`),
    ...(toCome !== null && !PARTS.includes(toCome) ? [`no part ${toCome}`] : []),
    ...(toCome === null && (pages.length === 0 || named.length === 0) ? ['neither there nor to come'] : []),
  ];
}

function readRow(chapter: number, line: string): CoverageRow {
  const cells = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  const [section = '', does = '', pages = '', endpoints = '', tests = ''] = cells;
  if (cells.length !== CELLS || does === '' || Number.parseInt(section, 10) !== chapter)
    throw new Error(`not a row of chapter ${chapter}: ${line}`);
  const toCome = /^to come: ([^·]+)/.exec(tests)?.[1]?.trim() ?? null;
  return { chapter, does, pages: namesIn(pages), endpoints: namesIn(endpoints), tests, toCome };
}

function namesIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}
