// The words of text messages in both languages: what each must hold, who changed it, and the way back to the program's.
import { Component, inject } from '@angular/core';
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
import { StaffSession } from '../session/staff-session';
import { SmsTextsStore } from './sms-texts-store';

@Component({
  selector: 'hp-sms-texts-page',
  imports: [AreaField, FormNews, LoadFailed, MomentPipe, Notice, Skeleton, TextField],
  providers: [FaultFocus, SmsTextsStore],
  templateUrl: './sms-texts-page.html',
  styles: `
    .hp-card,
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

  constructor() {
    void this.store.load();
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
