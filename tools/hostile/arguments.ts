// The options of npm run hostile.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Crowd, CROWDS } from './crowds';

const INSTANCES_MAX = 9;
const SECONDS_MAX = 3_600;
const BIDDERS_MAX = 1_000;
const TIMES_MAX_MS = 60_000;

export interface HostileOptions {
  readonly crowds: readonly Crowd[];
  /** Of one phase. */
  readonly seconds: number;
  readonly bidders: number;
  /** Of what a crowd offers: 1 is all of it. */
  readonly share: number;
  readonly instances: number;
  /** One instance is killed in the middle of the last phase. */
  readonly kills: boolean;
  /** A p99 that is fine whatever it was in the quiet. */
  readonly p99Ms: number;
  /** A lot that ends later than this after its time has missed it. */
  readonly lateMs: number;
  /** Serves the portal too, and makes two bidders for people with browsers. */
  readonly hasPages: boolean;
  /** A site that runs already, with its database; null to start one. */
  readonly site: { readonly baseUrl: string; readonly mysqlUrl: string } | null;
  readonly jsonFile: string | null;
}

/** Throws on what it does not know. */
export function readHostileOptions(args: readonly string[]): HostileOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      crowds: { type: 'string' },
      seconds: { type: 'string', default: '20' },
      bidders: { type: 'string', default: '20' },
      share: { type: 'string', default: '1' },
      instances: { type: 'string', default: '1' },
      kill: { type: 'boolean', default: false },
      p99: { type: 'string', default: '60' },
      late: { type: 'string', default: '1000' },
      pages: { type: 'boolean', default: false },
      url: { type: 'string' },
      mysql: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const instances = number('instances', values.instances, 1, INSTANCES_MAX);
  if (values.kill && instances < 2)
    throw new Error('--kill wants --instances 2 or more: somebody must be left');
  return {
    crowds: crowdsOf(values.crowds),
    seconds: number('seconds', values.seconds, 1, SECONDS_MAX),
    bidders: number('bidders', values.bidders, 1, BIDDERS_MAX),
    share: number('share', values.share, 0.001, 10),
    instances,
    kills: values.kill,
    p99Ms: number('p99', values.p99, 1, TIMES_MAX_MS),
    lateMs: number('late', values.late, 1, TIMES_MAX_MS),
    hasPages: values.pages,
    site: siteOf(values.url, values.mysql),
    jsonFile: values.json === undefined ? null : path.resolve(values.json),
  };
}

/** In the order of the table, whatever the order in which they are named. */
function crowdsOf(list: string | undefined): readonly Crowd[] {
  if (list === undefined) return CROWDS;
  const ids = list.split(',').filter((id) => id !== '');
  const unknown = ids.filter((id) => !CROWDS.some((crowd) => crowd.id === id));
  if (unknown.length > 0) {
    const known = CROWDS.map(({ id, title }) => `  ${id.padEnd(4)} ${title}`).join('\n');
    throw new Error(`--crowds takes some of these, with commas, not ${unknown.join(', ')}:\n${known}`);
  }
  return CROWDS.filter(({ id }) => ids.includes(id));
}

function siteOf(url: string | undefined, mysqlUrl: string | undefined): HostileOptions['site'] {
  if (url === undefined && mysqlUrl === undefined) return null;
  if (url === undefined || mysqlUrl === undefined)
    throw new Error('--url and --mysql name one site: both or none');
  if (!URL.canParse(url)) throw new Error(`--url takes http://127.0.0.1:port, not ${url}`);
  return { baseUrl: new URL(url).origin, mysqlUrl };
}

function number(name: string, text: string, lowest: number, highest: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= lowest && value <= highest) return value;
  throw new Error(`--${name} takes a number from ${lowest} to ${highest}, not ${text}`);
}
