// The operator's command for staff: an administrator for a site that has nobody who could add one.
import { userInfo } from 'node:os';
import type { Config } from '../../platform/config';
import { RefusalError } from '../../platform/errors';
import type { ProgramLog } from '../../platform/logging';
import { AddAdministrator } from '../staff';
import { besideOpenSite, type CommandAnswer } from './beside-open-site';

const USAGE: readonly string[] = ['add-administrator <user name> [name on screens]'];
const NAME_LENGTH_MAX = 100;

export function addAdministratorCommand(
  config: Config,
  log: ProgramLog,
  [username, name, ...more]: readonly string[],
): Promise<CommandAnswer> {
  const displayName = name ?? username ?? '';
  if (username === undefined || more.length > 0 || displayName === '' || displayName.length > NAME_LENGTH_MAX)
    return Promise.resolve({ lines: USAGE, isDone: false });
  return besideOpenSite(config, log, async (app) => {
    const added = await app.get(AddAdministrator).execute(username, displayName, userInfo().username);
    if (added instanceof RefusalError)
      return { lines: [`${added.code} ${JSON.stringify(added.data)}`], isDone: false };
    const { staff, password } = added;
    return {
      lines: [
        `${staff.username} is an administrator. The password for the first log-in, at /admin/:`,
        `  ${password}`,
        'It is not shown again. The first log-in asks for a phone that shows codes, and for a password of one’s own.',
      ],
      isDone: true,
    };
  });
}
