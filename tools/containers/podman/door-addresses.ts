// The addresses that compose.podman.yaml gives to the doors.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Override {
  readonly services: Readonly<
    Record<string, { readonly networks?: { readonly front: { readonly ipv4_address: string } } }>
  >;
}

export function doorAddresses(overrideFile: string): Readonly<Record<string, string>> {
  const { services } = parse(readFileSync(overrideFile, 'utf8'), { logLevel: 'error' }) as Override;
  return Object.fromEntries(
    Object.entries(services).flatMap(([name, { networks }]) =>
      networks === undefined ? [] : [[name, networks.front.ipv4_address]],
    ),
  );
}
