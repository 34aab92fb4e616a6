// Passkeys in the browser, apart from the rest: only pages that ask for one load it.
export { type DeviceFailure, type FromDevice, PasskeyDevice } from './passkey-device';
