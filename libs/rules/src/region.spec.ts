// Which regions may buy a plate.
import { parseCreditCode } from './credit-code';
import { parseOrganisationCode } from './organisation-code';
import { isOpenToRegion, regionOfDocument } from './region';
import { parseResidentId, residentIdCheckCharacter } from './resident-id';

describe('a plate', () => {
  it('is open to its own region alone', () => {
    const plate = { region: '330702', isPersonalised: false };
    expect(isOpenToRegion(plate, '330702')).toBe(true);
    expect(isOpenToRegion(plate, '330782')).toBe(false);
  });

  it('is open to every region when it is personalised', () => {
    const plate = { region: '330702', isPersonalised: true };
    expect(isOpenToRegion(plate, '330702')).toBe(true);
    expect(isOpenToRegion(plate, '330782')).toBe(true);
  });
});

describe('the region of a document', () => {
  const person = (digits: string) => {
    const id = parseResidentId(digits + residentIdCheckCharacter(digits), Date.UTC(2026, 10, 24));
    if (!id.ok) throw new Error(id.code);
    return regionOfDocument(id.value);
  };

  it('is the one that its number names', () => {
    expect(person('33078219900307001')).toBe('330782');
    const organisation = parseCreditCode('91350100M000100Y43');
    expect(organisation.ok && regionOfDocument(organisation.value)).toBe('350100');
  });

  it('is unknown of permits, of foreigners’ cards and of the older code of an organisation', () => {
    for (const digits of ['81000019900307001', '93384019900307001']) expect(person(digits)).toBeNull();
    const older = parseOrganisationCode('D2143569X');
    expect(older.ok && regionOfDocument(older.value)).toBeNull();
  });
});
