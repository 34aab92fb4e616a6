// The personal centre at a glance: what is to be done, the way to each part, the log-in before this one, and what is kept about the citizen, numbers in part.
import { Component, computed, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ProfileView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { ServerClock } from '@haopai/web-data';
import { Skeleton } from '@haopai/web-ui';
import { BanNote } from '../../claims/ban-note';
import { LatePart } from '../../parts/late-part';
import { AccountParts } from '../account-parts';
import { ProfileStore } from '../profile-store';

interface ProfileRow {
  readonly label: string;
  readonly value: string;
  /** Where it can be changed, or read. */
  readonly change: string | null;
}

@Component({
  selector: 'hp-overview-page',
  imports: [AccountParts, BanNote, LatePart, LoadFailed, LoadStale, RouterLink, Skeleton],
  templateUrl: './overview-page.html',
  styleUrls: ['../part.scss', './overview-page.scss'],
})
export class OverviewPage {
  private readonly words = inject(Words);
  private readonly clock = inject(ServerClock);
  protected readonly store = inject(ProfileStore);

  protected readonly say = this.words.say;
  /** What waits, as on the home page. */
  protected readonly loadStanding = () => import('../../home/own/own-standing').then((m) => m.OwnStanding);
  protected readonly noInputs = {};
  protected readonly profile = this.store.profile;
  protected readonly lastLogin = computed(() => {
    const last = this.profile()?.lastLogin ?? null;
    if (last === null) return null;
    return this.say('account.lastLoginWords', {
      time: this.words.dayTime(last.atMs, untracked(this.clock.nowMs)),
      device: last.device || this.say('account.unknownDevice'),
      address: last.address,
    });
  });
  protected readonly rows = computed<readonly ProfileRow[]>(() => {
    const profile = this.profile();
    return profile === null ? [] : this.rowsOf(profile);
  });

  private rowsOf(profile: ProfileView): readonly ProfileRow[] {
    const { say } = this;
    return [
      this.row('username', profile.username),
      this.row('kind', say(`register.kind.${profile.kind}`)),
      ...(profile.kind === 'person' ? this.person(profile) : this.organisation(profile)),
      this.row('region', this.words.region(profile.region)),
      this.row('address', profile.address, '/account/address'),
      this.row('mobile', profile.maskedMobile, '/account/mobile'),
      this.row('registered', this.words.date(profile.registeredAtMs)),
      ...(profile.agreementVersion === null
        ? []
        : [this.row('agreement', profile.agreementVersion, '/agreement')]),
    ];
  }

  private person(profile: ProfileView): readonly ProfileRow[] {
    return [
      this.row('realName', profile.displayName),
      this.row('document', profile.maskedDocument),
      this.row('permit', profile.maskedTemporaryPermitNo),
    ];
  }

  private organisation(profile: ProfileView): readonly ProfileRow[] {
    return [
      this.row('orgName', profile.displayName),
      this.row('orgDocument', profile.maskedDocument),
      this.row('repName', profile.representativeName),
      this.row('repId', profile.maskedRepresentativeId),
    ];
  }

  private row(name: string, value: string | null, change: string | null = null): ProfileRow {
    return { label: this.say(`account.${name}`), value: value || this.say('account.none'), change };
  }
}
