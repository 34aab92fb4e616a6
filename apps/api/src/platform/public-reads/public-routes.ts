// Which addresses are public reads: those of the handlers that are marked so.
import { Injectable, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PUBLIC_READ, type PublicReadRule } from './public-read';

const PREFIX = '/api/v1';

export interface PublicRoute {
  /** `/api/v1/lots/:id` */
  readonly pattern: string;
  readonly rule: PublicReadRule;
  /** The signs on which the answer of this address stands. */
  readonly standsOn: readonly string[];
  readonly endsWith: string | null;
}

interface Known {
  readonly pattern: string;
  readonly expression: RegExp;
  readonly rule: PublicReadRule;
}

@Injectable()
export class PublicRoutes {
  private readonly known: Known[] = [];

  constructor(discovery: DiscoveryService, scanner: MetadataScanner, reflector: Reflector) {
    for (const { metatype } of discovery.getControllers()) {
      if (typeof metatype !== 'function') continue;
      const prototype = metatype.prototype as object;
      for (const name of scanner.getAllMethodNames(prototype)) {
        const handler = Reflect.get(prototype, name) as () => unknown;
        const rule = reflector.get<PublicReadRule | undefined>(PUBLIC_READ, handler);
        if (rule === undefined) continue;
        if (Reflect.getMetadata(METHOD_METADATA, handler) !== RequestMethod.GET)
          throw new Error(`${metatype.name}.${name} is a public read and no GET`);
        this.add(joined(PREFIX, pathOf(metatype), pathOf(handler)), rule);
      }
    }
  }

  /** For what no controller gives, such as the API's description. */
  add(pattern: string, rule: PublicReadRule): void {
    const source = pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)');
    this.known.push({ pattern, rule, expression: new RegExp(`^${source}$`) });
  }

  /** Of an address without its query; null for one that is none. */
  of(path: string): PublicRoute | null {
    for (const { pattern, expression, rule } of this.known) {
      const found = expression.exec(path);
      if (found === null) continue;
      const named = (sign: string): string =>
        sign.replace(/:(\w+)$/, (_, name: string) => `:${found.groups?.[name] ?? name}`);
      const { standsOn = [], endsWith } = rule;
      return {
        pattern,
        rule,
        standsOn: standsOn.map(named),
        endsWith: endsWith === undefined ? null : named(endsWith),
      };
    }
    return null;
  }
}

function pathOf(target: object): string {
  const path = Reflect.getMetadata(PATH_METADATA, target) as string | readonly string[] | undefined;
  return typeof path === 'string' ? path : (path?.[0] ?? '');
}

function joined(...parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/^\/|\/$/g, ''))
    .filter((part) => part !== '')
    .map((part) => `/${part}`)
    .join('');
}
