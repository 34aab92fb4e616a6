// Backed up while it works, its disk lost, restored into an empty volume: every event is there again, and the chain holds.
import { select } from '../../seed/rows';
import { verifyJournal } from '../../verify-journal';
import { type Check, claim, type Trial } from './check';
import { storm } from './storms';

/** As docker/README.md says. */
const INSTANCES = ['nginx', 'api-1', 'api-2', 'engine-1', 'engine-2'];

export const backup: Check = {
  name: 'a backup and its binlogs come back into an empty volume',
  run: async (trial) => {
    const { site } = trial;
    const run = ['run', '--rm', '-T', 'backup'];
    await site.compose(run);
    // What the dump does not know and only the binlogs have.
    await storm.run(trial);
    await site.compose([...run, '/haopai/backup.sh', 'binlogs']);
    const before = await count(trial);
    await trial.leaveDb();
    await site.compose(['stop', ...INSTANCES]);
    await loseDisk(trial);
    const said = await site.compose([...run, '/haopai/restore.sh', 'newest']);
    claim(said.includes(`restored: ${before.events} events`), said);
    const refused = await site.tryCompose([...run, '/haopai/restore.sh', 'newest']);
    claim(
      refused.code !== 0 && refused.said.includes('nothing was changed'),
      `a second time: ${refused.said}`,
    );
    await site.compose(['up', '--detach', '--wait', '--no-build']);
    const after = await count(trial);
    claim(
      after.events >= before.events && after.citizens === before.citizens,
      JSON.stringify({ before, after }),
    );
    const { findings } = await verifyJournal(await trial.db());
    claim(findings.length === 0, JSON.stringify(findings.slice(0, 5)));
    return `${before.events} events and ${before.citizens} citizens came back, and the site is open again`;
  },
};

async function loseDisk({ site }: Trial): Promise<void> {
  const template = '{{range .Mounts}}{{if eq .Destination "/var/lib/mysql"}}{{.Name}}{{end}}{{end}}';
  const volume = await site.inspect('mysql', template);
  await site.compose(['rm', '--stop', '--force', 'mysql']);
  await site.ask(['volume', 'rm', volume]);
  await site.compose(['up', '--detach', '--wait', '--no-build', 'mysql']);
}

export async function count(trial: Trial): Promise<{ readonly events: number; readonly citizens: number }> {
  const sql =
    'SELECT (SELECT COUNT(*) FROM lot_events) AS events, (SELECT COUNT(*) FROM citizens) AS citizens';
  const [row] = await select(await trial.db(), sql, [], ({ events, citizens }) => ({
    events: Number(events),
    citizens: Number(citizens),
  }));
  return row ?? { events: 0, citizens: 0 };
}
