// The operator's command makes the first administrator, who comes in through nginx with a device and adds a second one.
import type { StaffAdded } from '@haopai/contracts';
import { givenPassword, OfficeClient } from '../../office';
import { type Check, claim } from './check';

const FIRST = 'the_first';
const SECOND = 'the_second';

export const firstAdministrator: Check = {
  name: 'the first administrator comes by command and in by nginx',
  run: async (trial) => {
    const { site } = trial;
    // Word for word as the runbook has it, but for the files.
    const order = ['run', '--rm', '-T', 'migrate', 'node', 'api/main.js', 'add-administrator', FIRST];
    const password = givenPassword(await site.compose(order));
    const again = await site.tryCompose(order);
    claim(
      again.code !== 0 && again.said.includes('STAFF.USERNAME_TAKEN'),
      `a second time it said ${again.said}`,
    );
    const first = await OfficeClient.comeInFirst(site.baseUrl, { username: FIRST, password });
    const added = await first.post<StaffAdded>('staff', {
      username: SECOND,
      displayName: SECOND,
      role: 'administrator',
    });
    const given = { username: SECOND, password: added.password };
    trial.admit(first, await OfficeClient.comeInFirst(site.baseUrl, given));
    return 'she added a second one';
  },
};
