// Aliyun's identity service against a stub on loopback: the signature, what is asked, what each answer means, and that nothing personal gets out.
import { inspect } from 'node:util';
import type { IdentityFacts } from '../identity-verifier';
import { aCloudauthStub, type CloudauthStub, type StubMood } from '../testing/cloudauth-stub';
import { anOrganisation, itIsAnIdentityVerifier, somebody } from '../testing/identity-verifier-contract';
import { CloudauthVerifier } from './cloudauth-verifier';

/** For an answer that comes, however slow the machine. */
const PATIENT = { connectMaxMs: 60_000, answerMaxMs: 60_000 };
/** For one that never comes. */
const QUICK = { connectMaxMs: 300, answerMaxMs: 300 };

describe('Aliyun’s identity service', () => {
  let stub: CloudauthStub;
  let verifier: CloudauthVerifier;

  beforeAll(async () => {
    stub = await aCloudauthStub();
  });
  beforeEach(() => {
    stub.mood = { kind: 'normal' };
    verifier = new CloudauthVerifier(stub.config, PATIENT);
  });
  afterAll(() => stub.stop());

  const known = (facts: IdentityFacts): IdentityFacts => {
    const { name, document, mobile, representative } = facts;
    const theirs = representative === null ? [mobile] : [representative.name, representative.residentId];
    stub.records.set(name, [document, ...theirs]);
    return facts;
  };

  itIsAnIdentityVerifier({
    verifier: () => verifier,
    agrees: () => known(somebody()),
    agreesOrganisation: () => known(anOrganisation()),
    differs: () => ({ ...known(somebody()), mobile: somebody().mobile }),
    noRecord: () => somebody(),
  });

  it('signs with the configured keys, and asks what its documentation says', async () => {
    const person = known(somebody());
    await verifier.verify(person);
    expect(stub.asked.at(-1)).toEqual({
      ...{ action: 'Mobile3MetaSimpleVerify', version: '2019-03-07' },
      query: {
        ...{ ParamType: 'normal', UserName: person.name },
        ...{ IdentifyNum: person.document, Mobile: person.mobile },
      },
    });
    const organisation = known(anOrganisation());
    await verifier.verify(organisation);
    expect(stub.asked.at(-1)).toEqual({
      ...{ action: 'EntElementVerifyV2', version: '2019-03-07' },
      query: {
        SceneCode: expect.stringMatching(/^\w{1,32}$/),
        MerchantBizId: expect.stringMatching(/^[0-9a-f]{32}$/),
        MerchantUserId: expect.stringMatching(/^[0-9a-f]{32}$/),
        ...{ UserAuthorization: '1', InfoVerifyType: 'ENT_4META' },
        ...{ EntName: organisation.name, LicenseNo: organisation.document },
        LegalPersonName: organisation.representative?.name,
        LegalPersonCertNo: organisation.representative?.residentId,
      },
    });
    expect(stub.wrongSignatures).toBe(0);
    const stranger = new CloudauthVerifier({ ...stub.config, keySecret: 'another' }, PATIENT);
    expect(await stranger.verify(person)).toEqual({ kind: 'noAnswer', why: 'SignatureDoesNotMatch' });
    expect(stub.wrongSignatures).toBe(1);
  });

  it('asks of a representative without a mainland card by the name alone', async () => {
    const representative = { name: '法定人', residentId: '810000199003070018' };
    await verifier.verify(anOrganisation({ representative }));
    expect(stub.asked.at(-1)?.query).toMatchObject({ InfoVerifyType: 'ENT_3META' });
    expect(stub.asked.at(-1)?.query).not.toHaveProperty('LegalPersonCertNo');
  });

  it.each<[string, IdentityFacts]>([
    ['a permit', somebody({ documentKind: 'hongKongPermit' })],
    ['a foreigner’s card', somebody({ documentKind: 'foreignResident' })],
    ['an older code of an organisation', anOrganisation({ documentKind: 'organisationCode' })],
  ])('is not asked for %s, of which it has no records', async (_, facts) => {
    const before = stub.asked.length;
    expect(await verifier.verify(facts)).toEqual({ kind: 'refused', reason: 'notCovered' });
    expect(stub.asked).toHaveLength(before);
  });

  it.each<[string, StubMood, string]>([
    ['parameters that it does not take', { kind: 'code', code: '401' }, '401'],
    ['a service that nobody switched on', { kind: 'code', code: '403' }, '403'],
    ['a fault of theirs', { kind: 'code', code: '500' }, '500'],
    ['throttling', { kind: 'status', status: 429, code: 'Throttling.User' }, 'Throttling.User'],
    [
      'a server that fails',
      { kind: 'status', status: 503, code: 'ServiceUnavailable' },
      'ServiceUnavailable',
    ],
    ['words of no meaning', { kind: 'body', body: { Code: '200', ResultObject: {} } }, 'ANSWER.UNREADABLE'],
    ['an empty answer', { kind: 'body', body: {} }, 'ANSWER.UNREADABLE'],
  ])('takes %s for no answer', async (_, mood, why) => {
    stub.mood = mood;
    expect(await verifier.verify(known(somebody()))).toEqual({ kind: 'noAnswer', why });
  });

  it('gives up when nobody answers or listens, and lets nothing personal into what it says', async () => {
    stub.mood = { kind: 'deaf' };
    const person = somebody();
    const answers = [
      await new CloudauthVerifier(stub.config, QUICK).verify(person),
      await new CloudauthVerifier({ ...stub.config, endpoint: 'http://127.0.0.1:9' }, PATIENT).verify(person),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({ kind: 'noAnswer' });
      for (const fact of [person.name, person.document, person.mobile])
        expect(inspect(answer, { depth: 9, showHidden: true })).not.toContain(fact);
    }
    expect(answers[1]).toEqual({ kind: 'noAnswer', why: 'ECONNREFUSED' });
  });
});
