// HTTP without a browser's manners: sends what it is given, broken or not.
import { Agent, type IncomingMessage, request as ask } from 'node:http';

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface RawAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly requestId: string;
  readonly text: string;
  /** Undefined when it says that it is JSON and is not, or does not say so. */
  readonly json: unknown;
}

const ANSWER_MAX_MS = 60_000;

export class RawHttp {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(private readonly origin: string) {}

  async send({ method, path, headers, body }: RawRequest): Promise<RawAnswer> {
    const { hostname, port } = new URL(this.origin);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      // Node frames no body of GET and DELETE by itself.
      const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
      const sent = ask(
        { hostname, port, method, path, headers: { ...headers, ...length }, agent: this.agent },
        resolve,
      );
      sent.setTimeout(ANSWER_MAX_MS, () => sent.destroy(new Error(`${method} ${path} has no answer`)));
      sent.on('error', reject);
      sent.end(body);
    });
    const chunks: Buffer[] = [];
    const contentType = answer.headers['content-type'] ?? '';
    for await (const chunk of answer) {
      chunks.push(chunk as Buffer);
      // It goes on for ever; leaving the loop hangs up.
      if (contentType.startsWith('text/event-stream')) break;
    }
    const text = Buffer.concat(chunks).toString();
    return {
      status: answer.statusCode ?? 0,
      contentType,
      requestId: String(answer.headers['x-request-id'] ?? ''),
      text,
      json: contentType.startsWith('application/json') ? parsed(text) : undefined,
    };
  }

  close(): void {
    this.agent.destroy();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
