// One's own profile, loaded once for all parts of the personal centre and replaced by what a change answers with.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { ProfileView } from '@haopai/contracts';
import { type Loaded, LOADING, ProfileClient, toLoaded } from '@haopai/web-data';

@Injectable()
export class ProfileStore {
  private readonly client = inject(ProfileClient);
  private readonly loaded = signal<Loaded<ProfileView>>(LOADING);

  readonly state = this.loaded.asReadonly();
  readonly profile = computed(() => {
    const state = this.loaded();
    return state.status === 'ready' ? state.value : null;
  });

  constructor() {
    void this.load();
  }

  async load(): Promise<void> {
    this.loaded.set(LOADING);
    this.loaded.set(toLoaded(await this.client.find()));
  }

  replace(profile: ProfileView): void {
    this.loaded.set({ status: 'ready', value: profile });
  }
}
