// Figures of every instance arrive at Prometheus, its rules are those of the shipped file, and one of them rings when it should.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type Check, claim, eventually, type Trial } from './check';

const INSTANCES = ['api-1:3000', 'api-2:3000', 'engine-1:3000', 'engine-2:3000'];
const SHARDS = 64;
/** A few rounds of five seconds, and what the rule waits. */
const PATIENCE_MS = 180_000;

export const figures: Check = {
  name: 'figures of every instance arrive at Prometheus, and all shards have an owner',
  run: (trial) =>
    eventually(PATIENCE_MS, async () => {
      const up = await query(trial, 'up{job="haopai"} == 1');
      const seen = up.map(({ metric }) => metric['instance'] ?? '').sort();
      claim(seen.join() === INSTANCES.join(), `only ${seen.join(', ')} are up`);
      const [owned] = await query(trial, 'sum(haopai_shards_owned)');
      claim(Number(owned?.value[1]) === SHARDS, `${owned?.value[1] ?? 'no'} shards have an owner`);
      return `${INSTANCES.length} instances, ${SHARDS} shards`;
    }),
};

export const alerts: Check = {
  name: 'the shipped alerts are loaded, and one rings while an instance is away',
  run: async (trial) => {
    const { site } = trial;
    const shipped = parse(
      readFileSync(path.join(site.folder, 'prometheus', 'alerts.yaml'), 'utf8'),
    ) as RuleFile;
    const wanted = shipped.groups.flatMap(({ rules }) => rules.map(({ alert }) => alert)).sort();
    const { groups } = await ask<Loaded>(trial, 'rules');
    const loaded = groups.flatMap(({ rules }) => rules);
    claim(
      loaded
        .map(({ name }) => name)
        .sort()
        .join() === wanted.join(),
      `${loaded.length} rules are loaded`,
    );
    const sick = loaded.filter(({ health }) => health !== 'ok');
    claim(
      sick.length === 0,
      `not well: ${sick.map(({ name, lastError }) => `${name} ${lastError}`).join('; ')}`,
    );
    await site.compose(['stop', 'engine-2']);
    try {
      await eventually(PATIENCE_MS, async () => {
        const ringing = await query(trial, 'ALERTS{alertstate="firing", alertname="InstanceDown"}');
        claim(ringing[0]?.metric['instance'] === 'engine-2:3000', 'InstanceDown does not ring');
      });
    } finally {
      await site.compose(['up', '--detach', '--wait', '--no-build', '--no-deps', 'engine-2']);
    }
    await eventually(PATIENCE_MS, async () => {
      const ringing = await query(trial, 'ALERTS{alertstate="firing", alertname="InstanceDown"}');
      claim(ringing.length === 0, 'InstanceDown still rings');
    });
    return `${wanted.length} rules; InstanceDown rang for engine-2 and went silent`;
  },
};

interface RuleFile {
  readonly groups: readonly { readonly rules: readonly { readonly alert: string }[] }[];
}

interface Loaded {
  readonly groups: readonly {
    readonly rules: readonly {
      readonly name: string;
      readonly health: string;
      readonly lastError?: string;
    }[];
  }[];
}

interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [atS: number, value: string];
}

async function query(trial: Trial, expression: string): Promise<readonly Sample[]> {
  const { result } = await ask<{ readonly result: readonly Sample[] }>(
    trial,
    `query?query=${encodeURIComponent(expression)}`,
  );
  return result;
}

async function ask<Data>({ site }: Trial, route: string): Promise<Data> {
  const address = await site.addressOf('prometheus', 'metrics');
  const answer = await fetch(`http://${address}:9090/api/v1/${route}`, {
    signal: AbortSignal.timeout(10_000),
  });
  const { status, data } = (await answer.json()) as { readonly status: string; readonly data: Data };
  claim(status === 'success', `Prometheus answered ${answer.status}`);
  return data;
}
