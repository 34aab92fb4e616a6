// How one wants to be told of work that waits too long: by mail, by text, by both, or by home alone.
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AlertWaysView } from '@haopai/contracts';
import { parseMobile } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readOptional, ruleFault, Submission } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { type Loaded, LOADING, toLoaded } from '@haopai/web-data';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { groupMobile, TextField } from '@haopai/web-ui/fields';
import { readIfAny } from '../citizens/number-readings';
import { AdminApi } from '../http/admin-api';

const PATH = '/me/alerts';
const MAIL_MAX = 254;

@Component({
  selector: 'hp-alerts-page',
  imports: [Icon, LoadFailed, Notice, RouterLink, Skeleton, TextField],
  providers: [FaultFocus],
  templateUrl: './alerts-page.html',
  styles: `
    form {
      display: grid;
      grid-template-columns: minmax(0, 480px);
      gap: 16px;
    }
    .hp-button {
      justify-self: start;
    }
  `,
  host: { class: 'hp-page' },
})
export class AlertsPage {
  private readonly api = inject(AdminApi);
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly groupMobile = groupMobile;
  protected readonly mailMax = MAIL_MAX;
  protected readonly state = signal<Loaded<AlertWaysView>>(LOADING);
  protected readonly mail = new FormField(readOptional);
  protected readonly mobile = new FormField(readIfAny(parseMobile));
  protected readonly saving = new Submission();

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.state.set(LOADING);
    const loaded = toLoaded(await this.api.get<AlertWaysView>(PATH));
    if (loaded.status === 'ready') this.show(loaded.value);
    this.state.set(loaded);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (!areGood(this.mail, this.mobile)) return this.focus.move();
    const [mail, mobile] = [this.mail.good(), this.mobile.good()];
    const body = { ...(mail === '' ? {} : { mail }), ...(mobile === '' ? {} : { mobile }) };
    const answer = await this.saving.send(() => this.api.put<AlertWaysView>(PATH, body));
    if (answer === null) return;
    if (answer.ok) {
      this.show(answer.value);
      this.state.set({ status: 'ready', value: answer.value });
    } else if (answer.refusal.code === 'ACCOUNT.INVALID' && 'fields' in answer.refusal.data) {
      for (const fault of answer.refusal.data.fields)
        if ('code' in fault) (fault.path === 'mail' ? this.mail : this.mobile).refuse(ruleFault(fault));
    } else this.saving.refusal.set(answer.refusal);
    this.focus.move();
  }

  private show({ mail, mobile }: AlertWaysView): void {
    this.mail.text.set(mail ?? '');
    this.mobile.text.set(mobile === null ? '' : groupMobile(mobile));
  }
}
