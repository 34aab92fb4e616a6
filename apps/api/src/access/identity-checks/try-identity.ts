// The operator's command `try-identity NAME NUMBER MOBILE`: whether the provider of the configuration knows a person of theirs, and finds out another name. No line tells any of it.
import type { IdentityConfig } from '../../platform/config';
import { CloudauthVerifier } from './cloudauth/cloudauth-verifier';
import type { IdentityAnswer, IdentityVerifier } from './identity-verifier';

/** Nobody's name ends so. */
const ANOTHER_NAME_END = '某';

/** Rejects with what went wrong. */
export function tryIdentity(
  identity: IdentityConfig,
  person: readonly string[],
  tell: (line: string) => void,
): Promise<void> {
  if (identity.kind !== 'cloudauth')
    throw new Error(
      `HAOPAI_IDENTITY is ${identity.kind}, which asks nobody: say cloudauth, and give its keys`,
    );
  return askTwice(new CloudauthVerifier(identity), person, tell);
}

export async function askTwice(
  verifier: IdentityVerifier,
  [name = '', document = '', mobile = '']: readonly string[],
  tell: (line: string) => void,
): Promise<void> {
  if (name === '' || document === '' || mobile === '')
    throw new Error(
      'try-identity <name> <number of the resident ID> <mobile number that is registered to them>',
    );
  const person = { kind: 'person', document, documentKind: 'citizen', mobile, representative: null } as const;
  expectAnswer(await verifier.verify({ ...person, name }), 'agrees');
  tell('name, document and mobile belong together');
  expectAnswer(await verifier.verify({ ...person, name: name + ANOTHER_NAME_END }), 'refused');
  tell('with another name they do not');
}

function expectAnswer(answer: IdentityAnswer, kind: IdentityAnswer['kind']): void {
  if (answer.kind === kind) return;
  const why = 'why' in answer ? answer.why : 'reason' in answer ? answer.reason : '';
  throw new Error(`the answer is ${answer.kind} ${why}, and should be ${kind}`);
}
