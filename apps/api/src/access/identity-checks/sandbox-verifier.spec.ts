// The sandbox: what its names do.
import { SANDBOX_NAMES, SandboxVerifier } from './sandbox-verifier';
import { anOrganisation, itIsAnIdentityVerifier, somebody } from './testing/identity-verifier-contract';

describe('the sandbox that is asked who somebody is', () => {
  const verifier = new SandboxVerifier();

  itIsAnIdentityVerifier({
    verifier: () => verifier,
    agrees: () => somebody(),
    agreesOrganisation: () => anOrganisation(),
    differs: () => somebody({ name: `王${SANDBOX_NAMES.differs}` }),
    noRecord: () => somebody({ name: `王${SANDBOX_NAMES.noRecord}` }),
  });

  it('does not answer of some at first, and of others never', async () => {
    const slow = somebody({ name: `王${SANDBOX_NAMES.slow}` });
    const dead = somebody({ name: `王${SANDBOX_NAMES.dead}` });
    const kinds: string[] = [];
    for (let times = 0; times < 4; times += 1)
      kinds.push((await verifier.verify(slow)).kind, (await verifier.verify(dead)).kind);
    const no = 'noAnswer';
    expect(kinds).toEqual([no, no, no, no, 'agrees', no, 'agrees', no]);
  });
});
