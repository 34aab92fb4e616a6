// Use cases: an administrator reads the settings and their history, changes one, and gives it back to its default.
import { Injectable } from '@nestjs/common';
import {
  type ChangeSettingBody,
  SETTING_NAMES,
  type SettingChange,
  type SettingName,
  SETTINGS,
  type SettingView,
} from '@haopai/contracts';
import type { Actor } from '../staff-authentication';
import { Audit } from '../audit';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { Settings } from './settings';
import { SettingsStore, type StandingSetting } from './settings.store';

const UNSET: StandingSetting = { value: null, version: 0 };

@Injectable()
export class ChangeSettings {
  constructor(
    private readonly settings: Settings,
    private readonly store: SettingsStore,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  async all(actor: Actor): Promise<readonly SettingView[] | RefusalError> {
    const refusal = actor.lacks('settings.read');
    if (refusal !== undefined) return refusal;
    const standing = await this.store.standing();
    return SETTING_NAMES.map((name) => this.view(name, standing.get(name) ?? UNSET));
  }

  async history(actor: Actor, given: string): Promise<readonly SettingChange[] | RefusalError> {
    const name = actor.lacks('settings.read') ?? nameOf(given);
    return name instanceof RefusalError ? name : this.store.history(name);
  }

  async change(
    actor: Actor,
    given: string,
    { version, reason, ...wanted }: ChangeSettingBody,
  ): Promise<SettingView | RefusalError> {
    const name = actor.lacks('settings.edit') ?? nameOf(given);
    if (name instanceof RefusalError) return name;
    const { min, max } = SETTINGS[name];
    const value = wanted.value ?? null;
    if (value !== null && (value < min || value > max))
      return new RefusalError('SETTING.OUT_OF_BOUNDS', { min, max });
    const changed = await this.transactions.run(async (transaction) => {
      const before = (await this.store.standing(transaction)).get(name) ?? UNSET;
      const subject = `setting:${name}`;
      if (before.version !== version)
        return this.audit.refuseChanged(transaction, { subject, version: before.version });
      const after = { value, version: version + 1 };
      if (!(await this.store.add(transaction, actor, { name, ...after, reason })))
        return this.audit.refuseChanged(transaction, { subject, version: version + 1 });
      const shown = (setting: StandingSetting): object => ({ value: this.view(name, setting).value });
      await this.audit.write(transaction, actor, {
        act: 'setting.changed',
        subject,
        before: shown(before),
        after: shown(after),
        reason,
      });
      return after;
    });
    if (changed instanceof RefusalError) return changed;
    // Here at once; on the other instances within a second.
    await this.settings.look();
    return this.view(name, changed);
  }

  private view(name: SettingName, { value, version }: StandingSetting): SettingView {
    const defaultValue = this.settings.defaultOf(name);
    return { name, ...SETTINGS[name], value: value ?? defaultValue, defaultValue, version };
  }
}

function nameOf(given: string): SettingName | RefusalError<'SETTING.NOT_FOUND'> {
  return SETTING_NAMES.find((name) => name === given) ?? new RefusalError('SETTING.NOT_FOUND', {});
}
