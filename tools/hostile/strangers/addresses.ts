// Where strangers come from: all of 127/8 is this machine, so each may have an address of its own.

/** That of the bidders too. */
export const ONE_ADDRESS = '127.0.0.1';

const HOSTS = 254;
const NETWORKS = 256;

/** Of the nth stranger, from 0: 127.1.0.1, 127.1.0.2, … Never that of somebody else below 16 million. */
export function addressOfStranger(nth: number): string {
  const network = Math.floor(nth / HOSTS);
  return `127.${1 + (Math.floor(network / NETWORKS) % HOSTS)}.${network % NETWORKS}.${1 + (nth % HOSTS)}`;
}
