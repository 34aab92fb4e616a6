// The site's rules: what counts now, what is usual, who changed what and why; each change with a reason.
import { Component, inject } from '@angular/core';
import type { SettingView } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { areGood, FaultFocus } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { Notice, Skeleton } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { FIGURES_LOCALE } from '@haopai/rules';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { FormNews } from '../forms/form-news';
import { keepForm } from '../forms/keep-form';
import { StaffSession } from '../session/staff-session';
import { RetentionPart } from './retention-part';
import { SettingsStore } from './settings-store';
import { StepsPart } from './steps-part';
import { TriedPart } from './tried-part';

const GROUPS = ['listings', 'reservations', 'auctions', 'reminders', 'logs'] as const;

@Component({
  selector: 'hp-settings-page',
  imports: [
    FormNews,
    LoadFailed,
    MomentPipe,
    Notice,
    RetentionPart,
    Skeleton,
    StepsPart,
    TextField,
    TriedPart,
  ],
  providers: [FaultFocus, SettingsStore],
  templateUrl: './settings-page.html',
  styles: `
    section,
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .value {
      font-size: 24px;
      font-weight: 700;
      font-variant-numeric: tabular-nums;
      line-height: 32px;
    }
    .amount {
      white-space: nowrap;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
    p {
      margin: 0;
    }
  `,
})
export class SettingsPage {
  private readonly words = inject(Words);
  private readonly door = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly focus = inject(FaultFocus);
  protected readonly session = inject(StaffSession);
  protected readonly store = inject(SettingsStore);
  protected readonly kept = keepForm(this.store.form);
  protected readonly nameOf = (): string => this.say('settings.value');
  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;

  constructor() {
    void this.store.load();
  }

  /** By the first part of their names. */
  protected groupsOf(
    settings: readonly SettingView[],
  ): readonly { readonly name: string; readonly settings: readonly SettingView[] }[] {
    return GROUPS.map((name) => ({
      name,
      settings: settings.filter((setting) => setting.name.startsWith(`${name}.`)),
    }));
  }

  protected amount(setting: Pick<SettingView, 'unit'>, value: number | null): string {
    return value === null
      ? this.say('settings.default')
      : this.say(`settings.${setting.unit}`, { value: value.toLocaleString(FIGURES_LOCALE) });
  }

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    const open = this.store.open();
    if (open === null) return;
    const value = open.field.value();
    if (!areGood(open.field) || value === null) this.focus.move();
    else if (value === open.setting.value) this.leaveAsItWas();
    else await this.ask(open.setting, value);
  }

  protected async giveBack(setting: SettingView): Promise<void> {
    await this.ask(setting, null);
  }

  /** Nobody is asked why nothing changes. */
  private leaveAsItWas(): void {
    this.store.close();
    this.announcer.say(this.say('settings.asItWas'));
  }

  private async ask(setting: SettingView, value: number | null): Promise<void> {
    const name = this.say(`settings.name.${setting.name}`);
    const to = this.amount(setting, value ?? setting.defaultValue);
    const done = await this.door.ask({
      heading: name,
      words: this.say('settings.question', { from: this.amount(setting, setting.value), to }),
      yes: this.say('settings.save'),
      act: (reason) => this.store.change(setting, value, reason),
    });
    if (done !== null) this.announcer.say(this.say('settings.done', { name, to }));
  }
}
