// What every IdentityVerifier keeps, whoever is asked.
import { aMobile, aResidentId } from '../../../testing';
import type { IdentityFacts, IdentityVerifier } from '../identity-verifier';

let serial = 0;

/** A person who is nobody else. */
export function somebody(given: Partial<IdentityFacts> = {}): IdentityFacts {
  serial += 1;
  return {
    kind: 'person',
    name: `核实${serial}`,
    document: aResidentId(),
    documentKind: 'citizen',
    mobile: aMobile(),
    representative: null,
    ...given,
  };
}

export function anOrganisation(given: Partial<IdentityFacts> = {}): IdentityFacts {
  serial += 1;
  return somebody({
    kind: 'organisation',
    name: `核实${serial}有限公司`,
    document: `91330702MA2E${String(serial).padStart(6, '0')}`,
    documentKind: 'creditCode',
    representative: { name: '法定人', residentId: aResidentId() },
    ...given,
  });
}

/** What is asked for: those whom it knows, and those of whom it says otherwise. */
export interface KnownIdentities {
  readonly verifier: () => IdentityVerifier;
  readonly agrees: () => IdentityFacts;
  readonly agreesOrganisation: () => IdentityFacts;
  readonly differs: () => IdentityFacts;
  readonly noRecord: () => IdentityFacts;
}

export function itIsAnIdentityVerifier(known: KnownIdentities): void {
  it('says that a person and an organisation are who they say', async () => {
    expect(await known.verifier().verify(known.agrees())).toEqual({ kind: 'agrees' });
    expect(await known.verifier().verify(known.agreesOrganisation())).toEqual({ kind: 'agrees' });
  });

  it('says that something belongs to another, or that it knows nobody of the name, and says it again', async () => {
    for (const reason of ['differs', 'noRecord'] as const) {
      const facts = known[reason]();
      for (let times = 0; times < 2; times += 1)
        expect(await known.verifier().verify(facts)).toEqual({ kind: 'refused', reason });
    }
  });
}
