// The settings as they stand, the one that is being changed, and the history that is open.
import { inject, Injectable, signal } from '@angular/core';
import type { SettingChange, SettingName, SettingView } from '@haopai/contracts';
import { FormField, readWhole } from '@haopai/web-app/forms';
import { type Loaded, LOADING, type Outcome, toLoaded } from '@haopai/web-data';
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

  async load(): Promise<void> {
    this.state.set(LOADING);
    this.state.set(toLoaded(await this.client.all()));
  }

  edit(setting: SettingView): void {
    const field = new FormField(readWhole(setting.min, setting.max));
    field.text.set(String(setting.value));
    this.open.set({ setting, field });
  }

  close(): void {
    this.open.set(null);
  }

  /** Without a value its default counts again. */
  async change(setting: SettingView, value: number | null, reason: string): Promise<Outcome<SettingView>> {
    const { name, version } = setting;
    const answer = await this.client.change(name, { version, reason, ...(value === null ? {} : { value }) });
    if (answer.ok) {
      this.open.set(null);
      this.state.set(toLoaded(await this.client.all()));
      if (this.history()?.name === name) await this.showHistory(name);
    }
    return answer;
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
