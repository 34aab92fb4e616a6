// A rolling upgrade in a storm: the site begins empty as the release before, is migrated, and one instance after the other is of this release.
import { setTimeout as sleep } from 'node:timers/promises';
import { blow, evenShares, inWords, OPENS_IN_MS, SIZES, UP_ALONE } from './blow';
import { type Check, claim, type Trial } from './check';

/** As docker/README.md says: engines first, one after the other, then doors. */
const IN_TURN = ['engine-1', 'engine-2', 'api-1', 'api-2'];
/** All lots are open, and bid on. */
const BEGINS_AFTER_MS = OPENS_IN_MS + 5_000;
/** The storm outlasts the round on a slow machine, too: so much longer than all instances took to come up at once. */
const STORM_TO_START = 5;
const STORM_MIN_S = 180;

/** On an empty database, for the release before cannot know a newer one. Its image was built beside this one (release-before.ts). */
export const upgrade: Check = {
  name: 'an upgrade from the release before goes round in a storm and nothing is lost',
  run: async (trial) => {
    const { site } = trial;
    await trial.leaveDb();
    await site.composeBefore(['down', '--volumes']);
    const startedAt = performance.now();
    await site.composeBefore(['up', '--detach', '--wait', '--no-build']);
    const startS = (performance.now() - startedAt) / 1_000;
    for (const service of IN_TURN)
      claim(await isOfReleaseBefore(trial, service), `${service} is of this release already`);

    let overAtMs = Infinity;
    const goRound = async (): Promise<void> => {
      await sleep(BEGINS_AFTER_MS);
      await site.compose(['run', '--rm', '--no-deps', '-T', 'migrate']);
      for (const service of IN_TURN) await site.compose([...UP_ALONE, service]);
      overAtMs = Date.now();
    };
    const seconds = String(Math.max(STORM_MIN_S, Math.ceil(startS * STORM_TO_START)));
    const blown = await blow(trial, goRound, { ...SIZES, HAOPAI_SECONDS: seconds });
    for (const service of IN_TURN)
      claim(!(await isOfReleaseBefore(trial, service)), `${service} is of the release before`);
    const after = blown.tries.filter(({ sentAtMs }) => sentAtMs > overAtMs).map(({ answer }) => answer);
    claim(after.length > 0, `the storm of ${seconds} s was over before the upgrade was`);
    const answered = after.filter(({ kind }) => kind !== 'unknown').length;
    claim(answered > 0, `no bid had an answer when all was of this release: ${JSON.stringify(after[0])}`);
    return `${inWords(blown)}, ${answered} answered when all was of this release; afterwards ${await evenShares(trial)}`;
  },
};

async function isOfReleaseBefore({ site }: Trial, service: string): Promise<boolean> {
  return (await site.inspect(service, '{{.Config.Image}}')).includes('before');
}
