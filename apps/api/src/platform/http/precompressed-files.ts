// Hands out a folder's files, and in place of a text the one that the build compressed beside it (tools/build/precompress.ts). It compresses
// nothing itself: bidders share this thread.
import { readdirSync } from 'node:fs';
import { extname } from 'node:path';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';

/** As the header names it. */
export type Encoding = (typeof ENCODINGS)[number]['name'];

type Headers = Readonly<Record<string, string>>;

/** The better first. */
const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;
const COMPRESSED_FILE = /\.(br|gz)$/;
const OF_THE_FILE = ['Content-Encoding', 'Content-Type', 'Cache-Control', 'ETag', 'Last-Modified'];

export class PrecompressedFiles {
  private readonly compressed: ReadonlySet<string>;
  private readonly others: RequestHandler;

  /** `cacheControl` says of a file, by the name that it has as it is, for how long it may be kept. */
  constructor(
    private readonly folder: string,
    private readonly cacheControl: (path: string) => string,
  ) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    this.compressed = new Set(
      names.filter((name) => COMPRESSED_FILE.test(name)).map((name) => `/${name.replaceAll('\\', '/')}`),
    );
    this.others = express.static(folder, {
      redirect: false,
      setHeaders: (response: Response, path: string) =>
        response.setHeader('Cache-Control', cacheControl(path)),
    });
  }

  /** The file that the address names; whoever comes next when there is none. */
  readonly serve: RequestHandler = (request, response, next) => {
    const path = pathOf(request);
    if (path === null) {
      next();
      return;
    }
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    // What was compressed has no address of its own.
    if (COMPRESSED_FILE.test(path)) next();
    else if (isRead && this.encodingsOf(path).length > 0) this.send(path, request, response, next);
    else this.others(request, response, next);
  };

  /** `path` begins with a slash and names a file of the folder, whatever the request's address is. */
  send(path: string, request: Request, response: Response, next: NextFunction): void {
    const encodings = this.encodingsOf(path);
    if (encodings.length > 0) response.vary('Accept-Encoding');
    const chosen = encodings.find(({ name }) => isWanted(name, request));
    const sendPlain = () => this.sendFile(path, {}, response, next);
    if (chosen === undefined) {
      sendPlain();
      return;
    }
    response.type(extname(path));
    // Gone since the program started, as while one develops: the plain file may be there.
    const orPlain: NextFunction = (error?: unknown) => (isMissing(error) ? sendPlain() : next(error));
    this.sendFile(`${path}${chosen.ending}`, { 'Content-Encoding': chosen.name }, response, orPlain);
  }

  private sendFile(path: string, headers: Headers, response: Response, next: NextFunction): void {
    const cacheControl = this.cacheControl(path.replace(COMPRESSED_FILE, ''));
    const options = { root: this.folder, headers: { ...headers, 'Cache-Control': cacheControl } };
    response.sendFile(path, options, (error: Error | undefined) => {
      // Once its head is out there is nobody to tell.
      if (error === undefined || response.headersSent || isAborted(error)) return;
      // What follows speaks of something else than this file.
      for (const name of OF_THE_FILE) response.removeHeader(name);
      next(error);
    });
  }

  private encodingsOf(path: string) {
    return ENCODINGS.filter(({ ending }) => this.compressed.has(`${path}${ending}`));
  }
}

/** As the file is named, whatever the address spells with %; null when it spells nothing. */
function pathOf({ path }: Request): string | null {
  try {
    const named = decodeURIComponent(path);
    return named.endsWith('/') ? `${named}index.html` : named;
  } catch {
    return null;
  }
}

/** The best of those that suit the asker; null for none. */
export function encodingWanted(request: Request): Encoding | null {
  return ENCODINGS.find(({ name }) => isWanted(name, request))?.name ?? null;
}

/** A part of a file is one of the file as it is. Who names no encoding gets none, though RFC 9110 would allow any. */
function isWanted(encoding: string, request: Request): boolean {
  if (request.headers.range !== undefined || request.headers['accept-encoding'] === undefined) return false;
  return request.acceptsEncodings(encoding) === encoding;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 404;
}

function isAborted(error: Error): boolean {
  return 'code' in error && error.code === 'ECONNABORTED';
}
