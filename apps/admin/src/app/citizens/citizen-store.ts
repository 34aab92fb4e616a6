// State of one citizen's page: their file, what of it is revealed for the moment, and what is done to the account.
import { inject, Injectable, type OnDestroy, signal } from '@angular/core';
import type { CitizenFile, Revealed, SealedField } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { type Loaded, LOADING, toLoaded } from '@haopai/web-data';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { CitizensClient } from './citizens-client';

/** Whoever walks away from the screen leaves nothing to read on it. */
export const REVEALED_FOR_MS = 60_000;

@Injectable()
export class CitizenStore implements OnDestroy {
  private readonly client = inject(CitizensClient);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);
  private readonly loaded = signal<Loaded<CitizenFile>>(LOADING);
  private readonly shown = signal<Revealed>({});
  private citizenId = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly state = this.loaded.asReadonly();
  readonly revealed = this.shown.asReadonly();

  ngOnDestroy(): void {
    this.hide();
  }

  async show(citizenId: number): Promise<void> {
    this.citizenId = citizenId;
    this.hide();
    this.loaded.set(LOADING);
    const loaded = toLoaded(await this.client.one(citizenId));
    if (this.citizenId === citizenId) this.loaded.set(loaded);
  }

  async retry(): Promise<void> {
    await this.show(this.citizenId);
  }

  async reveal(
    { id, username }: Pick<CitizenFile, 'id' | 'username'>,
    fields: readonly SealedField[],
  ): Promise<void> {
    const names = fields.map((field) => this.words.say(`citizen.field.${field}`));
    const done = await this.reasons.ask({
      heading: this.words.say('citizen.reveal.heading', { username }),
      words: this.words.say('citizen.reveal.words', { fields: names.join(this.words.say('citizen.comma')) }),
      yes: this.words.say('citizen.reveal.yes'),
      act: (reason) => this.client.reveal(id, fields, reason),
    });
    if (done === null) return;
    this.shown.update((before) => ({ ...before, ...done.value }));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), REVEALED_FOR_MS);
    this.announcer.say(this.words.say('citizen.reveal.done'));
  }

  hide(): void {
    clearTimeout(this.timer);
    this.shown.set({});
  }

  async lock({ id, username }: CitizenFile): Promise<void> {
    const done = await this.reasons.ask({
      heading: this.words.say('citizen.lock.heading', { username }),
      words: this.words.say('citizen.lock.words'),
      yes: this.words.say('citizen.lock.yes'),
      isGrave: true,
      act: (reason) => this.client.lock(id, reason),
    });
    if (done !== null) this.learn(done.value, this.words.say('citizen.lock.done', { username }));
  }

  async unlock({ id, username }: CitizenFile): Promise<void> {
    const done = await this.reasons.ask({
      heading: this.words.say('citizen.unlock.heading', { username }),
      words: this.words.say('citizen.unlock.words'),
      yes: this.words.say('citizen.unlock.yes'),
      act: (reason) => this.client.unlock(id, reason),
    });
    if (done !== null) this.learn(done.value, this.words.say('citizen.unlock.done', { username }));
  }

  private learn(file: CitizenFile, words: string): void {
    this.loaded.set({ status: 'ready', value: file });
    this.announcer.say(words);
  }
}
