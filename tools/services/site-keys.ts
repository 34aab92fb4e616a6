// The keys that all instances of a site share, and how the api is told them.

export interface SiteKeys {
  /** Signs session cookies. */
  readonly sessionSecret: string;
  /** Seal personal data: `k1:base64`. */
  readonly dataKeys: string;
  /** Finds sealed data again. */
  readonly dataHashKey: string;
}

/** Of sites that live as long as a test: sessions and sealed data outlive a restart. */
export const TEST_KEYS: SiteKeys = {
  sessionSecret: 'who-is-logged-in-survives-every-kill-0123456789',
  dataKeys: 'k1:EAcXSBkS_Hr0n7EyyyIQUQ9AVClkqxj0GnwMU0Nq9Zc',
  dataHashKey: 'hg7mVwT3jYvN9pQ0xKcR5bLz2sDf8aUeWoXtYi6GkH4',
};

/** Data that was sealed under this installation's keys must be opened by them, whatever the environment of this process says. */
export function keyVariables({ sessionSecret, dataKeys, dataHashKey }: SiteKeys): Record<string, string> {
  return {
    HAOPAI_SESSION_SECRET: process.env.HAOPAI_SESSION_SECRET ?? sessionSecret,
    HAOPAI_DATA_KEYS: dataKeys,
    HAOPAI_DATA_HASH_KEY: dataHashKey,
  };
}
