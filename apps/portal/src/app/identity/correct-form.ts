// Another name or number for an account that is not verified: as on the document, and asked about at once.
import { Component, computed, inject, input, output, signal, untracked } from '@angular/core';
import type { CorrectIdentityBody } from '@haopai/contracts';
import { parseResidentId, type ResidentId } from '@haopai/rules/people';
import { Words } from '@haopai/web-app';
import {
  areGood,
  FaultFocus,
  FormField,
  readLine,
  readOrganisationCode,
  refusalFault,
  ruleFault,
} from '@haopai/web-app/forms';
import { ServerClock } from '@haopai/web-data';
import { groupOrganisationCode, groupResidentId, TextField } from '@haopai/web-ui/fields';
import { IdentityStore } from './identity-store';

const NAME_MAX = 100;

@Component({
  selector: 'hp-correct-form',
  imports: [TextField],
  template: `
    <form class="hp-card" novalidate (submit)="save($event)">
      <div>
        <h2>{{ say('identity.correct') }}</h2>
        <p class="hp-soft">{{ say('identity.correctWords') }}</p>
      </div>
      <hp-text-field
        name="id-name"
        [label]="say(isOrganisation() ? 'identity.orgName' : 'identity.realName')"
        [error]="sayFault(name.shownFault())"
        [lengthMax]="nameMax"
        [(value)]="name.text"
        (left)="name.leave()"
      />
      @if (isOrganisation()) {
        <hp-text-field
          name="id-code"
          [label]="say('identity.orgCode')"
          [error]="sayFault(code.shownFault())"
          [format]="groupOrganisationCode"
          [(value)]="code.text"
          (left)="code.leave()"
        />
        <hp-text-field
          name="id-rep-name"
          [label]="say('identity.repName')"
          [error]="sayFault(repName.shownFault())"
          [lengthMax]="nameMax"
          [(value)]="repName.text"
          (left)="repName.leave()"
        />
      }
      <hp-text-field
        name="id-number"
        [label]="say(isOrganisation() ? 'identity.repId' : 'identity.residentId')"
        [error]="sayFault(number.shownFault())"
        [format]="groupResidentId"
        [(value)]="number.text"
        (left)="number.leave()"
      />
      <div class="acts">
        <button
          type="submit"
          class="hp-button"
          data-testid="save-identity"
          [attr.aria-disabled]="store.submission.isBusy()"
        >
          {{ say(store.submission.isBusy() ? 'form.busy' : 'identity.save') }}
        </button>
        @if (isTaken()) {
          <button type="button" class="hp-button quiet" data-testid="claim-identity" (click)="send(true)">
            {{ say('identity.claims') }}
          </button>
        }
        <button type="button" class="hp-button quiet" (click)="left.emit()">
          {{ say('identity.cancel') }}
        </button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 24px;
      min-width: 0;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
  `,
})
export class CorrectForm {
  private readonly words = inject(Words);
  private readonly clock = inject(ServerClock);
  private readonly focus = inject(FaultFocus);
  protected readonly store = inject(IdentityStore);

  readonly isOrganisation = input.required<boolean>();
  /** Saved, or given up. */
  readonly left = output();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly nameMax = NAME_MAX;
  protected readonly groupResidentId = groupResidentId;
  protected readonly groupOrganisationCode = groupOrganisationCode;
  protected readonly name = new FormField(readLine);
  protected readonly number = new FormField<ResidentId>((text) =>
    parseResidentId(text, untracked(this.clock.nowMs)),
  );
  protected readonly code = new FormField(readOrganisationCode);
  protected readonly repName = new FormField(readLine);
  /** Another account has what was typed last. */
  private readonly takenNumber = signal<string | null>(null);
  protected readonly isTaken = computed(
    () => this.takenNumber() !== null && this.takenNumber() === this.unique().text(),
  );

  protected save(event: Event): Promise<void> {
    event.preventDefault();
    return this.send(false);
  }

  protected async send(claimsDocument: boolean): Promise<void> {
    if (claimsDocument) this.unique().forgive();
    const body = this.body();
    if (body === null) return this.focus.move();
    const typed = this.unique().text();
    if (await this.store.correct({ ...body, ...(claimsDocument ? { claimsDocument } : {}) }))
      return this.left.emit();
    this.learnFrom(typed);
    this.focus.move();
  }

  /** Of which there is one account each. */
  private unique(): FormField<unknown> {
    return this.isOrganisation() ? this.code : this.number;
  }

  private body(): CorrectIdentityBody | null {
    const { name, number, code, repName } = this;
    if (!this.isOrganisation()) {
      if (!areGood(name, number)) return null;
      return { person: { realName: name.good(), residentId: number.good().number } };
    }
    if (!areGood(name, code, repName, number)) return null;
    const own = code.good();
    return {
      organisation: {
        name: name.good(),
        code: typeof own === 'string' ? own : own.number,
        representativeName: repName.good(),
        representativeId: number.good().number,
      },
    };
  }

  /** Beside the field that it is about; all else stands above the form. */
  private learnFrom(typed: string): void {
    const refusal = this.store.submission.refusal();
    if (refusal === null) return;
    if (refusal.code === 'ACCOUNT.DOCUMENT_TAKEN') {
      this.takenNumber.set(typed);
      this.unique().refuse(refusalFault(refusal));
    }
    if (refusal.code !== 'ACCOUNT.INVALID' || !('fields' in refusal.data)) return;
    const fields: Readonly<Record<string, FormField<unknown>>> = {
      'person.realName': this.name,
      'person.residentId': this.number,
      'organisation.name': this.name,
      'organisation.code': this.code,
      'organisation.representativeName': this.repName,
      'organisation.representativeId': this.number,
    };
    for (const broken of refusal.data.fields)
      if ('code' in broken) fields[broken.path]?.refuse(ruleFault(broken));
  }
}
