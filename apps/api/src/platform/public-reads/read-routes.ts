// Every address that is read, by its controller: which query it names, and whether everybody may read it alike.
import { Injectable, RequestMethod, VERSION_NEUTRAL } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, VERSION_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PUBLIC_READ, type PublicReadRule } from './public-read';
import { NamedQuery } from './named-query';

const PREFIX = 'api';
const VERSION = 'v1';

/** Of a request that reads. */
export interface ReadRoute {
  /** `/api/v1/lots/:id` */
  readonly pattern: string;
  readonly query: NamedQuery;
  /** Null where the answer is somebody's own, or is not kept. */
  readonly kept: PublicRoute | null;
}

export interface PublicRoute {
  readonly pattern: string;
  readonly rule: PublicReadRule;
  /** The signs on which the answer of this address stands. */
  readonly standsOn: readonly string[];
  readonly endsWith: string | null;
}

interface Known {
  readonly pattern: string;
  readonly expression: RegExp;
  readonly parameters: number;
  readonly query: NamedQuery;
  readonly rule: PublicReadRule | null;
}

@Injectable()
export class ReadRoutes {
  /** By how many parts their addresses have. */
  private readonly known = new Map<number, Known[]>();

  constructor(discovery: DiscoveryService, scanner: MetadataScanner, reflector: Reflector) {
    for (const { metatype } of discovery.getControllers()) {
      if (typeof metatype !== 'function') continue;
      const prototype = metatype.prototype as object;
      for (const name of scanner.getAllMethodNames(prototype)) {
        const handler = Reflect.get(prototype, name) as () => unknown;
        const rule = reflector.get<PublicReadRule | undefined>(PUBLIC_READ, handler) ?? null;
        if (Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.GET) {
          const query = NamedQuery.of(metatype, name);
          for (const path of pathsOf(handler))
            for (const root of pathsOf(metatype))
              this.add(joined(PREFIX, versionOf(metatype), root, path), query, rule);
        } else if (rule !== null) throw new Error(`${metatype.name}.${name} is a public read and no GET`);
      }
    }
    // As Express finds them, for which a controller names what is written out before what has any name.
    for (const all of this.known.values()) all.sort((one, other) => one.parameters - other.parameters);
  }

  /** Of an address without its query; null for one that is none. */
  of(path: string): ReadRoute | null {
    for (const { pattern, expression, query, rule } of this.known.get(partsOf(path)) ?? []) {
      const groups = expression.exec(path)?.groups;
      if (groups !== undefined || expression.test(path))
        return { pattern, query, kept: rule === null ? null : publicRoute(pattern, rule, groups ?? {}) };
    }
    return null;
  }

  private add(pattern: string, query: NamedQuery, rule: PublicReadRule | null): void {
    const source = pattern.replaceAll('.', String.raw`\.`).replace(/:(\w+)/g, '(?<$1>[^/]+)');
    const known = { pattern, query, rule, expression: new RegExp(`^${source}$`) };
    const alike = this.known.get(partsOf(pattern)) ?? [];
    alike.push({ ...known, parameters: pattern.split(':').length - 1 });
    this.known.set(partsOf(pattern), alike);
  }
}

function publicRoute(
  pattern: string,
  rule: PublicReadRule,
  groups: Readonly<Record<string, string>>,
): PublicRoute {
  const named = (sign: string): string =>
    sign.replace(/:(\w+)$/, (_, name: string) => `:${groups[name] ?? name}`);
  const { standsOn = [], endsWith } = rule;
  return {
    ...{ pattern, rule, standsOn: standsOn.map(named) },
    endsWith: endsWith === undefined ? null : named(endsWith),
  };
}

function partsOf(path: string): number {
  return path.split('/').length;
}

function versionOf(controller: object): string {
  return Reflect.getMetadata(VERSION_METADATA, controller) === VERSION_NEUTRAL ? '' : VERSION;
}

function pathsOf(target: object): readonly string[] {
  const path = Reflect.getMetadata(PATH_METADATA, target) as string | readonly string[] | undefined;
  return path === undefined ? [''] : [path].flat();
}

function joined(...parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/^\/|\/$/g, ''))
    .filter((part) => part !== '')
    .map((part) => `/${part}`)
    .join('');
}
