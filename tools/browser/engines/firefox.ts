// Firefox over WebDriver BiDi, which it speaks by itself on a WebSocket; Node has one, so that nothing stands between.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort, LOOPBACK } from '../../services';
import { waitUntilReady } from '../../services/readiness';
import { EnginePrograms, STARTS_WITHIN_MS } from './engine-program';
import { keyActions, pressActions } from './input-actions';
import type { Json, Place, Pointer, Wire } from './wire';

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** It asks nobody for updates or lists; Firefox itself sets the rest of what suits tests when it is driven. */
const PREFERENCES = {
  'app.update.disabledForTesting': true,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'intl.accept_languages': 'zh-CN,zh',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,none',
  'toolkit.telemetry.enabled': false,
};

const NAVIGATIONS_MAX = 5;

interface Answer {
  readonly id?: number;
  readonly type: 'success' | 'error' | 'event';
  readonly result?: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

export async function openFirefox(program: string, viewport: Viewport): Promise<Wire> {
  const programs = new EnginePrograms();
  try {
    return await BidiWire.open(programs, program, viewport);
  } catch (error) {
    await programs.stop();
    throw error;
  }
}

class BidiWire implements Wire {
  readonly name = 'Firefox';
  version = '';
  private context = '';
  private asked = 0;
  private readonly waiting = new Map<number, (answer: Answer) => void>();

  private constructor(
    private readonly programs: EnginePrograms,
    private readonly socket: WebSocket,
  ) {
    socket.onmessage = ({ data }) => {
      const answer = JSON.parse(String(data)) as Answer;
      this.waiting.get(answer.id ?? 0)?.(answer);
    };
    socket.onclose = () => {
      for (const answered of this.waiting.values()) answered({ type: 'error', message: 'Firefox is gone' });
    };
  }

  static async open(programs: EnginePrograms, program: string, viewport: Viewport): Promise<BidiWire> {
    const lines = Object.entries({ ...PREFERENCES }).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    writeFileSync(path.join(programs.folder, 'user.js'), lines.join(''));
    const port = await freePort();
    const args = ['--headless', '--no-remote', '--profile', programs.folder];
    const server = programs.start(program, [...args, '--remote-debugging-port', String(port), 'about:blank']);
    let socket: WebSocket | null = null;
    const connect = async (): Promise<void> => {
      socket = await socketTo(`ws://${LOOPBACK}:${port}/session`);
    };
    await waitUntilReady(connect, { name: 'Firefox', patienceMs: STARTS_WITHIN_MS, server });
    if (socket === null) throw new Error('Firefox gave no socket');
    const wire = new BidiWire(programs, socket);
    await wire.begin(viewport);
    return wire;
  }

  /** Again where the page itself was just going elsewhere, as after a log-in, which breaks this off. */
  async go(url: string): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.send('browsingContext.navigate', { context: this.context, url, wait: 'interactive' });
        return;
      } catch (error) {
        if (tries === NAVIGATIONS_MAX || !String(error).includes('NS_BINDING_ABORTED')) throw error;
      }
    }
  }

  async run(body: string, ...args: readonly Json[]): Promise<unknown> {
    const inPage = `async (json) => JSON.stringify((await (function () { ${body} }).apply(null, JSON.parse(json))) ?? null)`;
    const answer = await this.send('script.callFunction', {
      functionDeclaration: inPage,
      arguments: [{ type: 'string', value: JSON.stringify(args) }],
      target: { context: this.context },
      awaitPromise: true,
    });
    const { type, result, exceptionDetails } = answer as {
      readonly type: string;
      readonly result?: { readonly value: string };
      readonly exceptionDetails?: { readonly text: string };
    };
    if (type !== 'success' || result === undefined)
      throw new Error(`in Firefox's page: ${exceptionDetails?.text ?? type}`);
    return JSON.parse(result.value);
  }

  press(at: Place, pointer: Pointer): Promise<void> {
    return this.act(pressActions(at, pointer));
  }

  key(key: string): Promise<void> {
    return this.act(keyActions([key]));
  }

  type(text: string): Promise<void> {
    return this.act(keyActions([...text]));
  }

  async screenshot(): Promise<Buffer> {
    const { data } = await this.send('browsingContext.captureScreenshot', { context: this.context });
    return Buffer.from(String(data), 'base64');
  }

  async close(): Promise<void> {
    await this.send('browser.close').catch(() => undefined);
    this.socket.close();
    await this.programs.stop();
  }

  private async begin(viewport: Viewport): Promise<void> {
    const session = await this.send('session.new', { capabilities: {} });
    this.version = String((session['capabilities'] as { browserVersion?: unknown }).browserVersion);
    const { contexts } = await this.send('browsingContext.getTree');
    const [first] = contexts as readonly { readonly context: string }[];
    if (first === undefined) throw new Error('Firefox opened no page');
    this.context = first.context;
    await this.send('browsingContext.setViewport', { context: this.context, viewport });
  }

  private async act(actions: readonly object[]): Promise<void> {
    await this.send('input.performActions', { context: this.context, actions });
  }

  private async send(method: string, params: object = {}): Promise<Readonly<Record<string, unknown>>> {
    const id = (this.asked += 1);
    const answer = await new Promise<Answer>((resolve) => {
      this.waiting.set(id, resolve);
      this.socket.send(JSON.stringify({ id, method, params }));
    });
    this.waiting.delete(id);
    if (answer.type === 'error') throw new Error(`Firefox refused ${method}: ${answer.message ?? ''}`);
    return answer.result ?? {};
  }
}

function socketTo(address: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.onopen = () => resolve(socket);
    socket.onerror = () => reject(new Error(`no answer from ${address}`));
  });
}
