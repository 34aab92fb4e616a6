// A citizen who has just registered and logged in, with the phone to which the site sends its texts; and cars that are nobody's.
import type { Language } from '@haopai/rules';
import { vinOf } from '../../../../tools/seed';
import { Portal } from '../pages/portal';
import { logInAs } from './front-door';
import { aPerson } from './people';
import { Phone } from './phone';
import { keepPrivate } from './private-facts';
import { register } from './registered';
import type { Journey } from './house';
import type { SaleSite } from './sale-site';

/** Far from those that the seed gives out. */
const FIRST_SERIAL = 4_000_000;
let cars = 0;

export interface Newcomer {
  readonly portal: Portal;
  readonly phone: Phone;
  readonly language: Language;
}

export async function aNewcomer({ site, visitor }: Journey<SaleSite>, language: Language): Promise<Newcomer> {
  const person = aPerson();
  await register(site.baseUrl, person);
  const portal = new Portal(await visitor());
  await logInAs(portal.page, person);
  await portal.arrive(language);
  await portal.page.getByTestId('citizen').waitFor();
  return { portal, language, phone: new Phone(site.baseUrl, person.mobile) };
}

export function aCar(): string {
  cars += 1;
  const vin = vinOf(FIRST_SERIAL + cars);
  keepPrivate(vin);
  return vin;
}
