// npm run storm on a real site: the Node driver's report and exit code, and k6's scripts, bundled, on stand-ins for k6's modules.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';
import { STEPS } from '../../load-tests/scenarios/arrive-and-bid.ts';
import { checkHistories, type LoadSale } from '../load';
import { openTestSite, type TestSite } from '../load/testing/test-site';
import { Gatherer } from './gatherer';
import { readTelling } from './k6-driver';
import type { StormReport } from './storm-report';
import type { LikeK6Report } from './testing/run-like-k6';
import { waitForSales } from './wait-for-sales';

const root = path.resolve(__dirname, '..', '..');
const SCRIPTS = ['storm', 'last-second', 'watchers', 'rest', 'soak', 'opening'];
const OUTPUT_MAX_BYTES = 64 * 1024 * 1024;

interface Ended {
  readonly code: number;
  readonly output: string;
}

describe('a storm', () => {
  let site: TestSite;

  beforeAll(async () => {
    site = await openTestSite('storm');
  });

  afterAll(() => site.close());

  async function runTool(
    program: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ): Promise<Ended> {
    const flags = ['--import', 'tsx', path.join(root, program), ...args];
    const options = {
      cwd: root,
      maxBuffer: OUTPUT_MAX_BYTES,
      env: {
        ...process.env,
        TSX_TSCONFIG_PATH: path.join(root, 'tools/tsconfig.json'),
        NODE_OPTIONS: '',
        ...env,
      },
    };
    try {
      return { code: 0, output: (await promisify(execFile)(process.execPath, flags, options)).stdout };
    } catch (error) {
      const {
        code = 1,
        stdout = '',
        stderr = '',
      } = error as { code?: number; stdout?: string; stderr?: string };
      return { code, output: stdout + stderr };
    }
  }

  const storm = (...args: readonly string[]): Promise<Ended> =>
    runTool('tools/storm/main.ts', [
      '--url',
      site.api.baseUrl,
      '--mysql',
      site.database.url,
      '--driver',
      'node',
      ...args,
    ]);

  it('of 30 bidders on 4 lots loses nothing, and reports it', async () => {
    const [jsonFile, htmlFile] = [path.join(site.folder, 'storm.json'), path.join(site.folder, 'storm.html')];
    const sizes = ['--bidders', '30', '--lots', '4', '--seconds', '8', '--watchers', '10'];
    const patience = ['--ack-p99', '20000', '--tick-p99', '20000'];
    const { code, output } = await storm(...sizes, ...patience, '--json', jsonFile, '--html', htmlFile);
    expect(output).toContain('All thresholds hold.');
    expect(code).toBe(0);
    const report = JSON.parse(readFileSync(jsonFile, 'utf8')) as StormReport;
    expect(report.check.findings).toEqual([]);
    expect(report.acknowledgements.count).toBe(report.check.accepted);
    // How many in eight seconds is the machine's affair.
    expect(report.acknowledgements.count).toBeGreaterThan(10);
    expect(report.refusedByCode['BID.TOO_LOW']).toBeGreaterThan(0);
    expect(report.repeated).toBeGreaterThan(0);
    expect(report.ticks.count).toBeGreaterThan(10);
    expect(report.series.length).toBeGreaterThanOrEqual(8);
    const page = readFileSync(htmlFile, 'utf8');
    const markup = page.replace(/(<script[^>]*>)[^]*?<\/script>/g, '$1');
    expect(markup).toContain('every acknowledged bid is in the journal');
    expect(/(?:src|href)=|url\(/.exec(markup)).toBeNull();
  });

  it('of citizens who arrive and go all the way to a first bid says how far they came', async () => {
    const jsonFile = path.join(site.folder, 'opening.json');
    const sizes = ['--scenario', 'opening', '--bidders', '8', '--lots', '2', '--seconds', '4'];
    const patience = ['--ack-p99', '20000', '--json', jsonFile];
    const { code, output } = await storm(...sizes, ...patience);
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toContain('the opening minute: 120 a minute arrive, 8 bid, 0 errors');
    const { opening, check } = JSON.parse(readFileSync(jsonFile, 'utf8')) as StormReport;
    expect(opening).toMatchObject({ arrived: 8, errors: 0 });
    expect(check.findings).toEqual([]);
    expect(check.accepted).toBeGreaterThan(0);
  });

  it('that misses a threshold says which, and ends with code 1', async () => {
    const sizes = ['--bidders', '4', '--lots', '1', '--seconds', '1', '--watchers', '0'];
    const { code, output } = await storm(...sizes, '--ack-p99', '0.001');
    expect(output).toContain('FAILED: acknowledgement p99');
    expect(code).toBe(1);
  });

  it('is as well driven by the scripts for k6: their tellings satisfy the checker, and their metrics are there', async () => {
    const saleFile = path.join(site.folder, 'sale.json');
    const sizes = ['--bidders', '8', '--lots', '2'];
    expect(await storm(...sizes, '--sale', saleFile)).toMatchObject({ code: 0 });
    const sale = JSON.parse(readFileSync(saleFile, 'utf8')) as LoadSale;
    const variables = { HAOPAI_SALE: saleFile, HAOPAI_TELL: 'on', HAOPAI_WATCHERS: '4', HAOPAI_SECONDS: '3' };
    const { code, output } = await runTool(
      'tools/storm/testing/run-like-k6.ts',
      ['load-tests/storm.ts'],
      variables,
    );
    expect(code).toBe(0);
    const { gatherer, report } = readConsole(output);
    const { journal, unsoldLotIds } = await waitForSales(site.database.pool, sale);
    const verdict = checkHistories(journal, gatherer.tries);
    expect(verdict.findings).toEqual([]);
    expect(unsoldLotIds).toEqual([]);
    expect(verdict.acknowledged).toBe(verdict.accepted);
    expect(report.added['haopai_ack_ms']?.length).toBeGreaterThanOrEqual(verdict.acknowledged);
    expect(report.added['haopai_tick_ms']?.length).toBeGreaterThan(0);
    expect(report.added['haopai_lost_bids']).toEqual([]);
    expect(report.thresholds).toMatchObject({
      haopai_lost_bids: ['count==0'],
      haopai_ack_ms: ['p(99)<=500'],
    });
  });

  it('of citizens is as well driven by the script for k6: cookies are kept, and each gets to a first bid', async () => {
    const saleFile = path.join(site.folder, 'opening-sale.json');
    const made = await storm('--scenario', 'opening', '--bidders', '4', '--lots', '1', '--sale', saleFile);
    expect(made).toMatchObject({ code: 0 });
    const variables = { HAOPAI_SALE: saleFile, HAOPAI_TELL: 'on', HAOPAI_SECONDS: '3' };
    const { code, output } = await runTool(
      'tools/storm/testing/run-like-k6.ts',
      ['load-tests/opening.ts'],
      variables,
    );
    expect(code).toBe(0);
    const { requests } = readConsole(output).gatherer;
    expect(requests.filter(({ hasSucceeded }) => !hasSucceeded)).toEqual([]);
    expect(requests.filter(({ name }) => name === STEPS.wholeWay)).toHaveLength(4);
  });

  it.each(SCRIPTS)(
    'has a script %s.ts that bundles and takes nothing but modules of k6 that are out of their trial',
    async (name) => {
      const { code, output } = await runTool('tools/storm/testing/print-k6-imports.ts', [
        `load-tests/${name}.ts`,
      ]);
      expect({ code, output }).toMatchObject({ code: 0 });
      const imports = JSON.parse(output) as readonly string[];
      expect(imports).toContain('k6/websockets');
      expect(imports.filter((id) => !/^k6\/(?!experimental)/.test(id))).toEqual([]);
    },
  );

  it('has no script that is not tried here', () => {
    const names = readdirSync(path.join(root, 'load-tests')).filter(
      (name) => name.endsWith('.ts') && name !== 'surroundings.ts',
    );
    expect(names.sort()).toEqual(SCRIPTS.map((name) => `${name}.ts`).sort());
  });
});

function readConsole(output: string): { readonly gatherer: Gatherer; readonly report: LikeK6Report } {
  const gatherer = new Gatherer();
  let report: LikeK6Report | null = null;
  for (const line of output.split('\n')) {
    const telling = readTelling(line);
    if (telling !== null) gatherer.hear(telling);
    if (line.startsWith('REPORT ')) report = JSON.parse(line.slice('REPORT '.length)) as LikeK6Report;
  }
  if (report === null) throw new Error(`no report in ${output.slice(-500)}`);
  return { gatherer, report };
}
