// What Grafana's dashboard, the alerts and the autoscaler ask for, the program tells: no panel stays empty for a name.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GAUGES, type GaugeName } from './gauges';
import { Metrics } from './metrics';

const docker = join(__dirname, '..', '..', '..', '..', '..', 'docker');
const read = (file: string): string => readFileSync(join(docker, file), 'utf8');
/** Names as queries write them, and those of the histograms' parts. */
const METRIC = /\b(?:haopai|nodejs|process)_[a-z0-9_]+/g;

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly targets: readonly { readonly expr: string }[];
  }[];
}

async function toldNames(): Promise<ReadonlySet<string>> {
  const metrics = new Metrics();
  for (const gauge of Object.keys(GAUGES)) metrics.show(gauge as GaugeName, () => 1);
  metrics.noteBid('accepted', 1);
  metrics.noteCommit(1, 1);
  metrics.noteForwarded(1);
  metrics.noteShards('taken', 1);
  metrics.noteTick('lot', 1);
  metrics.noteMessage('sms.accepted');
  metrics.notePayment('order');
  metrics.noteRefund('done');
  metrics.noteRequest('GET', '/', 200);
  metrics.noteVisit('strangers', 'served');
  const lines = (await metrics.text()).split('\n').filter((line) => !line.startsWith('#'));
  return new Set(lines.map((line) => line.split(/[{ ]/, 1)[0] ?? ''));
}

describe('what is asked of /metrics', () => {
  let told: ReadonlySet<string>;
  beforeAll(async () => {
    told = await toldNames();
  });

  const { panels } = JSON.parse(read('grafana/dashboards/haopai.json')) as Dashboard;

  it.each(panels.map(({ title, targets }) => [title, targets]))(
    'the panel "%s" asks for what is told',
    (_, targets) => {
      for (const { expr } of targets) {
        const names = expr.match(METRIC) ?? [];
        expect(names).not.toHaveLength(0);
        for (const name of names) expect(told).toContain(name);
      }
    },
  );

  it.each([
    'prometheus/alerts.yaml',
    'k8s/prometheus-adapter.values.yaml',
    'k8s/base/autoscaling/autoscaler.yaml',
  ])('%s asks for what is told', (file) => {
    const names = read(file).match(METRIC) ?? [];
    expect(names).not.toHaveLength(0);
    for (const name of names) expect(told).toContain(name);
  });

  it('every alert is named by a heading of the runbook', () => {
    const headings = read('../docs/runbook.md')
      .split('\n')
      .filter((line) => line.startsWith('## '));
    const alerts = [...read('prometheus/alerts.yaml').matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
    expect(alerts).not.toHaveLength(0);
    for (const name of alerts) expect(headings).toContainEqual(expect.stringMatching(`\\b${name}\\b`));
  });

  it('shows every figure of our own somewhere on the dashboard', () => {
    const shown = read('grafana/dashboards/haopai.json');
    const own = [...told].filter((name) => name.startsWith('haopai_') && !/_(bucket|sum|count)$/.test(name));
    for (const name of own) expect(shown).toContain(name);
  });
});
