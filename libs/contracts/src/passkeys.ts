// Passkeys (WebAuthn): what is asked of a browser and what it answers, flat; bytes are base64url without padding.

/** Of one person. */
export const PASSKEYS_MAX = 10;
export const PASSKEY_NAME_MAX = 40;

/** As the browser names how it reaches one: `internal`, `hybrid`, `usb`. */
export interface PasskeyHint {
  readonly id: string;
  readonly transports: readonly string[];
}

/** `POST /admin/auth/passkey/question`, `POST /admin/me/confirmation/question`, of citizens `POST /auth/passkey/question` and
 * `POST /me/confirmation/passkey/question`: which passkeys may answer, and what they sign. None where nobody knows yet who it is. */
export interface PasskeyQuestion {
  readonly challenge: string;
  readonly host: string;
  readonly passkeys: readonly PasskeyHint[];
  readonly timeoutMs: number;
}

/** `POST /admin/auth/passkey`, `POST /admin/me/confirmation`; of citizens `POST /auth/login/passkey`, `POST /me/confirmation/passkey`. */
export interface PasskeyAnswer {
  readonly id: string;
  readonly clientData: string;
  readonly authenticatorData: string;
  readonly signature: string;
}

/** `POST /admin/me/passkeys/question`, `POST /me/passkeys/question`: for one more. `passkeys` are there already. */
export interface NewPasskeyQuestion extends PasskeyQuestion {
  /** Tells nobody whose it is. */
  readonly userHandle: string;
  /** For the list that the device itself shows. */
  readonly userName: string;
  readonly userDisplayName: string;
  /** Of signatures that are understood here, the best first (COSE). */
  readonly algorithms: readonly number[];
}

/** `POST /admin/me/passkeys`, `POST /me/passkeys`. */
export interface NewPasskeyBody {
  readonly name: string;
  readonly id: string;
  readonly clientData: string;
  readonly attestation: string;
  readonly transports: readonly string[];
}

/** `PUT /admin/me/passkeys/:id`, `PUT /me/passkeys/:id`. */
export interface RenamePasskeyBody {
  readonly name: string;
}

export interface PasskeyView {
  readonly id: number;
  readonly name: string;
  readonly createdAtMs: number;
  readonly lastUsedAtMs: number | null;
  /** False where it was made at a host that the site has left: it opens nothing here. */
  readonly isUsable: boolean;
}

/** `GET /admin/me/passkeys`, `GET /me/passkeys`. */
export interface PasskeysView {
  readonly items: readonly PasskeyView[];
  /** Where they can be made and shown. */
  readonly host: string;
}
