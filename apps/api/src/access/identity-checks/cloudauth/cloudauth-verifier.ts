// IdentityVerifier over Aliyun's identity service (Cloudauth): of a person name, resident ID and mobile, of an organisation name, credit code and legal representative.
import { randomUUID } from 'node:crypto';
import { type AliyunAccess, type AliyunTimes, clientConfig, unwrapped } from '../../../platform/aliyun';
import { type IdentityAnswer, type IdentityFacts, IdentityVerifier } from '../identity-verifier';
import { answerOfBody, answerOfError } from './cloudauth-answers';

type Core = typeof import('@alicloud/openapi-core');
type Runtime = Parameters<InstanceType<Core['default']>['callApi']>[2];

interface Opened {
  readonly core: Core;
  readonly client: InstanceType<Core['default']>;
}

interface Question {
  readonly action: 'Mobile3MetaSimpleVerify' | 'EntElementVerifyV2';
  readonly query: Readonly<Record<string, string>>;
}

export const CLOUDAUTH_TIMES: AliyunTimes = { connectMaxMs: 2_000, answerMaxMs: 6_000 };
const VERSION = '2019-03-07';
const SCENE = 'haopai';
/** Numbers of permits begin with 8, those of foreigners with 9. */
const MAINLAND_ID = /^[1-6]/;

export class CloudauthVerifier extends IdentityVerifier {
  private opened: Promise<Opened> | null = null;

  constructor(
    private readonly access: AliyunAccess,
    private readonly times = CLOUDAUTH_TIMES,
  ) {
    super();
  }

  async verify(facts: IdentityFacts): Promise<IdentityAnswer> {
    const question = facts.kind === 'person' ? aboutPerson(facts) : aboutOrganisation(facts);
    if (question === null) return { kind: 'refused', reason: 'notCovered' };
    try {
      return answerOfBody(await this.ask(question));
    } catch (error) {
      return answerOfError(error);
    }
  }

  private async ask({ action, query }: Question): Promise<unknown> {
    const { core, client } = await this.open();
    const { $OpenApiUtil } = core;
    const params = new $OpenApiUtil.Params({
      ...{ action, version: VERSION, protocol: 'HTTPS', pathname: '/', method: 'POST' },
      ...{ authType: 'AK', style: 'RPC', reqBodyType: 'formData', bodyType: 'json' },
    });
    // Without options the client keeps to those of its configuration, and asks once.
    const answer: unknown = await client.callApi(
      params,
      new $OpenApiUtil.OpenApiRequest({ query }),
      {} as Runtime,
    );
    return typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'body') : undefined;
  }

  private open(): Promise<Opened> {
    this.opened ??= openCloudauth(this.access, this.times);
    return this.opened;
  }
}

async function openCloudauth(access: AliyunAccess, times: AliyunTimes): Promise<Opened> {
  const core = unwrapped(await import('@alicloud/openapi-core'));
  return { core, client: new core.default(await clientConfig(access, times)) };
}

/** Null for documents that it has no records of: permits, and cards of foreigners. */
function aboutPerson({ name, document, documentKind, mobile }: IdentityFacts): Question | null {
  if (documentKind !== 'citizen') return null;
  return {
    action: 'Mobile3MetaSimpleVerify',
    query: { ParamType: 'normal', UserName: name, IdentifyNum: document, Mobile: mobile },
  };
}

/** Null for the older codes of organisations. */
function aboutOrganisation({ name, document, documentKind, representative }: IdentityFacts): Question | null {
  if (documentKind !== 'creditCode' || representative === null) return null;
  const hasRecord = MAINLAND_ID.test(representative.residentId);
  return {
    action: 'EntElementVerifyV2',
    query: {
      ...{ SceneCode: SCENE, MerchantBizId: aReference(), MerchantUserId: aReference() },
      ...{ UserAuthorization: '1', InfoVerifyType: hasRecord ? 'ENT_4META' : 'ENT_3META' },
      ...{ EntName: name, LicenseNo: document, LegalPersonName: representative.name },
      ...(hasRecord ? { LegalPersonCertNo: representative.residentId } : {}),
    },
  };
}

/** Letters and digits, 32 at most: it says nothing of whom it is about. */
function aReference(): string {
  return randomUUID().replaceAll('-', '');
}
