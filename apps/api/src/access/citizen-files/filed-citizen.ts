// A citizen as stored, with what is sealed in the clear: never to leave this area but masked, or revealed for a reason.
import {
  type CitizenFile,
  type CitizenLine,
  type CitizenLock,
  type CitizenView,
  SEALED_FIELDS,
  type SealedField,
} from '@haopai/contracts';
import { mask } from '../../platform/personal-data';

export interface FiledCitizen extends CitizenView, Readonly<Record<SealedField, string | null>> {
  readonly representativeName: string | null;
  readonly registeredAtMs: number;
  readonly closedAtMs: number | null;
  readonly lock: CitizenLock | null;
  readonly consents: CitizenFile['consents'];
}

/** The province and the city. */
const ADDRESS_SHOWN = 6;

export function citizenLine(citizen: FiledCitizen): CitizenLine {
  const { id, username, displayName, kind, region, registeredAtMs, lock, closedAtMs } = citizen;
  return {
    ...{ id, username, displayName, kind, region, registeredAtMs },
    maskedMobile: mask(citizen.mobile),
    maskedDocument: mask(citizen.document),
    isLocked: lock !== null,
    isClosed: closedAtMs !== null,
  };
}

export function citizenHead(
  citizen: FiledCitizen,
): Omit<CitizenFile, 'logIns' | 'orders' | 'enrolments' | 'reservations'> {
  const { representativeName, lock, closedAtMs, consents } = citizen;
  return {
    ...citizenLine(citizen),
    ...{ representativeName, lock, closedAtMs, consents },
    maskedTemporaryPermitNo: mask(citizen.temporaryPermitNo),
    maskedRepresentativeId: mask(citizen.representativeId),
    maskedAddress: maskAddress(citizen.address),
    sealed: SEALED_FIELDS.filter((field) => citizen[field] !== null),
  };
}

function maskAddress(address: string | null): string | null {
  if (address === null) return null;
  const characters = [...address];
  return characters.length > 2 * ADDRESS_SHOWN
    ? `${characters.slice(0, ADDRESS_SHOWN).join('')}****`
    : '****';
}
