// Requests from an operation's description: most are right but for one thing, some are right, and some are wrong all over.
import fc from 'fast-check';
import type { ApiDescription, Operation, Parameter, Schema } from './api-description';
import {
  type Body,
  brokenBody,
  JSON_TYPE,
  oddBodyHeaders,
  oddHeaders,
  rarelyABody,
  strayFields,
  strayPairs,
} from './odd-http';
import { oddly } from './oddly';
import { asPiece, nastyPiece, nastyValue } from './nasty';

export interface FuzzRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly asCitizen: boolean;
  /** Its code, where it has one, is the one that was sent to its mobile. */
  readonly hasRightCode: boolean;
}

/** Values by field name with which a request gets past the checks of its shape. */
export type KnownValues = Readonly<Record<string, readonly unknown[]>>;

/** To one of what is only described. */
const KNOWN = 14;
const IDS_MAX = 6;
const ITEMS_MAX = 4;

export class FuzzRequests {
  constructor(
    private readonly api: ApiDescription,
    private readonly known: KnownValues,
    private readonly origin: string,
  ) {}

  of(operation: Operation): fc.Arbitrary<FuzzRequest> {
    return fc
      .record({
        pieces: this.pathPieces(operation),
        query: this.query(operation),
        body: operation.body === undefined ? rarelyABody : this.body(operation.body),
        origin: oddly(
          fc.constant(this.origin),
          fc.constantFrom('', 'null', 'https://elsewhere.example', '://'),
        ),
        headers: this.headers(operation),
        asCitizen: oddly(fc.constant(true), fc.constant(false), 3),
        hasRightCode: oddly(fc.constant(true), fc.constant(false), 5),
      })
      .map(({ pieces, query, body, origin, headers, ...manners }) => ({
        path: operation.path.replace(/\{(\w+)\}/g, (_, name: string) => pieces[name] ?? '') + query,
        headers: { ...headers, ...body.headers, ...(origin === '' ? {} : { Origin: origin }) },
        body: body.text,
        ...manners,
      }));
  }

  /** As described in everything, for an operation whose odd requests all end at the door. */
  rightOf(operation: Operation): fc.Arbitrary<FuzzRequest> {
    const body: fc.Arbitrary<Body> =
      operation.body === undefined
        ? rarelyABody
        : this.right('', operation.body).map((whole) => ({
            text: JSON.stringify(whole),
            headers: JSON_TYPE,
          }));
    return fc.tuple(this.of(operation), body).map(([odd, { text, headers }]) => ({
      ...odd,
      headers: { ...headers, Origin: this.origin },
      body: text,
      asCitizen: true,
      hasRightCode: true,
    }));
  }

  private pathPieces({ parameters }: Operation): fc.Arbitrary<Readonly<Record<string, string>>> {
    const pieces = parameters
      .filter((parameter) => parameter.in === 'path')
      .map(({ name, schema }) => [name, oddly(this.piece(name, schema), nastyPiece, 4)] as const);
    return fc.record(Object.fromEntries(pieces));
  }

  private query({ parameters }: Operation): fc.Arbitrary<string> {
    const known = parameters.filter((parameter) => parameter.in === 'query');
    const pairs = known.map((parameter) => fc.option(this.pair(parameter), { nil: '' }));
    return fc
      .tuple(...pairs, oddly(fc.constant(''), strayPairs, 6))
      .map((all) => all.filter((pair) => pair !== '').join('&'))
      .map((query) => (query === '' ? '' : `?${query}`));
  }

  private pair({ name, schema }: Parameter): fc.Arbitrary<string> {
    const right = this.piece(name, schema).map((value) => `${name}=${value}`);
    const twice = this.piece(name, schema).map((value) => `${name}=${value}&${name}=${value}`);
    const wrong = fc
      .tuple(fc.constantFrom(name, `${name}[]`, `${name}[a]`, `${name}[__proto__][b]`), nastyPiece)
      .map(([key, value]) => `${key}=${value}`);
    return oddly(right, fc.oneof({ weight: 4, arbitrary: wrong }, { weight: 1, arbitrary: twice }), 4);
  }

  private piece(name: string, schema: Schema): fc.Arbitrary<string> {
    return this.right(name, schema)
      .map((value) => asPiece(String(value)))
      .filter((piece) => !['', '.', '..'].includes(piece));
  }

  private headers({ parameters }: Operation): fc.Arbitrary<Readonly<Record<string, string>>> {
    const own = parameters
      .filter((parameter) => parameter.in === 'header')
      .map(
        ({ name }) =>
          [
            name,
            oddly(
              fc.uuid(),
              fc.constantFrom('', '1', 'x'.repeat(500), '6f1c2b9e-1f0a-4c1e-9d53-0f9a6c7c2f11 '),
            ),
          ] as const,
      );
    return fc
      .tuple(oddHeaders, fc.record(Object.fromEntries(own)))
      .map(([odd, wanted]) => ({ ...odd, ...wanted }));
  }

  private body(schema: Schema): fc.Arbitrary<Body> {
    const value = fc.oneof(
      { weight: 5, arbitrary: this.right('', schema) },
      { weight: 12, arbitrary: this.mostlyRight('', schema) },
      { weight: 2, arbitrary: nastyValue },
    );
    const json = value.map((whole): Body => ({ text: JSON.stringify(whole), headers: JSON_TYPE }));
    const odd = fc
      .tuple(json, oddBodyHeaders)
      .map(([body, headers]): Body => ({ ...body, headers: { ...JSON_TYPE, ...headers } }));
    return fc.oneof(
      { weight: 20, arbitrary: json },
      { weight: 2, arbitrary: odd },
      { weight: 2, arbitrary: brokenBody },
    );
  }

  /** As described, and of the known values where there are any. */
  private right(name: string, given: Schema): fc.Arbitrary<unknown> {
    const schema = this.api.resolve(given);
    const described = this.asDescribed(name, schema);
    const known = [...(this.known[name] ?? []), ...('example' in schema ? [schema.example] : [])];
    if (known.length === 0 || schema.pattern !== undefined) return described;
    return fc.oneof(
      { weight: KNOWN, arbitrary: fc.constantFrom(...known) },
      { weight: 1, arbitrary: described },
    );
  }

  private asDescribed(name: string, schema: Schema): fc.Arbitrary<unknown> {
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    switch (schema.type) {
      case 'string':
        return schema.pattern === undefined
          ? text(schema.maxLength ?? 40)
          : fc.stringMatching(new RegExp(schema.pattern));
      case 'number':
      case 'integer':
        return fc.integer({ min: schema.minimum ?? 1, max: schema.maximum ?? IDS_MAX });
      case 'boolean':
        return fc.boolean();
      case 'object':
        return this.objectOf(schema, (field, own) => this.right(field, own));
      case 'array':
        // What is known of one is known under the name of one: of `vins` under `vin`.
        return fc.array(this.right(name.replace(/s$/, ''), schema.items ?? {}), {
          minLength: schema.minItems ?? 0,
          maxLength: Math.min(schema.maxItems ?? ITEMS_MAX, ITEMS_MAX),
        });
      default:
        throw new Error(`nothing is known of how to make ${JSON.stringify(schema)}`);
    }
  }

  private mostlyRight(name: string, given: Schema): fc.Arbitrary<unknown> {
    const schema = this.api.resolve(given);
    if (schema.type !== 'object')
      return oddly(this.right(name, given), fc.oneof(nastyValue, tooLong(schema), fc.constant(null)), 12);
    const right = this.objectOf(schema, (field, own) => this.mostlyRight(field, own));
    return fc
      .tuple(
        right,
        oddly(fc.constant({}), strayFields, 6),
        oddly(fc.constant(''), fc.constantFrom(...Object.keys(schema.properties ?? {})), 4),
      )
      .map(([value, stray, without]) =>
        Object.fromEntries(Object.entries({ ...value, ...stray }).filter(([field]) => field !== without)),
      );
  }

  private objectOf(
    schema: Schema,
    field: (name: string, schema: Schema) => fc.Arbitrary<unknown>,
  ): fc.Arbitrary<Record<string, unknown>> {
    const fields = Object.entries(schema.properties ?? {}).map(
      ([name, own]) => [name, field(name, own)] as const,
    );
    return fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] });
  }
}

function text(maxLength: number): fc.Arbitrary<string> {
  return fc.oneof(
    fc
      .string({ unit: 'grapheme', maxLength: Math.min(maxLength, 40) })
      .map((whole) => whole.slice(0, maxLength)),
    fc.string({ unit: 'grapheme-ascii', maxLength }),
    // As long as may be, however that is counted: in code units, characters, with variants or as normalised.
    fc
      .constantFrom('a', '长', '\u{1F697}', '☎\ufe0f', '\ufb2c', '\u{1d160}')
      .map((character) => character.repeat(maxLength)),
  );
}

function tooLong({ maxLength = 0 }: Schema): fc.Arbitrary<string> {
  return fc.constant('a'.repeat(maxLength + 1));
}
