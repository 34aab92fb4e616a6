// Where an attack plays: the site, what kind of site it is, and the people who take part. They come when an attack asks for them.
import { randomInt, randomUUID } from 'node:crypto';
import type { ListingView, OrderView, Page } from '@haopai/contracts';
import { DEMO_PASSWORD } from '../seed/demo-cast';
import { aVin } from './cast/identities';
import { logIn, logInStaff, type StaffAccount } from './cast/log-in';
import { Person } from './cast/person';
import { type Account, Citizen, registerCitizen } from './cast/register';
import { NotTriedError } from './not-tried';

export interface GivenCast {
  readonly citizens: readonly Omit<Account, 'mobile'>[];
  readonly staff: readonly (StaffAccount & { readonly role: string })[];
}

export class Scene {
  private readonly kept = new Map<string, Promise<Citizen>>();
  private readonly keptStaff = new Map<string, Promise<Person>>();
  private order: Promise<OrderView> | null = null;

  constructor(
    readonly baseUrl: string,
    /** It shows its texts, codes and captchas to this machine: no production. */
    readonly isOpen: boolean,
    readonly isLoopback: boolean,
    private readonly given: GivenCast,
  ) {}

  /** Another one each time, so that the limits of one attack do not reach the next. Only this machine has so many. */
  address(): string | undefined {
    return this.isLoopback && new URL(this.baseUrl).hostname === '127.0.0.1'
      ? `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(1, 255)}`
      : undefined;
  }

  stranger(): Person {
    return new Person(this.baseUrl, 'a stranger', this.address());
  }

  /** Whom nobody has to spare: made for one attack. */
  newCitizen(): Promise<Citizen> {
    if (!this.isOpen) throw new NotTriedError('it wants a new citizen, and the site shows no texts');
    return registerCitizen(this.baseUrl, this.address());
  }

  /** The one who has something. */
  victim(): Promise<Citizen> {
    return this.known('victim', 0);
  }

  /** The one who would like to have it. */
  thief(): Promise<Citizen> {
    return this.known('thief', 1);
  }

  /** Of the staff, logged in. */
  staff(role: string): Promise<Person> {
    const known = this.keptStaff.get(role) ?? this.logInStaff(role);
    this.keptStaff.set(role, known);
    return known;
  }

  /** An unpaid order of the victim's, of a plate at a fixed price. */
  victimsOrder(): Promise<OrderView> {
    this.order ??= this.buy();
    return this.order;
  }

  async forSale(citizen: Person): Promise<readonly ListingView[]> {
    const page = await citizen.must<Page<ListingView>>(citizen.get('/me/listings?size=50'));
    return page.items.filter(({ state }) => state === 'forSale');
  }

  private async buy(): Promise<OrderView> {
    const victim = await this.victim();
    const [listing] = await this.forSale(victim);
    if (listing === undefined) throw new NotTriedError('nothing is for sale at a fixed price');
    const key = { 'Idempotency-Key': randomUUID() };
    return victim.must(victim.post(`/listings/${listing.id}/orders`, { vin: aVin() }, key));
  }

  private known(name: string, nth: number): Promise<Citizen> {
    const known = this.kept.get(name) ?? this.come(nth);
    this.kept.set(name, known);
    return known;
  }

  private async come(nth: number): Promise<Citizen> {
    const account = this.given.citizens[nth];
    if (account === undefined) return this.newCitizen();
    const citizen = new Citizen(this.baseUrl, this.address(), { ...account, mobile: '' });
    await citizen.must(logIn(citizen, account.username, account.password));
    return citizen;
  }

  private async logInStaff(role: string): Promise<Person> {
    const given = this.given.staff.find((member) => member.role === role);
    if (given === undefined && !this.isOpen)
      throw new NotTriedError(`it wants somebody of the staff (${role}), and none was given`);
    const person = new Person(this.baseUrl, role, this.address());
    // The demo's staff are called as their roles.
    const account = given ?? { username: role, password: DEMO_PASSWORD, totpSecret: null };
    await logInStaff(person, account).catch((error: unknown) => {
      if (given !== undefined) throw error;
      throw new NotTriedError(`it wants the demo's ${role}, who does not get in`);
    });
    return person;
  }
}
