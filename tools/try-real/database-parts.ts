// The parts that run on a database, each made of suites that npm test has, too.
import type { PartName } from './arguments';
import type { Databases } from './databases';
import { type Ending, endingOf, type Note, notTried } from './part';
import { runSuite, type SuiteRun } from './suite';

export const DATABASE_PARTS = [
  'migrations',
  'integration',
  'chaos',
  'restore',
] as const satisfies readonly PartName[];
export type DatabasePart = (typeof DATABASE_PARTS)[number];

const SUITES: Readonly<Record<DatabasePart, readonly SuiteRun[]>> = {
  migrations: [
    { project: 'api', suite: 'integration', files: ['apps/api/src/platform/database/migrations.spec.ts'] },
  ],
  integration: [
    { project: 'engine-mysql', suite: 'integration', files: [] },
    { project: 'api', suite: 'integration', files: [] },
    { project: 'api', suite: 'integration-seeded', files: [] },
  ],
  chaos: [{ project: 'tools', suite: 'integration', files: ['tools/chaos/chaos.integration.spec.ts'] }],
  restore: [
    { project: 'tools', suite: 'integration', files: ['tools/deployment/backup.integration.spec.ts'] },
  ],
};
/** They start servers of their own and end them without a word. */
const KILLS: readonly DatabasePart[] = ['chaos', 'restore'];

export async function tryDatabase(
  root: string,
  part: DatabasePart,
  databases: Databases | null,
  note: Note,
): Promise<Ending> {
  if (databases === null) return notTried('HAOPAI_TEST_MYSQL_URL, or Docker’s engine');
  const { server, env, envOfOwn, way } = databases;
  const isKilling = KILLS.includes(part);
  const surroundings = isKilling ? envOfOwn : env;
  if (surroundings === null)
    return notTried(
      `servers that it may kill: ${server.series} on the PATH, or Docker’s engine for MySQL 8.4`,
    );
  const title = `${server.product} ${server.version}, ${isKilling ? 'servers of its own' : way}`;
  return endingOf(title, async () => {
    const said: string[] = [];
    for (const suite of SUITES[part]) said.push(await runSuite(root, suite, surroundings, note));
    return said.join('\n');
  });
}
