// The settings as they stand, the one that is being changed, and the history that is open.
import { inject, Injectable, signal } from '@angular/core';
import type { SettingChange, SettingName, SettingView } from '@haopai/contracts';
import { FormField, readWhole } from '@haopai/web-app/forms';
import { type Loaded, LOADING, type Outcome, toLoaded } from '@haopai/web-data';
import type { FormTexts } from '../forms/merge-texts';
import { TypedForm } from '../forms/typed-form';
import { SettingsClient } from './settings-client';

export interface OpenHistory {
  readonly name: SettingName;
  readonly changes: Loaded<readonly SettingChange[]>;
}

export interface OpenSetting {
  readonly setting: SettingView;
  readonly field: FormField<number>;
}

@Injectable()
export class SettingsStore {
  private readonly client = inject(SettingsClient);

  readonly state = signal<Loaded<readonly SettingView[]>>(LOADING);
  readonly open = signal<OpenSetting | null>(null);
  readonly history = signal<OpenHistory | null>(null);
  /** Of the one that is being changed. */
  readonly form = new TypedForm({
    value: Object.assign(() => this.open()?.field.text() ?? '', {
      set: (text: string): void => this.open()?.field.text.set(text),
    }),
  });

  async load(): Promise<void> {
    this.state.set(LOADING);
    this.state.set(toLoaded(await this.client.all()));
  }

  edit(setting: SettingView): void {
    const field = new FormField(readWhole(setting.min, setting.max));
    this.open.set({ setting, field });
    this.form.show(textsOf(setting));
  }

  close(): void {
    this.open.set(null);
    this.form.show({});
  }

  /** Without a value its default counts again. */
  async change(setting: SettingView, value: number | null, reason: string): Promise<Outcome<SettingView>> {
    const { name, version } = setting;
    const answer = await this.client.change(name, { version, reason, ...(value === null ? {} : { value }) });
    if (answer.ok) {
      this.close();
      this.state.set(toLoaded(await this.client.all()));
      if (this.history()?.name === name) await this.showHistory(name);
    } else if (answer.refusal.code === 'RECORD.CHANGED') await this.meet(name);
    return answer;
  }

  /** Somebody else was faster: what they saved comes beside what was typed. */
  private async meet(name: SettingName): Promise<void> {
    const answer = await this.client.all();
    if (!answer.ok) return;
    this.state.set(toLoaded(answer));
    const open = this.open();
    const setting = answer.value.find((one) => one.name === name);
    if (setting === undefined || open === null || open.setting.name !== name) return;
    this.form.meet(textsOf(setting));
    this.open.set({ ...open, setting });
  }

  async toggleHistory(name: SettingName): Promise<void> {
    if (this.history()?.name === name) this.history.set(null);
    else await this.showHistory(name);
  }

  private async showHistory(name: SettingName): Promise<void> {
    this.history.set({ name, changes: LOADING });
    const changes = toLoaded(await this.client.history(name));
    if (this.history()?.name === name) this.history.set({ name, changes });
  }
}

function textsOf({ value }: SettingView): FormTexts {
  return { value: String(value) };
}
