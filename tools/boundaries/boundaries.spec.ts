// Plants forbidden imports in a small tree of the workspace's shape and sees the real rules refuse each of them.
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..');
const cruiser = path.join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');

type Tree = Readonly<Record<string, string>>;
interface Violation {
  readonly from: string;
  readonly rule: string;
}
interface Report {
  readonly violations: readonly Violation[];
  /** Names of all that it goes by. */
  readonly rules: readonly string[];
}

const allowed: Tree = {
  'libs/rules/src/index.ts': 'export const fen = 1;\n',
  'libs/lot/src/index.ts':
    "import { createMachine } from 'xstate';\nimport { fen } from '@haopai/rules';\nexport const lot = [fen, createMachine];\n",
  'libs/orders/src/index.ts':
    "import { createMachine } from 'xstate';\nimport { fen } from '@haopai/rules';\nexport const order = [fen, createMachine];\n",
  'libs/contracts/src/index.ts': "import { fen } from '@haopai/rules';\nexport const wire = fen;\n",
  'libs/web-data/src/index.ts': "import { wire } from '@haopai/contracts';\nexport const data = wire;\n",
  'apps/api/src/auctions/public/index.ts': "export { list } from './auctions.store';\n",
  'apps/api/src/auctions/public/auctions.store.ts':
    "import { Op } from 'sequelize';\nexport const list = Op;\n",
  'apps/api/src/live/bidding/place-bid.ts':
    "import { lot } from '@haopai/lot';\nimport { list } from '../../auctions/public';\nexport const place = [lot, list];\n",
  'load-tests/storm.ts':
    "import http from 'k6/http';\nimport type { wire } from '@haopai/contracts';\nexport default (): typeof wire => http.get('/').status;\n",
  'libs/web-app/src/index.ts': "import { data } from '@haopai/web-data';\nexport const frame = data;\n",
  'apps/portal/src/main.ts':
    "import { data } from '@haopai/web-data';\nimport { frame } from '@haopai/web-app';\nexport const portal = [data, frame];\n",
  'apps/admin/src/main.ts':
    "import { data } from '@haopai/web-data';\nimport { frame } from '@haopai/web-app';\nexport const admin = [data, frame];\n",
};

/** Each file breaks one rule, and no other file here does. */
const forbidden: readonly { rule: string; file: string; text: string }[] = [
  {
    rule: 'rules-imports-nothing',
    file: 'libs/rules/src/upward.ts',
    text: "import { lot } from '@haopai/lot';\nexport const upward = lot;\n",
  },
  {
    rule: 'lot-imports-rules',
    file: 'libs/lot/src/sideways.ts',
    text: "import { wire } from '@haopai/contracts';\nexport const sideways = wire;\n",
  },
  {
    rule: 'contracts-import-rules',
    file: 'libs/contracts/src/sideways.ts',
    text: "import { lot } from '@haopai/lot';\nexport const sideways = lot;\n",
  },
  {
    rule: 'engine-imports-lot',
    file: 'libs/engine/src/sideways.ts',
    text: "import { wire } from '@haopai/contracts';\nexport const sideways = wire;\n",
  },
  {
    rule: 'engine-mysql-imports-the-engine',
    file: 'libs/engine-mysql/src/sideways.ts',
    text: "import { wire } from '@haopai/contracts';\nexport const sideways = wire;\n",
  },
  {
    rule: 'sealed-data-imports-nothing',
    file: 'libs/sealed-data/src/upward.ts',
    text: "import { fen } from '@haopai/rules';\nexport const upward = fen;\n",
  },
  {
    rule: 'web-data-imports-contracts',
    file: 'libs/web-data/src/upward.ts',
    text: "import { lot } from '@haopai/lot';\nexport const upward = lot;\n",
  },
  {
    rule: 'web-ui-imports-rules',
    file: 'libs/web-ui/src/sideways.ts',
    text: "import { wire } from '@haopai/contracts';\nexport const sideways = wire;\n",
  },
  {
    rule: 'api-imports-the-core',
    file: 'apps/api/src/live/bidding/shows-a-page.ts',
    text: "import { data } from '@haopai/web-data';\nexport const shows = data;\n",
  },
  {
    rule: 'texts-know-no-area',
    file: 'apps/api/src/texts/looks-up.ts',
    text: "import { list } from '../auctions/public';\nexport const looksUp = list;\n",
  },
  {
    rule: 'no-circular',
    file: 'libs/rules/src/first.ts',
    text: "import { second } from './second';\nexport const first = second;\n",
  },
  {
    rule: 'not-to-unresolvable',
    file: 'libs/rules/src/nowhere.ts',
    text: "import { gone } from './gone';\nexport const nowhere = gone;\n",
  },
  {
    rule: 'pure-core-no-node',
    file: 'libs/lot/src/reads-a-file.ts',
    text: "import { readFileSync } from 'node:fs';\nexport const reads = readFileSync;\n",
  },
  {
    rule: 'lot-and-orders-know-xstate-only',
    file: 'libs/lot/src/knows-the-database.ts',
    text: "import { createPool } from 'mysql2';\nexport const knows = createPool;\n",
  },
  {
    rule: 'lot-and-orders-know-xstate-only',
    file: 'libs/orders/src/knows-the-database.ts',
    text: "import { createPool } from 'mysql2';\nexport const knows = createPool;\n",
  },
  {
    rule: 'log-imports-nothing',
    file: 'libs/log/src/upward.ts',
    text: "import { fen } from '@haopai/rules';\nexport const upward = fen;\n",
  },
  {
    rule: 'record-imports-lot-and-log',
    file: 'libs/record/src/sideways.ts',
    text: "import { wire } from '@haopai/contracts';\nexport const sideways = wire;\n",
  },
  {
    rule: 'pure-core-imports-no-package',
    file: 'libs/log/src/takes-a-package.ts',
    text: "import { createPool } from 'mysql2';\nexport const takes = createPool;\n",
  },
  {
    rule: 'orders-import-rules',
    file: 'libs/orders/src/sideways.ts',
    text: "import { lot } from '@haopai/lot';\nexport const sideways = lot;\n",
  },
  {
    rule: 'sequelize-stays-in-stores',
    file: 'apps/api/src/live/bidding/query.ts',
    text: "import { Op } from 'sequelize';\nexport const query = Op;\n",
  },
  {
    rule: 'socket-io-stays-at-the-rim',
    file: 'apps/api/src/auctions/public/shout.ts',
    text: "import { Server } from 'socket.io';\nexport const shout = Server;\n",
  },
  {
    rule: 'api-areas-meet-at-their-index',
    file: 'apps/api/src/live/bidding/reach-in.ts',
    text: "import { list } from '../../auctions/public/auctions.store';\nexport const reach = list;\n",
  },
  {
    rule: 'platform-is-the-ground',
    file: 'apps/api/src/platform/http/looks-up.ts',
    text: "import { list } from '../../auctions/public';\nexport const looksUp = list;\n",
  },
  {
    rule: 'access-stands-on-the-platform',
    file: 'apps/api/src/access/sessions/looks-up.ts',
    text: "import { list } from '../../auctions/public';\nexport const looksUp = list;\n",
  },
  {
    rule: 'account-gathers-what-a-citizen-has',
    file: 'apps/api/src/access/account/looks-up.ts',
    text: "import { list } from '../../auctions/public';\nexport const looksUp = list;\n",
  },
  {
    rule: 'practice-knows-no-real-lot',
    file: 'apps/api/src/live/practice/sell.ts',
    text: "import { list } from '../../auctions/public';\nexport const sell = list;\n",
  },
  {
    rule: 'clock-wire-sockets-and-figures-know-no-lot-by-themselves',
    file: 'apps/api/src/live/wire/looks-up.ts',
    text: "import { list } from '../../auctions/public';\nexport const looksUp = list;\n",
  },
  {
    rule: 'portal-imports-the-web-libs',
    file: 'apps/portal/src/decide.ts',
    text: "import { lot } from '@haopai/lot';\nexport const decide = lot;\n",
  },
  {
    rule: 'admin-imports-the-web-libs',
    file: 'apps/admin/src/reach-over.ts',
    text: "import { portal } from '../../portal/src/main';\nexport const reach = portal;\n",
  },
  {
    rule: 'web-app-imports-the-web-libs',
    file: 'libs/web-app/src/decide.ts',
    text: "import { lot } from '@haopai/lot';\nexport const decide = lot;\n",
  },
  {
    rule: 'e2e-imports-tools-and-libs',
    file: 'apps/e2e/src/reach-inside.ts',
    text: "import { place } from '../../api/src/live/bidding/place-bid';\nexport const reach = place;\n",
  },
  {
    rule: 'tools-import-libs',
    file: 'tools/peek.ts',
    text: "import { place } from '../apps/api/src/live/bidding/place-bid';\nexport const peek = place;\n",
  },
  {
    rule: 'load-tests-run-in-k6',
    file: 'load-tests/scenarios/reads-a-file.ts',
    text: "import { readFileSync } from 'node:fs';\nexport const reads = readFileSync;\n",
  },
  {
    rule: 'load-tests-run-in-k6',
    file: 'libs/contracts/src/tick-forms.ts',
    text: "import { wire } from './index';\nexport const form = wire;\n",
  },
  {
    rule: 'load-tests-import-contracts',
    file: 'load-tests/scenarios/decide.ts',
    text: "import type { lot } from '@haopai/lot';\nexport type Decide = typeof lot;\n",
  },
];

/** Breaks no rule by itself: a circle is told once, of the file that it is entered by. */
const OTHER_HALF_OF_A_CIRCLE: Tree = {
  'libs/rules/src/second.ts': "import { first } from './first';\nexport const second: unknown = first;\n",
};

/** Cruises a tree of its own inside the workspace, where packages resolve, and no other check sees the planted files. */
function cruise(tree: Tree): Promise<Report> {
  mkdirSync(path.join(root, 'tmp'), { recursive: true });
  const folder = mkdtempSync(path.join(root, 'tmp', 'boundaries-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'package.json']) {
    copyFileSync(path.join(root, file), path.join(folder, file));
  }
  for (const [file, text] of Object.entries({ 'tools/empty.ts': 'export {};\n', ...tree })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const args = [
    cruiser,
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'apps',
    'libs',
    'load-tests',
    'tools',
  ];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 }, (_error, stdout, stderr) => {
      rmSync(folder, { recursive: true, force: true });
      try {
        const { summary } = JSON.parse(stdout) as {
          summary: {
            violations: { from: string; rule: { name: string } }[];
            ruleSetUsed: { forbidden: { name: string }[] };
          };
        };
        resolve({
          violations: summary.violations.map(({ from, rule }) => ({ from, rule: rule.name })),
          rules: summary.ruleSetUsed.forbidden.map(({ name }) => name),
        });
      } catch {
        reject(new Error(`the cruiser wrote no report: ${stderr}${stdout.slice(0, 500)}`));
      }
    });
  });
}

describe('import boundaries', () => {
  it('let through what the architecture allows', async () => {
    expect((await cruise(allowed)).violations).toEqual([]);
  }, 30_000);

  describe('refuse', () => {
    let found: Report;

    beforeAll(async () => {
      const planted = Object.fromEntries(forbidden.map(({ file, text }) => [file, text]));
      found = await cruise({ ...allowed, ...OTHER_HALF_OF_A_CIRCLE, ...planted });
    }, 30_000);

    it.each(forbidden)('$file by $rule', ({ file, rule }) => {
      expect(found.violations).toContainEqual({ from: file, rule });
    });

    it('something by every rule', () => {
      const planted = new Set(forbidden.map(({ rule }) => rule));
      expect(found.rules.length).toBeGreaterThan(20);
      expect(found.rules.filter((name) => !planted.has(name))).toEqual([]);
    });
  });
});
