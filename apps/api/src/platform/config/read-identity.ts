// Who is asked whether name, document and mobile belong together, with which keys.
import type { CloudauthConfig, Environment, IdentityConfig } from './config';
import type { VariableReader } from './variables';

const ENDPOINT = 'https://cloudauth.aliyuncs.com';
const KINDS = ['off', 'sandbox', 'sandbox-in-production', 'cloudauth'] as const;

/** Production says it: nobody is let through because a variable was forgotten. Specs make citizens without documents. */
export function readIdentity(reader: VariableReader, environment: Environment): IdentityConfig {
  const kind = reader.oneOf('HAOPAI_IDENTITY', KINDS, environment === 'test' ? 'off' : 'sandbox');
  if (kind === 'cloudauth') return { kind, ...readCloudauth(reader, environment) };
  if (kind === 'off') return { kind };
  if (kind === 'sandbox' && environment === 'production')
    reader.fault(
      'HAOPAI_IDENTITY must say cloudauth in production, off where nobody is asked who somebody is, or sandbox-in-production for a rehearsal',
    );
  return { kind: 'sandbox' };
}

function readCloudauth(reader: VariableReader, environment: Environment): CloudauthConfig {
  const need = (name: string): string => {
    const value = reader.secret(name);
    if (value === null) reader.fault(`${name} is missing: HAOPAI_IDENTITY=cloudauth needs it`);
    return value ?? '';
  };
  const given = reader.text('HAOPAI_IDENTITY_ENDPOINT') ?? ENDPOINT;
  const endpoint = URL.canParse(given) ? new URL(given) : null;
  const isSafe = endpoint?.protocol === 'https:' || (endpoint !== null && environment !== 'production');
  if (!isSafe)
    reader.fault('HAOPAI_IDENTITY_ENDPOINT must be an address such as https://cloudauth.aliyuncs.com');
  return {
    endpoint: endpoint?.origin ?? '',
    keyId: need('HAOPAI_IDENTITY_KEY_ID'),
    keySecret: need('HAOPAI_IDENTITY_KEY_SECRET'),
  };
}
