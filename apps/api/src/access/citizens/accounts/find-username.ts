// Use case: is this user name free? Asked while typing; registration asks again.
import { Injectable } from '@nestjs/common';
import type { UsernameView } from '@haopai/contracts';
import { parseUsername } from '@haopai/rules/people';
import { RefusalError } from '../../../platform/errors';
import { addressKey, RateLimits } from '../../../platform/limits';
import { CitizensStore } from '../citizens.store';

@Injectable()
export class FindUsername {
  constructor(
    private readonly citizens: CitizensStore,
    private readonly limits: RateLimits,
  ) {}

  async execute(raw: string, address: string): Promise<UsernameView | RefusalError> {
    const tooMany = await this.limits.consume('usernameLookup', addressKey(address));
    if (tooMany !== undefined) return tooMany;
    const username = parseUsername(raw);
    if (!username.ok) {
      const { code, data } = username;
      return new RefusalError('ACCOUNT.INVALID', { fields: [{ path: 'username', code, data }] });
    }
    return { isFree: !(await this.citizens.hasUsername(username.value.key)) };
  }
}
