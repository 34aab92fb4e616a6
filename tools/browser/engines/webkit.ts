// WebKit's MiniBrowser on a screen that nobody sees, over the WebDriver of WebKitGTK: plain requests, so that nothing stands between.
import { globSync, readFileSync } from 'node:fs';
import { freePort, LOOPBACK } from '../../services';
import { waitUntilReady } from '../../services/readiness';
import { EnginePrograms, STARTS_WITHIN_MS } from './engine-program';
import type { Viewport } from './firefox';
import { keyActions, pressActions } from './input-actions';
import type { Json, Place, Pointer, Wire } from './wire';

const MINI_BROWSERS = '/usr/lib/{*/,}webkit2gtk-4.*/MiniBrowser';
const SCREEN = '1600x1000x24';
/** As root it has no sandbox; no graphics card helps. */
const VARIABLES = { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' };

/** Its browser without tabs of people; null where it is not installed. */
export function findMiniBrowser(): string | null {
  return globSync(MINI_BROWSERS)[0] ?? null;
}

export interface WebKitPrograms {
  readonly driver: string;
  readonly screen: string;
}

export async function openWebKit(found: WebKitPrograms, viewport: Viewport): Promise<Wire> {
  const programs = new EnginePrograms();
  try {
    return await WebDriverWire.open(programs, found, viewport);
  } catch (error) {
    await programs.stop();
    throw error;
  }
}

class WebDriverWire implements Wire {
  readonly name = 'WebKit';
  version = '';
  private session = '';

  private constructor(
    private readonly programs: EnginePrograms,
    private readonly driverUrl: string,
  ) {}

  static async open(
    programs: EnginePrograms,
    { driver, screen }: WebKitPrograms,
    viewport: Viewport,
  ): Promise<WebDriverWire> {
    const display = await openScreen(programs, screen);
    const port = await freePort();
    const args = [`--port=${port}`, `--host=${LOOPBACK}`];
    const server = programs.start(driver, args, { ...VARIABLES, DISPLAY: display });
    const wire = new WebDriverWire(programs, `http://${LOOPBACK}:${port}`);
    const ping = async (): Promise<void> => void (await wire.ask('GET', '/status'));
    await waitUntilReady(ping, { name: 'WebKitWebDriver', patienceMs: STARTS_WITHIN_MS, server });
    await wire.begin(viewport);
    return wire;
  }

  async go(url: string): Promise<void> {
    await this.ask('POST', '/url', { url });
  }

  async run(body: string, ...args: readonly Json[]): Promise<unknown> {
    return (await this.ask('POST', '/execute/sync', { script: body, args })) ?? null;
  }

  async press(at: Place, pointer: Pointer): Promise<void> {
    await this.act(pressActions(at, pointer));
  }

  async key(key: string): Promise<void> {
    await this.act(keyActions([key]));
  }

  async type(text: string): Promise<void> {
    await this.act(keyActions([...text]));
  }

  async screenshot(): Promise<Buffer> {
    return Buffer.from(String(await this.ask('GET', '/screenshot')), 'base64');
  }

  async close(): Promise<void> {
    await this.ask('DELETE', '').catch(() => undefined);
    await this.programs.stop();
  }

  private async begin({ width, height }: Viewport): Promise<void> {
    const binary = findMiniBrowser();
    if (binary === null) throw new Error('WebKitWebDriver is here without its MiniBrowser');
    const capabilities = {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      },
    };
    const answer = (await this.ask('POST', '/session', { capabilities })) as {
      readonly sessionId: string;
      readonly capabilities: { readonly browserVersion: string };
    };
    this.session = `/session/${answer.sessionId}`;
    this.version = answer.capabilities.browserVersion;
    await this.ask('POST', '/window/rect', { x: 0, y: 0, width, height });
  }

  private async act(actions: readonly object[]): Promise<void> {
    await this.ask('POST', '/actions', { actions });
  }

  /** Below the session, once there is one. */
  private async ask(method: string, route: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.driverUrl}${this.session}${route}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const { value } = (await answer.json()) as { readonly value: unknown };
    if (answer.ok) return value;
    const { error, message } = value as { readonly error?: string; readonly message?: string };
    throw new Error(`WebKit refused ${route}: ${error ?? ''} ${message ?? ''}`);
  }
}

/** On a number that is free; it says itself on which. */
async function openScreen(programs: EnginePrograms, program: string): Promise<string> {
  const args = ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp'];
  const server = programs.start(program, args);
  let display = '';
  const look = (): Promise<void> => {
    const [, no] = /^(\d+)$/m.exec(readFileSync(programs.logOf(program), 'utf8')) ?? [];
    if (no === undefined) return Promise.reject(new Error('Xvfb has not said its number'));
    display = `:${no}`;
    return Promise.resolve();
  };
  await waitUntilReady(look, { name: 'Xvfb', patienceMs: STARTS_WITHIN_MS, server });
  return display;
}
