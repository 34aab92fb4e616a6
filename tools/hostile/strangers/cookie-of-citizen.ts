// One of the crowd has logged in: from an address of its own, for the crowd before may have used up that of the bidders.
import { logIn } from '../../attack/cast/log-in';
import { Person } from '../../attack/cast/person';
import { LOAD_TEST_PASSWORD } from '../../seed';
import type { Scene } from './scene';

/** The header's value. */
export async function cookieOfCitizen({ baseUrl, addressOf }: Scene, username: string): Promise<string> {
  const citizen = new Person(baseUrl, username, addressOf(0));
  await citizen.must(logIn(citizen, username, LOAD_TEST_PASSWORD));
  return citizen.cookieHeader;
}
