// Registration, one question a page; each method leaves the browser where a person would be after it.
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import type { Organisation, Person } from '../bed/people';
import type { Phone } from '../bed/phone';

export type RegistrationStep =
  'guide' | 'agreement' | 'kind' | 'identity' | 'place' | 'account' | 'mobile' | 'review' | 'done';

export class RegistrationPage {
  constructor(readonly page: Page) {}

  async isAt(step: RegistrationStep): Promise<void> {
    await this.page.getByTestId(`register-${step}`).waitFor();
  }

  async goOnTo(step: RegistrationStep): Promise<void> {
    await this.page.getByTestId('register-next').click();
    await this.isAt(step);
  }

  /** Sends it all, and is led back to where something was refused. */
  async refusedAt(step: RegistrationStep): Promise<void> {
    await this.isAt('review');
    await this.goOnTo(step);
  }

  /** What is said beside a field; empty when nothing is wrong with it. */
  async faultOf(field: string): Promise<string> {
    const words = await this.page.locator(`#${field}-error`).allInnerTexts();
    return words.join();
  }

  async valueOf(field: string): Promise<string> {
    return this.page.getByTestId(field).inputValue();
  }

  async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [field, text] of Object.entries(fields)) await this.page.getByTestId(field).fill(text);
  }

  /** From the guide, over the agreement and both consents, to who it is that registers. */
  async agreeAs(kind: 'person' | 'organisation'): Promise<void> {
    await this.isAt('guide');
    await this.goOnTo('agreement');
    await this.page.getByTestId('agree').check();
    await this.page.getByTestId('identity-consent').check();
    await this.goOnTo('kind');
    await this.page.getByTestId(`kind-${kind}`).check();
    await this.goOnTo('identity');
  }

  async fillIdentity(citizen: Person | Organisation): Promise<void> {
    await this.fill(
      citizen.kind === 'person'
        ? { 'real-name': citizen.realName, 'resident-id': citizen.residentId, permit: citizen.permit }
        : {
            'org-name': citizen.name,
            'org-code': citizen.code,
            'rep-name': citizen.representativeName,
            'rep-id': citizen.representativeId,
          },
    );
  }

  async fillPlace({ region, address }: Person | Organisation): Promise<void> {
    await this.page.getByTestId('region').selectOption(region);
    await this.fill({ address });
  }

  async fillAccount({ username, password }: Person | Organisation): Promise<void> {
    await this.fill({ 'new-username': username, 'new-password': password });
  }

  async verify(phone: Phone): Promise<void> {
    await this.fill({ mobile: phone.mobile });
    await this.page.getByTestId('sms-code-send').click();
    await this.fill({ 'sms-code': await phone.nextCode() });
  }

  /** All of it, without a fault; from the guide to the last page, where the citizen is logged in. */
  async register(citizen: Person | Organisation, phone: Phone): Promise<void> {
    await this.agreeAs(citizen.kind);
    await this.fillIdentity(citizen);
    await this.goOnTo('place');
    await this.fillPlace(citizen);
    await this.goOnTo('account');
    await this.fillAccount(citizen);
    await this.goOnTo('mobile');
    await this.verify(phone);
    await this.goOnTo('review');
    await this.goOnTo('done');
    await eventually(() => this.page.getByTestId('citizen').count(), 1);
  }
}
