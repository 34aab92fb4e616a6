// People and organisations with documents that pass every check and belong to nobody; no two of them share a number.
import { creditCodeCheckCharacter } from '@haopai/rules';
import { residentIdCheckCharacter } from '@haopai/rules/people';
import { keepPrivate } from './private-facts';

const COUNTY = '330702';
const BORN = '19900307';
const MINOR_YEARS = 12;

interface Account {
  readonly username: string;
  readonly password: string;
  readonly region: string;
  readonly address: string;
  readonly mobile: string;
}

export interface Person extends Account {
  readonly kind: 'person';
  readonly realName: string;
  readonly residentId: string;
  readonly permit: string;
}

export interface Organisation extends Account {
  readonly kind: 'organisation';
  readonly name: string;
  readonly code: string;
  readonly representativeName: string;
  readonly representativeId: string;
}

let made = 0;

export function aPerson(): Person {
  const account = anAccount();
  const realName = `卫静之${made}`;
  const permit = `ZJ${33_070_200 + made}`;
  keepPrivate(realName, permit);
  return { ...account, kind: 'person', realName, residentId: aResidentId(), permit };
}

export function anOrganisation(): Organisation {
  const account = anAccount();
  const body = `91330700MA2E${10_000 + made}`;
  const organisation = {
    name: `金华双溪物流${made}有限公司`,
    code: body + creditCodeCheckCharacter(body),
    representativeName: `盛嘉树${made}`,
  };
  keepPrivate(...Object.values(organisation));
  return { ...account, kind: 'organisation', ...organisation, representativeId: aResidentId() };
}

/** A number that no account has. */
export function aMobile(): string {
  made += 1;
  const mobile = `139${57_900_000 + made}`;
  keepPrivate(mobile);
  return mobile;
}

export function aPassword(): string {
  made += 1;
  const password = `quiet herons ${made}`;
  keepPrivate(password);
  return password;
}

/** A number of a document that is right, of somebody who may not register yet. */
export function aMinorsId(): string {
  return aResidentId(`${new Date().getFullYear() - MINOR_YEARS}0307`);
}

function anAccount(): Account {
  const mobile = aMobile();
  const address = `八一南街 ${600 + made} 号`;
  keepPrivate(address);
  return { username: `arrives_${made}`, password: aPassword(), region: COUNTY, address, mobile };
}

/** Of somebody who was registered first in `county`. */
export function aResidentId(born = BORN, county = COUNTY): string {
  made += 1;
  const body = `${county}${born}${String(made).padStart(3, '0')}`;
  const residentId = body + residentIdCheckCharacter(body);
  keepPrivate(residentId);
  return residentId;
}
