// The words of text messages in both languages: what each must hold, who changed it, and the way back to the program's.
import { Component, computed, inject, signal } from '@angular/core';
import type { SmsTextView } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { areGood, FaultFocus } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { Notice, Skeleton } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { AreaField } from '@haopai/web-ui/office-forms';
import { LANGUAGE_TAGS } from '@haopai/rules';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { FormNews } from '../forms/form-news';
import { keepForm } from '../forms/keep-form';
import { holdsWords } from '../sections/holds-words';
import { type PageSection, SectionedPage } from '../sections/sectioned-page';
import { StaffSession } from '../session/staff-session';
import { SMS_GROUPS, smsGroupOf } from './sms-groups';
import { SmsTextsStore } from './sms-texts-store';

@Component({
  selector: 'hp-sms-texts-page',
  imports: [AreaField, FormNews, LoadFailed, MomentPipe, Notice, SectionedPage, Skeleton, TextField],
  providers: [FaultFocus, SmsTextsStore],
  templateUrl: './sms-texts-page.html',
  styles: `
    .hp-card,
    .group,
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
    .group {
      scroll-margin-top: 16px;
    }
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
    ol {
      display: grid;
      gap: 8px;
      margin: 0;
      padding-left: 1.4em;
    }
  `,
})
export class SmsTextsPage {
  private readonly words = inject(Words);
  private readonly door = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly focus = inject(FaultFocus);
  protected readonly session = inject(StaffSession);
  protected readonly store = inject(SmsTextsStore);
  protected readonly kept = keepForm(this.store.form);
  protected readonly fieldNameOf = (field: string): string => this.say(`smsTexts.${field}`);
  protected readonly tags = LANGUAGE_TAGS;
  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly search = signal('');
  /** Those that are found. */
  protected readonly groups = computed(() => {
    const state = this.store.state();
    const found = state.status === 'ready' ? state.value.items.filter((item) => this.isFound(item)) : [];
    return SMS_GROUPS.map((name) => ({
      name,
      items: found.filter(({ template }) => smsGroupOf(template) === name),
    })).filter(({ items }) => items.length > 0);
  });
  protected readonly sections = computed<readonly PageSection[]>(() =>
    this.groups().map(({ name }) => ({ id: name, name: this.say(`smsTexts.group.${name}`) })),
  );

  constructor() {
    void this.store.load();
  }

  /** What is being changed stays, whatever is looked for. */
  private isFound(item: SmsTextView): boolean {
    return this.store.isEdited(item) || holdsWords(this.search(), [this.nameOf(item), item.text]);
  }

  protected nameOf({ template, language }: SmsTextView): string {
    return `${this.say(`smsTexts.name.${template}`)} · ${this.say(`content.language.${language}`)}`;
  }

  protected paramsOf({ params }: SmsTextView): string {
    return params.map((name) => `\${${name}}`).join(' ');
  }

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    const open = this.store.open();
    if (open === null) return;
    const [text, providerCode] = [open.text.value(), open.providerCode.value()];
    if (!areGood(open.text) || text === null) this.focus.move();
    else if (text === open.item.text && providerCode === (open.item.providerCode ?? '')) this.leaveAsItWas();
    else await this.ask(open.item, { text, ...(providerCode ? { providerCode } : {}) });
  }

  protected async giveBack(item: SmsTextView): Promise<void> {
    await this.ask(item, {});
  }

  /** Nobody is asked why nothing changes. */
  private leaveAsItWas(): void {
    this.store.close();
    this.announcer.say(this.say('smsTexts.asItWas'));
  }

  private async ask(item: SmsTextView, wanted: { text?: string; providerCode?: string }): Promise<void> {
    const done = await this.door.ask({
      heading: this.nameOf(item),
      words: this.say('smsTexts.question', { text: wanted.text ?? item.shippedText }),
      yes: this.say('smsTexts.save'),
      act: (reason) => this.store.change(item, wanted, reason),
    });
    if (done !== null) this.announcer.say(this.say('smsTexts.done', { name: this.nameOf(item) }));
  }
}
