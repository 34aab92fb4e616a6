// The site's rules: what counts now, what is usual, who changed what and why; each change with a reason.
import { Component, computed, inject, signal } from '@angular/core';
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
import { holdsWords } from '../sections/holds-words';
import { type PageSection, SectionedPage } from '../sections/sectioned-page';
import { StaffSession } from '../session/staff-session';
import { HandOverPart } from './hand-over-part';
import { RetentionPart } from './retention-part';
import { SettingsStore } from './settings-store';
import { StepsPart } from './steps-part';
import { TriedPart } from './tried-part';

const GROUPS = [
  'listings',
  'enrolments',
  'orders',
  'reservations',
  'auctions',
  'cutOffs',
  'citizens',
  'claims',
  'reminders',
  'codes',
  'strangers',
  'logs',
] as const;
/** Below them, by the words of their headings. */
const PARTS = ['handOver.list', 'steps', 'retention', 'tried'] as const;

@Component({
  selector: 'hp-settings-page',
  imports: [
    FormNews,
    HandOverPart,
    LoadFailed,
    MomentPipe,
    Notice,
    RetentionPart,
    SectionedPage,
    Skeleton,
    StepsPart,
    TextField,
    TriedPart,
  ],
  providers: [FaultFocus, SettingsStore],
  templateUrl: './settings-page.html',
  styles: `
    section,
    .group,
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
    .group {
      scroll-margin-top: 16px;
    }
    .group[hidden] {
      display: none;
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
  protected readonly search = signal('');
  /** Those that are found, by the first part of their names. */
  protected readonly groups = computed(() => {
    const state = this.store.state();
    const settings = state.status === 'ready' ? state.value : [];
    return GROUPS.map((name) => ({
      name,
      settings: settings.filter((setting) => setting.name.startsWith(`${name}.`) && this.isFound(setting)),
    })).filter((group) => group.settings.length > 0);
  });
  /** One that is not found is only hidden: something may be typed there. */
  protected readonly allParts = PARTS;
  protected readonly parts = computed(() =>
    PARTS.filter((part) =>
      holdsWords(this.search(), [this.say(`${part}.heading`), this.say(`${part}.words`)]),
    ),
  );
  protected readonly sections = computed<readonly PageSection[]>(() => [
    ...this.groups().map(({ name }) => ({ id: name, name: this.say(`settings.group.${name}`) })),
    ...this.parts().map((part) => ({ id: part, name: this.say(`${part}.heading`) })),
  ]);

  constructor() {
    void this.store.load();
  }

  /** What is being changed stays, whatever is looked for. */
  private isFound({ name }: SettingView): boolean {
    if (this.store.open()?.setting.name === name) return true;
    return holdsWords(this.search(), [
      this.say(`settings.name.${name}`),
      this.say(`settings.help.${name}`),
      this.say(`settings.group.${name.split('.', 1)[0] ?? ''}`),
    ]);
  }

  protected amount(setting: Pick<SettingView, 'unit'>, value: number | null): string {
    if (value === null) return this.say('settings.default');
    const figures = setting.unit === 'date' ? String(value) : value.toLocaleString(FIGURES_LOCALE);
    return this.say(`settings.${setting.unit}`, { value: figures });
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
