// The operator's command makes the first administrator and the second, who come in through nginx with devices of theirs.
import { givenPassword, OfficeClient } from '../../office';
import { type Check, claim } from './check';

const FIRST = 'the_first';
const SECOND = 'the_second';

export const firstAdministrator: Check = {
  name: 'the first administrator comes by command and in by nginx',
  run: async (trial) => {
    const { site } = trial;
    // Word for word as the runbook has it, but for the files.
    const order = (username: string): string[] => {
      return ['run', '--rm', '-T', 'migrate', 'node', 'api/main.js', 'add-administrator', username];
    };
    const password = givenPassword(await site.compose(order(FIRST)));
    const again = await site.tryCompose(order(FIRST));
    claim(
      again.code !== 0 && again.said.includes('STAFF.USERNAME_TAKEN'),
      `a second time it said ${again.said}`,
    );
    const first = await OfficeClient.comeInFirst(site.baseUrl, { username: FIRST, password });
    // She alone adds nobody who could be the second of two.
    const given = { username: SECOND, password: givenPassword(await site.compose(order(SECOND))) };
    trial.admit(first, await OfficeClient.comeInFirst(site.baseUrl, given));
    return 'and a second one';
  },
};
