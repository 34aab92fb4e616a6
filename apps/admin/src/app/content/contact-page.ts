// The contact page: what readers are told in both languages, side by side.
import { Component, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { Notice, Skeleton } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { AreaField } from '@haopai/web-ui/office-forms';
import { LANGUAGES } from '@haopai/rules';
import { Announcer } from '../announcements/announcer';
import { FormNews } from '../forms/form-news';
import { keepForm } from '../forms/keep-form';
import { StaffSession } from '../session/staff-session';
import { CONTACT_PARTS, ContactStore } from './contact-store';

@Component({
  selector: 'hp-contact-page',
  imports: [AreaField, FormNews, LoadFailed, Notice, Skeleton, TextField],
  providers: [ContactStore, FaultFocus],
  template: `
    <div class="hp-page">
      <h1>{{ say('contact.heading') }}</h1>
      @let state = store.state();
      @switch (state.status) {
        @case ('loading') {
          <hp-skeleton [count]="4" [height]="80" [label]="say('app.loading')" />
        }
        @case ('failed') {
          <hp-load-failed [failure]="state" (again)="store.load()" />
        }
        @case ('ready') {
          @if (store.submission.refusal(); as refusal) {
            <hp-notice
              kind="failed"
              data-testid="contact-refusal"
              data-outcome
              tabindex="-1"
              [heading]="sayRefusal(refusal)"
            />
          }
          <hp-form-news [kept]="kept" [refusal]="store.submission.refusal()" [nameOf]="nameOf" />
          <form novalidate (submit)="save($event)">
            <div class="sides">
              @for (language of languages; track language) {
                @let typed = store.typed[language];
                <fieldset class="hp-card">
                  <legend>{{ say('content.language.' + language) }}</legend>
                  @for (part of parts; track part) {
                    <hp-text-field
                      [name]="part + '-' + language"
                      [label]="say('contact.' + part)"
                      [lengthMax]="lengths[part]"
                      [error]="sayFault(typed.parts[part].shownFault())"
                      [(value)]="typed.parts[part].text"
                      (left)="typed.parts[part].leave()"
                    />
                  }
                  <hp-area-field
                    [name]="'notes-' + language"
                    [label]="say('contact.notes')"
                    [help]="say('contact.notesHelp')"
                    [rows]="9"
                    [(value)]="typed.notes.text"
                  />
                </fieldset>
              }
            </div>
            @if (session.may('content.edit')) {
              <button type="submit" class="hp-button" [attr.aria-disabled]="store.submission.isBusy()">
                {{ say('content.save') }}
              </button>
            }
          </form>
        }
      }
    </div>
  `,
  styles: `
    form,
    fieldset {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      justify-items: start;
      gap: 20px;
      min-width: 0;
      margin: 0;
    }
    fieldset > * {
      width: 100%;
    }
    legend {
      float: left;
      font-size: 20px;
      font-weight: 700;
    }
    .sides {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(400px, 1fr));
      gap: 20px;
      width: 100%;
    }
  `,
})
export class ContactPage {
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly focus = inject(FaultFocus);
  protected readonly session = inject(StaffSession);
  protected readonly store = inject(ContactStore);
  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly kept = keepForm(this.store.form, () => 'contact');
  protected readonly languages = LANGUAGES;
  protected readonly parts = CONTACT_PARTS;
  protected readonly lengths = { office: 120, address: 200, hotline: 40, hours: 200, email: 120 } as const;

  constructor() {
    void this.store.load();
  }

  protected readonly nameOf = (field: string): string => {
    const [part = '', language = ''] = field.split('.');
    return `${this.say(`contact.${part}`)} · ${this.say(`content.language.${language}`)}`;
  };

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (await this.store.save()) this.announcer.say(this.say('contact.saved'));
    else this.focus.move();
  }
}
