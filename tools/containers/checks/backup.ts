// Backed up while it works, its disk lost, restored into an empty volume: every event is there again, and the chain holds.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { select } from '../../seed/rows';
import { verifyJournal } from '../../verify-journal';
import { type Check, claim, isReady, type Trial } from './check';
import { storm } from './storms';

export const backup: Check = {
  name: 'a backup and its binlogs come back into an empty volume',
  run: async (trial) => {
    const { site } = trial;
    await site.order('backup');
    // What the dump does not know and only the binlogs have.
    await storm.run(trial);
    await site.order('backup', 'binlogs');
    const before = await count(trial);
    await trial.leaveDb();
    await loseDisk(trial);
    const said = await site.order('restore', 'newest');
    claim(said.includes(`restored: ${before.events} events`), said);
    const refused = await site.order('restore', 'newest').catch(String);
    claim(refused.includes('nothing was changed'), `a second time: ${refused}`);
    await isReady(trial, 'a restore that was refused');
    await goOnWhereItWasCutOff(trial);
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

/** Tables are missing, and the order's own mark is there, as when it is killed in the middle. */
async function goOnWhereItWasCutOff({ site }: Trial): Promise<void> {
  await site.compose(['stop', 'nginx', 'api-1', 'api-2', 'engine-1', 'engine-2']);
  writeFileSync(path.join(site.folder, 'restoring'), 'newest\n');
  for (const words of [['backup', 'binlogs'], ['start'], ['restore', 'newest', '--overwrite']]) {
    const refused = await site.order(...words).catch(String);
    claim(refused.includes('restore newest'), `${words.join(' ')} in the middle: ${refused}`);
  }
  await site.order('restore', 'newest');
  claim(!existsSync(path.join(site.folder, 'restoring')), 'its mark is left');
}

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
