// What a registration comes to when every rule of docs/domain.md, "Accounts", lets it pass.
import type { FieldRefusal, RegisterBody } from '@haopai/contracts';
import {
  type Mobile,
  type Parsed,
  parseCreditCode,
  parseMobile,
  parseOrganisationCode,
  type RefusalCode,
} from '@haopai/rules';
import { parseResidentId, parseUsername, type Password, type Username } from '@haopai/rules/people';
import { judgePassword, refuseLikeOwner } from '../judge-password';
import { plainLine } from './plain-line';

export type DocumentKind =
  | 'citizen'
  | 'hongKongPermit'
  | 'macauPermit'
  | 'taiwanPermit'
  | 'foreignResident'
  | 'organisationCode'
  | 'creditCode';

export interface IdentityDocument {
  readonly kind: DocumentKind;
  /** As it is shown, masked. */
  readonly number: string;
  /** Under which it is unique: both codes of one organisation meet here. */
  readonly unique: { readonly kind: 'residentId' | 'organisation'; readonly text: string };
}

export interface Registration {
  readonly username: Username;
  readonly password: Password;
  readonly mobile: Mobile;
  readonly kind: 'person' | 'organisation';
  /** Real name, or the organisation's. */
  readonly displayName: string;
  readonly document: IdentityDocument;
  readonly temporaryPermitNo: string | null;
  readonly representative: { readonly name: string; readonly residentId: string } | null;
  readonly region: string;
  readonly address: string;
}

const ORGANISATION_CODE_LENGTH = 9;

/** Gathers every refused field, so that a form shows all of them at once. `isRegion`: the city has the region. */
export function readRegistration(
  body: RegisterBody,
  isRegion: boolean,
  nowMs: number,
): Registration | readonly FieldRefusal[] {
  const reader = new FieldReader();
  const username = reader.read('username', parseUsername(body.username));
  const password = reader.read('password', judgePassword(body.password));
  if (username !== null && password !== null) {
    const alike = refuseLikeOwner(password, username.name, namesOf(body));
    if (alike !== null) reader.refuse('password', alike.code, alike.data);
  }
  const mobile = reader.read('mobile', parseMobile(body.mobile));
  const address = reader.text('address', body.address);
  if (!isRegion) reader.refuse('region', 'REGION.UNKNOWN', {});
  const holder =
    body.kind === 'person' ? readPerson(reader, body, nowMs) : readOrganisation(reader, body, nowMs);
  if (
    username === null ||
    password === null ||
    mobile === null ||
    reader.refused.length > 0 ||
    holder === null
  )
    return reader.refused;
  return { username, password, mobile, address, region: body.region, kind: body.kind, ...holder };
}

/** Who an account that exists shall belong to. */
export function readHolder(
  body: Pick<RegisterBody, 'kind' | 'person' | 'organisation'>,
  nowMs: number,
): Holder | readonly FieldRefusal[] {
  const reader = new FieldReader();
  const holder =
    body.kind === 'person' ? readPerson(reader, body, nowMs) : readOrganisation(reader, body, nowMs);
  return holder === null || reader.refused.length > 0 ? reader.refused : holder;
}

type HolderFields = Pick<RegisterBody, 'person' | 'organisation'>;

function namesOf({ person, organisation }: RegisterBody): readonly string[] {
  const { realName } = person ?? {};
  const { name, representativeName } = organisation ?? {};
  return [realName, name, representativeName].filter((one) => one !== undefined);
}

/** Who it is, apart from the account. */
export type Holder = Pick<Registration, 'displayName' | 'document' | 'temporaryPermitNo' | 'representative'>;

function readPerson(reader: FieldReader, { person }: HolderFields, nowMs: number): Holder | null {
  if (person === undefined) return reader.missing('person');
  const displayName = reader.text('person.realName', person.realName);
  const id = reader.read('person.residentId', parseResidentId(person.residentId, nowMs));
  if (id === null) return null;
  const temporaryPermitNo = plainLine(person.temporaryPermitNo ?? '');
  return {
    displayName,
    document: { kind: id.kind, number: id.number, unique: { kind: 'residentId', text: id.number } },
    temporaryPermitNo: temporaryPermitNo === '' ? null : temporaryPermitNo,
    representative: null,
  };
}

function readOrganisation(reader: FieldReader, { organisation }: HolderFields, nowMs: number): Holder | null {
  if (organisation === undefined) return reader.missing('organisation');
  const displayName = reader.text('organisation.name', organisation.name);
  const name = reader.text('organisation.representativeName', organisation.representativeName);
  const id = parseResidentId(organisation.representativeId, nowMs);
  const representativeId = reader.read('organisation.representativeId', id);
  const document = reader.read('organisation.code', parseOrganisationDocument(organisation.code));
  if (document === null || representativeId === null) return null;
  const representative = { name, residentId: representativeId.number };
  return { displayName, document, temporaryPermitNo: null, representative };
}

/** Nine characters are the older code; whatever else was typed is read as the newer one, and refused as such. */
export function parseOrganisationDocument(raw: string): Parsed<IdentityDocument, RefusalCode> {
  const old = parseOrganisationCode(raw);
  if (old.ok) return { ok: true, value: organisationDocument('organisationCode', old.value, old.value) };
  const isOld = raw.replace(/[\s-]/g, '').length === ORGANISATION_CODE_LENGTH;
  const code = parseCreditCode(raw);
  if (!code.ok) return isOld ? old : code;
  const { number, organisationCode } = code.value;
  return { ok: true, value: organisationDocument('creditCode', number, organisationCode) };
}

function organisationDocument(kind: DocumentKind, number: string, text: string): IdentityDocument {
  return { kind, number, unique: { kind: 'organisation', text } };
}

class FieldReader {
  readonly refused: FieldRefusal[] = [];

  read<Value>(path: string, parsed: Parsed<Value, RefusalCode>): Value | null {
    if (parsed.ok) return parsed.value;
    this.refuse(path, parsed.code, parsed.data);
    return null;
  }

  text(path: string, raw: string): string {
    const text = plainLine(raw);
    if (text === '') this.refuse(path, 'TEXT.EMPTY', {});
    return text;
  }

  missing(path: string): null {
    this.refuse(path, 'TEXT.EMPTY', {});
    return null;
  }

  refuse(path: string, code: FieldRefusal['code'], data: object): void {
    this.refused.push({ path, code, data });
  }
}
