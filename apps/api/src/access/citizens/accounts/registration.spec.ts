// Every rule of docs/domain.md, "Accounts", as it meets a form: which field is refused, and with which code.
import type { RegisterBody } from '@haopai/contracts';
import { aResidentId } from '../../../testing';
import { readRegistration } from './registration';

const NOW_MS = Date.UTC(2026, 10, 25, 4);
const base = {
  username: 'Wang_Xiaoming',
  password: 'blue-plates-7',
  region: '330702',
  address: ' 八一南街 1 号 ',
  mobile: '+86 138-0013-8000',
  smsCode: '123456',
  agreementVersion: '1',
  identityConsent: true,
};
const person: RegisterBody = {
  ...base,
  kind: 'person',
  person: { realName: ' 王小明 ', residentId: '11010519491231002x', temporaryPermitNo: ' ' },
};
const organisation: RegisterBody = {
  ...base,
  kind: 'organisation',
  organisation: {
    name: '金华市春江物流有限公司',
    code: 'd2143569-x',
    representativeName: '金春江',
    representativeId: '11010519491231002X',
  },
};

const read = (body: RegisterBody, isRegion = true) => readRegistration(body, isRegion, NOW_MS);
const refusedOf = (body: RegisterBody, isRegion = true): readonly (readonly [string, string])[] => {
  const read = readRegistration(body, isRegion, NOW_MS);
  return 'username' in read ? [] : read.map(({ path, code }) => [path, code]);
};

describe('a registration', () => {
  it('of a person is read in the form that is stored', () => {
    expect(read(person)).toMatchObject({
      username: { name: 'Wang_Xiaoming', key: 'wang_xiaoming' },
      mobile: '13800138000',
      kind: 'person',
      displayName: '王小明',
      address: '八一南街 1 号',
      document: { kind: 'citizen', number: '11010519491231002X' },
      temporaryPermitNo: null,
      representative: null,
    });
  });

  it('loses invisible characters, and is empty when it has no others', () => {
    const body = { ...person, address: '\u202e八一\u0000南街\u200b \t1 号\ufeff' };
    expect(read(body)).toMatchObject({ address: '八一南街 1 号' });
    expect(refusedOf({ ...person, address: '\u200b\u2060 ' })).toEqual([['address', 'TEXT.EMPTY']]);
  });

  it('of an organisation holds its code and its representative', () => {
    expect(read(organisation)).toMatchObject({
      displayName: '金华市春江物流有限公司',
      document: { kind: 'organisationCode', number: 'D2143569X' },
      representative: { name: '金春江', residentId: '11010519491231002X' },
    });
  });

  it('knows an organisation by either of its codes', () => {
    const withCode = (code: string) => {
      const { organisation: fields } = organisation;
      return read({ ...organisation, organisation: fields && { ...fields, code } });
    };
    const newer = withCode('91350100M000100Y43');
    expect(newer).toMatchObject({
      document: { kind: 'creditCode', unique: { kind: 'organisation', text: 'M000100Y4' } },
    });
  });

  it.each<[string, RegisterBody, string, string]>([
    ['a short user name', { ...person, username: 'abcd' }, 'username', 'USERNAME.WRONG_LENGTH'],
    ['a user name with a hyphen', { ...person, username: 'ab-cde' }, 'username', 'USERNAME.BAD_CHARACTER'],
    ['a short password', { ...person, password: 'short-7' }, 'password', 'PASSWORD.WRONG_LENGTH'],
    ['a common password', { ...person, password: 'Password123' }, 'password', 'PASSWORD.TOO_COMMON'],
    ['a mobile of ten digits', { ...person, mobile: '1380013800' }, 'mobile', 'MOBILE.WRONG_LENGTH'],
    ['a landline', { ...person, mobile: '05798246813' }, 'mobile', 'MOBILE.WRONG_PREFIX'],
    ['an empty address', { ...person, address: '   ' }, 'address', 'TEXT.EMPTY'],
  ])('is refused for %s', (_, body, path, code) => {
    expect(refusedOf(body)).toEqual([[path, code]]);
  });

  it.each([
    ['a mistyped digit', '110105194912310021', 'RESIDENT_ID.WRONG_CHECK_CHARACTER'],
    ['a day that never was', '110105194902300022', 'RESIDENT_ID.BAD_BIRTH_DATE'],
    ['seventeen characters', '11010519491231002', 'RESIDENT_ID.WRONG_LENGTH'],
    ['someone of seventeen years', aResidentId('20081126'), 'RESIDENT_ID.UNDER_AGE'],
  ])('of a person is refused for %s', (_, residentId, code) => {
    const body = { ...person, person: { realName: '王小明', residentId } };
    expect(refusedOf(body)).toEqual([['person.residentId', code]]);
  });

  it('of a person takes who is eighteen today', () => {
    const body = { ...person, person: { realName: '王小明', residentId: aResidentId('20081125') } };
    expect(refusedOf(body)).toEqual([]);
  });

  it.each([
    ['D21435690', 'ORGANISATION_CODE.WRONG_CHECK_CHARACTER'],
    ['91350100M000100Y44', 'CREDIT_CODE.WRONG_CHECK_CHARACTER'],
    ['91350100M000100', 'CREDIT_CODE.WRONG_LENGTH'],
  ])('of an organisation is refused for the code %s', (code, refusal) => {
    const { organisation: fields } = organisation;
    if (fields === undefined) throw new Error('no fields');
    expect(refusedOf({ ...organisation, organisation: { ...fields, code } })).toEqual([
      ['organisation.code', refusal],
    ]);
  });

  it('tells all of its wrong fields at once, and never what was typed as password or document', () => {
    const body = {
      ...organisation,
      username: '!',
      password: 'hush',
      organisation: { name: '', code: '1', representativeName: ' ', representativeId: '2' },
    };
    const refused = readRegistration(body, false, NOW_MS);
    expect(refusedOf(body, false)).toEqual([
      ['username', 'USERNAME.BAD_CHARACTER'],
      ['password', 'PASSWORD.WRONG_LENGTH'],
      ['region', 'REGION.UNKNOWN'],
      ['organisation.name', 'TEXT.EMPTY'],
      ['organisation.representativeName', 'TEXT.EMPTY'],
      ['organisation.representativeId', 'RESIDENT_ID.WRONG_LENGTH'],
      ['organisation.code', 'CREDIT_CODE.WRONG_LENGTH'],
    ]);
    expect(JSON.stringify(refused)).not.toContain('hush');
  });
});
