// One citizen: masked until a reason is given, whether the account is locked, what they agreed to, and what they have here.
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CitizenFile, ClaimedIdentity, SealedField } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { Icon, Notice, Skeleton, StateChip } from '@haopai/web-ui';
import { identityKeys } from '../claims/identity-words';
import { StaffSession } from '../session/staff-session';
import { CitizenBans } from './citizen-bans';
import { CitizenRecords } from './citizen-records';
import { CitizenStore } from './citizen-store';

interface MaskedFact {
  readonly field: SealedField;
  readonly masked: string | null;
}

@Component({
  selector: 'hp-citizen-page',
  imports: [
    CitizenBans,
    CitizenRecords,
    Icon,
    LoadFailed,
    MomentPipe,
    Notice,
    RouterLink,
    Skeleton,
    StateChip,
  ],
  providers: [CitizenStore],
  templateUrl: './citizen-page.html',
  styleUrl: './citizen-page.scss',
  host: { class: 'hp-page' },
})
export class CitizenPage {
  private readonly words = inject(Words);
  private readonly session = inject(StaffSession);
  protected readonly store = inject(CitizenStore);

  readonly citizenId = input.required({ transform: Number });

  protected readonly say = this.words.say;
  protected readonly regionName = this.words.region;
  protected readonly sayIdentity = (identity: ClaimedIdentity): string =>
    identityKeys(identity)
      .map((key) => this.say(key))
      .join(' · ');
  protected readonly mayReveal = computed(() => this.session.may('citizens.reveal'));
  protected readonly mayLock = computed(() => this.session.may('citizens.lock'));
  protected readonly isRevealed = computed(() => Object.keys(this.store.revealed()).length > 0);

  constructor() {
    effect(() => {
      const citizenId = this.citizenId();
      untracked(() => void this.store.show(citizenId));
    });
  }

  protected maskedOf(file: CitizenFile): readonly MaskedFact[] {
    const all: readonly MaskedFact[] = [
      { field: 'mobile', masked: file.maskedMobile },
      { field: 'document', masked: file.maskedDocument },
      { field: 'temporaryPermitNo', masked: file.maskedTemporaryPermitNo },
      { field: 'representativeId', masked: file.maskedRepresentativeId },
      { field: 'address', masked: file.maskedAddress },
    ];
    return all.filter(({ masked }) => masked !== null);
  }
}
