// One's own profile, loaded once for all parts of the personal centre and replaced by what a change answers with.
import { inject, Injectable } from '@angular/core';
import type { ProfileView } from '@haopai/contracts';
import { ProfileClient } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';

@Injectable()
export class ProfileStore {
  private readonly client = inject(ProfileClient);
  private readonly reading = reading(() => this.client.own());

  readonly state = this.reading.state;
  readonly profile = this.reading.value;

  reload(): void {
    this.reading.reload();
  }

  replace(profile: ProfileView): void {
    this.reading.update(() => profile);
  }
}
