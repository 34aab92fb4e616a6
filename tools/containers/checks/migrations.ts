// The database begins empty and is migrated once, before an instance starts; whoever migrates again finds nothing to do.
import { select } from '../../seed/rows';
import { type Check, claim } from './check';

export const migrations: Check = {
  name: 'migrations ran before the instances, and once',
  run: async (trial) => {
    const { site } = trial;
    const ended = await site.inspect('migrate', '{{.State.Status}} {{.State.ExitCode}}');
    claim(ended === 'exited 0', `migrate is ${ended}`);
    const again = await site.compose(['run', '--rm', '--no-deps', '-T', 'migrate']);
    claim(again.includes('the database is up to date'), `again it said ${again}`);
    const sql = 'SELECT COUNT(*) AS n FROM information_schema.tables WHERE table_schema = DATABASE()';
    const [tables = 0] = await select(await trial.db(), sql, [], (row) => Number(row.n));
    claim(tables > 30, `there are ${tables} tables`);
    return `${tables} tables; a second time it was up to date`;
  },
};
