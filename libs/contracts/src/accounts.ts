// Registration, the ways in, and one's own account as the wire shows them. Identity documents and mobiles come back masked.
import type { Language, RefusalCode } from '@haopai/rules';

/** `POST /auth/captcha`: a picture to type (a PNG in base64), single use; `isOn: false` where the site asks for none. `CAPTCHA.TOO_MANY`: only work will do now. */
export type CaptchaView =
  | { readonly isOn: true; readonly captchaId: string; readonly png: string; readonly expiresAtMs: number }
  | { readonly isOn: false };

export type SmsCodePurpose = 'register' | 'login' | 'recover' | 'changeMobile';

/** What a stranger shows a proof of work for: a log-in by password, or a text. */
export type ProofPurpose = 'password' | Exclude<SmsCodePurpose, 'changeMobile'>;

/** `POST /auth/proofs`. */
export interface ProofBody {
  readonly purpose: ProofPurpose;
}

/** As `altcha-lib` makes and solves it; signed, so that it comes back as it was given. */
export interface ProofChallenge {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly signature: string;
}

/** Work for a machine, single use and for that purpose alone; `isOn: false` where the site asks for none. */
export type ProofView =
  | { readonly isOn: true; readonly challenge: ProofChallenge; readonly expiresAtMs: number }
  | { readonly isOn: false };

/** By which a stranger shows to be no machine: a proof of work or, by choice, a picture. Left out where the site asks for neither. */
export interface NoMachine {
  /** Challenge and solution, JSON in base64. */
  readonly proof?: string;
  readonly captchaId?: string;
  readonly captchaText?: string;
}

/** `POST /auth/sms-codes`: 202, alike whether or not the number belongs to an account. `changeMobile` wants a session, and no proof. */
export interface SendSmsCodeBody extends NoMachine {
  readonly mobile: string;
  readonly purpose: SmsCodePurpose;
}

export interface SmsCodeSent {
  readonly expiresAtMs: number;
  /** When the next one may be asked for. */
  readonly nextAtMs: number;
}

/** `POST /accounts/mobile-codes`: 204 when the code to register is right; each is one of its five tries. */
export interface CheckMobileCodeBody {
  readonly mobile: string;
  readonly code: string;
}

/** `POST /auth/login/sms`: whoever asked for the code has shown to be no machine. */
export interface SmsLoginBody {
  readonly mobile: string;
  readonly code: string;
}

/** `POST /auth/password-recovery`: 204; every session of the account ends. */
export interface RecoverPasswordBody {
  readonly mobile: string;
  readonly code: string;
  readonly newPassword: string;
}

/** `GET /accounts/usernames/:username`: while typing. */
export interface UsernameView {
  readonly isFree: boolean;
}

/** `GET /agreements/current?lang=`: sanitised HTML. */
export interface AgreementView {
  readonly version: string;
  readonly publishedAtMs: number;
  readonly title: string;
  readonly html: string;
  /** The statement on identity data, which is consented to on its own. */
  readonly identity: { readonly title: string; readonly html: string };
  /** Where it is not there in the language that was asked for: in which it is shown. */
  readonly writtenIn?: Language;
}

/** Passages of plain text: those of the new text that the old one did not have, and the other way round. */
export interface AgreementChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** `GET /me/agreement?lang=`, and the answer to `POST /me/agreement?lang=`. */
export interface OwnAgreementView {
  /** The one in force. */
  readonly agreement: AgreementView;
  /** Whether the citizen has still to agree to it. */
  readonly isDue: boolean;
  /** What the citizen agreed to last; null when that was not done here. */
  readonly agreedVersion: string | null;
  readonly agreedAtMs: number | null;
  /** From what was agreed to last; null when nothing is due, or the former text is not known. */
  readonly changes: AgreementChanges | null;
}

/** `POST /me/agreement`: to the version that was read. */
export interface AgreeBody {
  readonly version: string;
  /** Consent, of its own, to the handling of identity data. */
  readonly identityConsent: boolean;
}

export interface PersonFields {
  readonly realName: string;
  readonly residentId: string;
  readonly temporaryPermitNo?: string;
}

export interface OrganisationFields {
  readonly name: string;
  /** GB 11714 organisation code or GB 32100 unified social credit code. */
  readonly code: string;
  readonly representativeName: string;
  readonly representativeId: string;
}

/** `POST /accounts`: 201 with a CitizenView and a session. Exactly one of `person` and `organisation`, as `kind` says. */
export interface RegisterBody {
  readonly username: string;
  readonly password: string;
  readonly kind: 'person' | 'organisation';
  readonly person?: PersonFields;
  readonly organisation?: OrganisationFields;
  /** Administrative code of the region of the document, for example `330702`. */
  readonly region: string;
  readonly address: string;
  readonly mobile: string;
  readonly smsCode: string;
  readonly agreementVersion: string;
  /** Consent, of its own, to the handling of identity data. */
  readonly identityConsent: boolean;
  /** Where another account has the document: an account all the same, without deposits until the office has decided whose it is. */
  readonly claimsDocument?: boolean;
}

/** A field that a rule refused: its path in the body, and the rule's code and data. */
export interface FieldRefusal {
  readonly path: string;
  readonly code: RefusalCode | 'REGION.UNKNOWN' | 'TEXT.EMPTY' | 'MAIL.MALFORMED';
  readonly data: object;
}

export interface RegionView {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** `GET /me/profile`. */
export interface ProfileView {
  readonly username: string;
  readonly kind: 'person' | 'organisation';
  readonly displayName: string;
  readonly region: string;
  readonly address: string | null;
  readonly maskedMobile: string | null;
  /** Resident ID, or organisation or credit code. */
  readonly maskedDocument: string | null;
  readonly maskedTemporaryPermitNo: string | null;
  readonly representativeName: string | null;
  readonly maskedRepresentativeId: string | null;
  readonly registeredAtMs: number;
  readonly agreementVersion: string | null;
  /** The log-in before this session's; null on the first. */
  readonly lastLogin: { readonly atMs: number; readonly address: string; readonly device: string } | null;
}

/** `PUT /me/password`: 204; the other sessions end. */
export interface ChangePasswordBody {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/** `PUT /me/mobile`: the code was sent to the new number. Answers with the ProfileView. */
export interface ChangeMobileBody {
  /** Missing where the session has confirmed itself. */
  readonly currentPassword?: string;
  readonly mobile: string;
  readonly code: string;
}

/** `PUT /me/address`. Answers with the ProfileView. */
export interface ChangeAddressBody {
  readonly currentPassword: string;
  readonly address: string;
}

/** `GET /me/sessions`: the newest use first. `DELETE /me/sessions/:id` ends one, `DELETE /me/sessions` all others. */
export interface SessionView {
  /** Not the session's secret id. */
  readonly id: string;
  /** Such as `Chrome 141 · Windows`; empty when the browser does not say. */
  readonly device: string;
  readonly address: string;
  readonly openedAtMs: number;
  readonly lastUsedAtMs: number;
  readonly isCurrent: boolean;
}

/**
 * `POST /me/confirmation`: 204. Whoever is logged in shows once more who they are: by the password, or by the code that `POST /me/confirmation/code`
 * has sent to the account's own number. What asks for it (`CONFIRMATION.NEEDED`) goes on for some minutes then.
 */
export interface ConfirmationBody {
  readonly password?: string;
  readonly code?: string;
}

/** `POST /me/closing`: 204. Personal data goes, the public record of bids stays. */
export interface CloseAccountBody {
  readonly currentPassword: string;
}
