// Versions of the user agreement: read, a new one written for a day to come, and one taken back before its day.
import { Component, inject } from '@angular/core';
import type { AdminAgreementHead, AgreementState } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { Notice, Skeleton, StateChip, type Tone } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { LANGUAGE_TAGS, LANGUAGES } from '@haopai/rules';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { FormNews } from '../forms/form-news';
import { keepForm } from '../forms/keep-form';
import { StaffSession } from '../session/staff-session';
import { AgreementsStore } from './agreements-store';
import { RichText } from './rich-text';

const FIELD_NAMES: Readonly<Record<string, string>> = {
  day: 'agreements.day',
  title: 'content.title',
  html: 'content.text',
  identityTitle: 'agreements.identityTitle',
  identityHtml: 'agreements.identityText',
};

@Component({
  selector: 'hp-agreements-page',
  imports: [FormNews, LoadFailed, MomentPipe, Notice, RichText, Skeleton, StateChip, TextField],
  providers: [AgreementsStore, FaultFocus],
  templateUrl: './agreements-page.html',
  styleUrl: './article-page.scss',
})
export class AgreementsPage {
  private readonly words = inject(Words);
  private readonly door = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly focus = inject(FaultFocus);
  protected readonly session = inject(StaffSession);
  protected readonly store = inject(AgreementsStore);
  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly kept = keepForm(this.store.form, () => (this.store.isWriting() ? 'agreement' : null));
  protected readonly languages = LANGUAGES;
  protected readonly tags = LANGUAGE_TAGS;
  protected readonly tones: Readonly<Record<AgreementState, Tone>> = {
    coming: 'alert',
    inForce: 'lead',
    past: 'neutral',
  };

  constructor() {
    void this.store.load();
  }

  /** `title.en` → “Title · English”. */
  protected readonly nameOf = (field: string): string => {
    const [part = '', language] = field.split('.');
    const name = this.say(FIELD_NAMES[part] ?? part);
    return language === undefined ? name : `${name} · ${this.say(`content.language.${language}`)}`;
  };

  /** In every language in which it is written. */
  protected titlesOf({ titles }: AdminAgreementHead): string {
    return LANGUAGES.map((language) => titles[language])
      .filter((title) => title !== '')
      .join(' / ');
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const added = await this.store.add();
    if (added === null) {
      this.focus.move();
      return;
    }
    this.kept.settle();
    this.announcer.say(this.say('agreements.added', { version: added.version }));
  }

  protected giveUp(): void {
    this.kept.discard();
    this.store.isWriting.set(false);
  }

  protected async withdraw(version: string): Promise<void> {
    const done = await this.door.ask({
      heading: this.say('agreements.withdrawQuestion', { version }),
      words: this.say('agreements.withdrawWords'),
      yes: this.say('content.withdraw'),
      isGrave: true,
      act: (reason) => this.store.withdraw(version, reason),
    });
    if (done !== null) this.announcer.say(this.say('agreements.withdrawn', { version }));
  }
}
