// The query that a handler names by the shape of its `@Query()`: what else is asked is refused, and what is asked has one way to be written.
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';

type Shape = new () => object;

/** Under which Nest notes that a handler takes one, and as which of its arguments. */
const QUERY_KEY = new RegExp(String.raw`^${RouteParamtypes.QUERY}:(\d+)$`);
const NAME_TOLD_MAX = 64;

export interface BrokenQuery {
  readonly path: string;
  readonly rule: 'isNamed' | 'isOnce';
}

export class NamedQuery {
  private readonly names: ReadonlySet<string>;
  private readonly whenLeftOut: Readonly<Record<string, unknown>>;

  private constructor(private readonly shape: Shape | null) {
    const rules =
      shape === null ? [] : getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false);
    this.names = new Set(rules.map(({ propertyName }) => propertyName));
    this.whenLeftOut = shape === null ? {} : { ...new shape() };
  }

  static readonly NONE = new NamedQuery(null);

  /** Of a handler that has one at most. Throws for one without a shape, which would name nothing. */
  static of(controller: { readonly name: string; readonly prototype: unknown }, handler: string): NamedQuery {
    const given = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as object;
    const place = Object.keys(given).flatMap((key) => QUERY_KEY.exec(key)?.[1] ?? [])[0];
    if (place === undefined) return NamedQuery.NONE;
    const types = Reflect.getMetadata(
      'design:paramtypes',
      controller.prototype as object,
      handler,
    ) as Shape[];
    const query = new NamedQuery(types[Number(place)] ?? null);
    if (query.names.size === 0)
      throw new Error(`${controller.name}.${handler} takes a query and names nothing`);
    return query;
  }

  /** What nobody reads here, and what is said twice; empty when nothing is wrong with it. */
  broken(search: string): readonly BrokenQuery[] {
    if (search === '') return [];
    const seen = new Set<string>();
    for (const name of new URLSearchParams(search).keys()) {
      const rule = this.names.has(name) ? 'isOnce' : 'isNamed';
      if (rule === 'isNamed' || seen.has(name)) return [{ path: name.slice(0, NAME_TOLD_MAX), rule }];
      seen.add(name);
    }
    return [];
  }

  /** As it is always written: values as the handler reads them, by name, without those that it takes anyway; `?…`, or empty. Nothing of it is broken. */
  canonical(search: string): string {
    if (search === '' || this.shape === null) return '';
    const read = plainToInstance(this.shape, Object.fromEntries(new URLSearchParams(search)));
    const written = new URLSearchParams();
    for (const [name, value] of Object.entries(read) as [string, string | number | boolean | undefined][])
      if (value !== undefined && value !== this.whenLeftOut[name]) written.set(name, String(value));
    written.sort();
    return written.size === 0 ? '' : `?${written.toString()}`;
  }
}
