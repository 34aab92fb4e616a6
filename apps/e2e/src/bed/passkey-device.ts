// A passkey device of Chromium's own in a browser: its finger always fits, and what it has made stays in it for as long as the page is open.
import type { Page } from 'playwright-core';

export interface PasskeyDeviceOfPage {
  /** How many passkeys are in it. */
  count(): Promise<number>;
  /** Whether its owner is there, and who they say they are. */
  setOwner(isThere: boolean): Promise<void>;
}

export async function fitPasskeyDevice(page: Page): Promise<PasskeyDeviceOfPage> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return {
    count: async () => {
      const { credentials } = await browser.send('WebAuthn.getCredentials', { authenticatorId });
      return credentials.length;
    },
    setOwner: async (isUserVerified) => {
      await browser.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
  };
}
