// The trial of the identity service against its stand-in: asked twice, and nothing personal in what is said.
import { CloudauthVerifier } from './cloudauth/cloudauth-verifier';
import { aCloudauthStub, type CloudauthStub } from './testing/cloudauth-stub';
import { somebody } from './testing/identity-verifier-contract';
import { askTwice, tryIdentity } from './try-identity';

describe('the trial of the identity service', () => {
  const { name, document, mobile } = somebody();
  let stub: CloudauthStub;
  beforeAll(async () => {
    stub = await aCloudauthStub();
  });
  afterAll(() => stub.stop());

  const trial = async (): Promise<string> => {
    const said: string[] = [];
    await askTwice(new CloudauthVerifier(stub.config), [name, document, mobile], (line) => said.push(line));
    return said.join('\n');
  };

  it('says that it knows a person, and finds out another name', async () => {
    stub.records.set(name, [document, mobile]);
    const said = await trial();
    expect(stub.asked).toHaveLength(2);
    for (const fact of [name, document, mobile]) expect(said).not.toContain(fact);
  });

  it('says why there was no answer', async () => {
    stub.mood = { kind: 'code', code: '403' };
    await expect(trial()).rejects.toThrow('noAnswer 403');
  });

  it('wants a provider and a person', async () => {
    expect(() => tryIdentity({ kind: 'sandbox' }, [name, document, mobile], () => undefined)).toThrow(
      'HAOPAI_IDENTITY',
    );
    await expect(tryIdentity({ kind: 'cloudauth', ...stub.config }, [name], () => undefined)).rejects.toThrow(
      'try-identity',
    );
  });
});
