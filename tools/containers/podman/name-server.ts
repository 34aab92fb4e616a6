// Where names of services are asked for on the network of nginx and the doors: at the gateway that compose.podman.yaml gives it.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Override {
  readonly networks: {
    readonly front: { readonly ipam: { readonly config: readonly [{ readonly gateway: string }] } };
  };
}

export function nameServerIn(overrideFile: string): string {
  const { networks } = parse(readFileSync(overrideFile, 'utf8'), { logLevel: 'error' }) as Override;
  return networks.front.ipam.config[0].gateway;
}
