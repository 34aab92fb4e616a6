// State of the form of a new claim: about what, what happened, pictures; sent once, and the pictures after it.
import { computed, inject, Injectable, signal } from '@angular/core';
import {
  CLAIM_ABOUTS,
  CLAIM_FILES_A_MESSAGE_MAX,
  type ClaimAbout,
  type ClaimView,
  type Refusal,
} from '@haopai/contracts';
import { areGood, FormField, readLine, readOneOf, Submission } from '@haopai/web-app/forms';
import { OnceDesk } from '@haopai/web-data';
import { ownDraft } from '../forms/own-draft';
import { ClaimsClient } from './claims-client';
import { OwnThings } from './own-things';
import { readText } from './read-text';

@Injectable()
export class NewClaimStore {
  private readonly client = inject(ClaimsClient);
  private readonly things = inject(OwnThings);
  private readonly once = new OnceDesk();

  readonly about = new FormField<ClaimAbout>(readOneOf(CLAIM_ABOUTS));
  readonly ref = new FormField(readLine);
  readonly text = new FormField(readText);
  readonly files = signal<readonly File[]>([]);
  readonly submission = new Submission();
  /** Why the last picture that was left out was. */
  readonly fileRefusal = signal<Refusal | null>(null);
  readonly mayAddFile = computed(() => this.files().length < CLAIM_FILES_A_MESSAGE_MAX);

  constructor() {
    ownDraft('claim', { claimText: this.text.text });
  }

  choose(about: string, ref = ''): void {
    this.about.text.set(about);
    this.things.about.set(this.about.value());
    if (ref === '') this.ref.clear();
    else this.ref.text.set(ref);
  }

  addFile(file: File): void {
    if (this.mayAddFile()) this.files.update((files) => [...files, file]);
  }

  removeFile(at: number): void {
    this.files.update((files) => files.filter((_, index) => index !== at));
  }

  /** What was made; null when it was refused. Pictures that were not taken are in `files` still. */
  async send(): Promise<ClaimView | null> {
    this.submission.reset();
    const about = this.about.value();
    const isNamed = about === null || about === 'other' || about === 'document';
    const areFilled = isNamed ? areGood(this.about, this.text) : areGood(this.about, this.ref, this.text);
    if (!areFilled || about === null) return null;
    const body = { about, text: this.text.good(), ...(isNamed ? {} : { ref: this.ref.good() }) };
    const answer = await this.submission.send(() =>
      this.once.ask(body, (key) => this.client.make(body, key)),
    );
    if (answer === null) return null;
    if (!answer.ok) {
      this.submission.refusal.set(answer.refusal);
      return null;
    }
    this.text.clear();
    return this.sendFiles(answer.value);
  }

  private async sendFiles(made: ClaimView): Promise<ClaimView> {
    let claim = made;
    const left: File[] = [];
    this.submission.isBusy.set(true);
    for (const file of this.files()) {
      const answer = await this.client.addFile(made.id, file);
      if (answer.ok) claim = answer.value;
      else {
        left.push(file);
        this.fileRefusal.set(answer.refusal);
      }
    }
    this.submission.isBusy.set(false);
    this.files.set(left);
    return claim;
  }
}
