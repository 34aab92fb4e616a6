// Judges NetworkPolicies as a cluster does: whoever any of them selects may do what one of those that select it allows, and nothing else.
import { BlockList } from 'node:net';

type Labels = Readonly<Record<string, string>>;

interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: 'In';
    readonly values: readonly string[];
  }[];
}
interface Peer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}
interface Ports {
  readonly ports?: readonly { readonly protocol: string; readonly port: number }[];
}
export interface NetworkPolicy {
  readonly spec: {
    readonly podSelector: Selector;
    readonly policyTypes: readonly ('Ingress' | 'Egress')[];
    readonly ingress?: readonly (Ports & { readonly from: readonly Peer[] })[];
    readonly egress?: readonly (Ports & { readonly to: readonly Peer[] })[];
  };
}

/** A pod of the site's namespace or of another one, or an address outside all of them. */
export type Place = { readonly labels: Labels; readonly namespace?: string } | { readonly address: string };

export interface Line {
  readonly from: Place;
  readonly to: Place;
  readonly port: number;
  readonly protocol?: 'TCP' | 'UDP';
}

/** Both ends must let it through; only pods of the namespace have policies. */
export function isOpen(policies: readonly NetworkPolicy[], line: Line): boolean {
  return leaves(policies, line) && comesIn(policies, line);
}

function leaves(policies: readonly NetworkPolicy[], line: Line): boolean {
  const own = selecting(policies, line.from, 'Egress');
  const rules = own.flatMap(({ spec }) => spec.egress ?? []);
  return own.length === 0 || rules.some((rule) => allows(rule, rule.to, line.to, line));
}

function comesIn(policies: readonly NetworkPolicy[], line: Line): boolean {
  const own = selecting(policies, line.to, 'Ingress');
  const rules = own.flatMap(({ spec }) => spec.ingress ?? []);
  return own.length === 0 || rules.some((rule) => allows(rule, rule.from, line.from, line));
}

function selecting(
  policies: readonly NetworkPolicy[],
  place: Place,
  type: 'Ingress' | 'Egress',
): readonly NetworkPolicy[] {
  if ('address' in place || place.namespace !== undefined) return [];
  return policies.filter(
    ({ spec }) => spec.policyTypes.includes(type) && selects(spec.podSelector, place.labels),
  );
}

function allows(
  { ports }: Ports,
  peers: readonly Peer[],
  other: Place,
  { port, protocol = 'TCP' }: Line,
): boolean {
  const isPort =
    ports === undefined || ports.some((each) => each.port === port && each.protocol === protocol);
  return isPort && peers.some((peer) => isPeer(peer, other));
}

function isPeer({ podSelector, namespaceSelector, ipBlock }: Peer, place: Place): boolean {
  if ('address' in place)
    return (
      ipBlock !== undefined &&
      isWithin([ipBlock.cidr], place.address) &&
      !isWithin(ipBlock.except ?? [], place.address)
    );
  if (ipBlock !== undefined) return false;
  const { labels, namespace } = place;
  const isThere =
    namespaceSelector === undefined
      ? namespace === undefined
      : selects(namespaceSelector, { 'kubernetes.io/metadata.name': namespace ?? 'haopai' });
  return isThere && (podSelector === undefined || selects(podSelector, labels));
}

function selects({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([name, value]) => labels[name] === value) &&
    matchExpressions.every(({ key, values }) => values.includes(labels[key] ?? ''))
  );
}

function isWithin(networks: readonly string[], address: string): boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [start = '', bits] = network.split('/');
    list.addSubnet(start, Number(bits));
  }
  return list.check(address);
}
