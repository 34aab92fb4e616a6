// What a reload keeps of a registration: in this tab only, and never a password, a code or the number of a document.
import { effect, inject, Injectable, type WritableSignal } from '@angular/core';
import { RegistrationAgreement } from './registration-agreement';
import { RegistrationFields } from './registration-fields';

const KEY = 'haopai.registration';

@Injectable()
export class RegistrationDraft {
  private readonly fields = inject(RegistrationFields);
  private readonly kept: Readonly<Record<string, WritableSignal<string>>> = {
    kind: this.fields.kind.text,
    realName: this.fields.realName.text,
    orgName: this.fields.orgName.text,
    repName: this.fields.repName.text,
    region: this.fields.region.text,
    address: this.fields.address.text,
    username: this.fields.username.text,
    mobile: this.fields.mobile.text,
    agreement: inject(RegistrationAgreement).given,
  };
  /** Something was kept from before. */
  readonly wasRestored = this.restore();
  private isOver = false;

  constructor() {
    effect(() => {
      const texts = Object.entries(this.kept).map(([name, text]) => [name, text()] as const);
      if (!this.isOver) write(JSON.stringify(Object.fromEntries(texts)));
    });
  }

  forget(): void {
    this.isOver = true;
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // Nothing was kept where storage is forbidden.
    }
  }

  private restore(): boolean {
    const draft = read();
    let isAny = false;
    for (const [name, text] of Object.entries(this.kept)) {
      const value = draft[name];
      if (typeof value !== 'string' || value === '') continue;
      text.set(value);
      isAny = true;
    }
    return isAny;
  }
}

function read(): Readonly<Record<string, unknown>> {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    return typeof draft === 'object' && draft !== null ? { ...draft } : {};
  } catch {
    return {};
  }
}

function write(draft: string): void {
  try {
    sessionStorage.setItem(KEY, draft);
  } catch {
    // A browser that forbids storage registers all the same; only a reload begins anew.
  }
}
