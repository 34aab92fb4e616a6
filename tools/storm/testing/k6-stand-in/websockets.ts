// Stands in for k6/websockets: k6's order of arguments, and an error that comes before the close, on Node's WebSocket.

interface Params {
  readonly headers: Readonly<Record<string, string>>;
}

export class WebSocket {
  onopen: () => void = () => undefined;
  onmessage: (event: { readonly data: unknown }) => void = () => undefined;
  onerror: (event: { readonly error: string }) => void = () => undefined;
  onclose: () => void = () => undefined;
  private readonly socket: globalThis.WebSocket;

  constructor(url: string, _protocols: null, { headers }: Params) {
    this.socket = new globalThis.WebSocket(url, { headers });
    this.socket.addEventListener('open', () => this.onopen());
    this.socket.addEventListener('message', ({ data }) => this.onmessage({ data }));
    this.socket.addEventListener('error', () => this.onerror({ error: 'it failed' }));
    this.socket.addEventListener('close', () => this.onclose());
  }

  get readyState(): number {
    return this.socket.readyState;
  }

  /** k6 throws when the socket is not open. */
  send(text: string): void {
    if (this.readyState !== globalThis.WebSocket.OPEN) throw new Error('InvalidStateError');
    this.socket.send(text);
  }

  close(): void {
    this.socket.close();
  }
}
