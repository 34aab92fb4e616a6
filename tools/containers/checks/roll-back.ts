// Up to an image and back again by command; a release before that does not know the data says so before anything stops.
import { programImage } from '../shipped-images';
import { nameOf } from '../image-label';
import { type Check, claim, isReady, type Trial } from './check';

/** Of a release that is not there yet, and that takes something away. */
const OF_THE_NEXT = '9001-of-the-next';

export const rollBack: Check = {
  name: 'an upgrade and the way back are a command each, and no release opens data that it does not know',
  run: async (trial) => {
    const { site } = trial;
    const own = await site.inspect('api-2', '{{.Image}}');
    await makeTheNext(trial);
    try {
      await site.order('upgrade');
      const next = await site.inspect('api-2', '{{.Image}}');
      claim(next !== own, 'after an upgrade the same image runs');
      await site.order('roll-back');
      claim((await site.inspect('engine-1', '{{.Image}}')) === own, 'after the way back another image runs');
      claim((await site.inspect('api-2', '{{.Image}}')) === own, 'after the way back another image runs');
    } finally {
      await tag(trial, own);
    }
    await isRefused(trial);
    const again = await site.order('roll-back');
    claim(again.includes('opens the database as it is'), again);
    return 'there and back in turn; refused while the database is that of a newer release, and nothing had stopped';
  },
};

const imageName = ({ site, root }: Trial): string => nameOf(site.engine, programImage(root));

const tag = (trial: Trial, id: string): Promise<string> => trial.site.ask(['tag', id, imageName(trial)]);

/** The same program under another number. */
async function makeTheNext(trial: Trial): Promise<void> {
  const { site } = trial;
  await site.ask(['commit', '--pause=false', await site.idOf('api-2'), imageName(trial)]);
}

async function isRefused(trial: Trial): Promise<void> {
  const { site } = trial;
  const db = await trial.db();
  const rows = [OF_THE_NEXT, `${OF_THE_NEXT}/opens-since/${OF_THE_NEXT}`];
  await db.query('INSERT INTO schema_migrations (name, ran_at_ms) VALUES (?, 1), (?, 1)', rows);
  try {
    const back = await site.order('roll-back').catch(String);
    claim(back.includes(OF_THE_NEXT) && back.includes('Nothing was changed'), `the way back: ${back}`);
    await isReady(trial, 'after a way back that was refused');
    for (const command of [['migrate'], ['migrate', 'node', 'api/main.js']]) {
      const started = await site.tryCompose(['run', '--rm', '--no-deps', '-T', ...command]);
      claim(
        started.code !== 0 && started.said.includes(OF_THE_NEXT),
        `${command.join(' ')}: ${started.said}`,
      );
    }
  } finally {
    await db.query('DELETE FROM schema_migrations WHERE name IN (?, ?)', rows);
  }
}
