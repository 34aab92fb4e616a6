// GET /log/…: the public log as tlog-tiles (C2SP), for everybody and every page, before sessions and pages.
import { readFile } from 'node:fs/promises';
import { NotFoundException } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { Config } from '../../platform/config';
import { RefusalError } from '../../platform/errors';
import { countByAddress, RateLimits } from '../../platform/limits';
import { NamedQuery } from '../../platform/public-reads';
import { LogReader } from './log-reader.store';

const PATH = '/log';
const FOR_EVER = 'public, max-age=31536000, immutable';
/** What anybody checks the log with, each one file (tools/programs); they stand beside the bundle, and nowhere beside its sources. */
const PROGRAMS = new Map(['verify', 'monitor', 'witness'].map((name) => [name, `haopai-${name}.mjs`]));
const PROGRAMS_FOLDER = new URL('./programs/', import.meta.url);
/** What is asked of it with the next checkpoint has another address. */
const FOR_A_WHILE = 'public, max-age=600';
const TEXT = /^text\/([0-9a-f]{64})$/;

export function serveLog(app: NestExpressApplication): void {
  const reader = app.get(LogReader);
  const limits = app.get(RateLimits);
  const oldKeys = app.get(Config).publicLog.oldKeys;
  /** Each once, however many slow readers have it on their way. */
  const programs = new Map<string, Promise<Buffer | null>>();

  app.use(PATH, (request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      next(new NotFoundException());
      return;
    }
    response.set({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });
    answer(request, response).then((refusal) => {
      if (refusal !== null) next(refusal);
    }, next);
  });

  async function answer(request: Request, response: Response): Promise<RefusalError | null> {
    const fields = NamedQuery.NONE.broken(searchOf(request));
    if (fields.length > 0) return new RefusalError('REQUEST.INVALID', { fields });
    const tooMany = await countByAddress(limits, 'read', request.ip ?? '');
    if (tooMany !== undefined) return tooMany;
    const path = request.path.slice(1);
    if (path === 'checkpoint') return sendCheckpoint(response);
    if (path === 'checkpoints') return sendCheckpoints(response);
    if (path === 'keys') return sendKeys(response);
    const program = PROGRAMS.get(path);
    if (program !== undefined) return sendProgram(program, response);
    const [, hash] = TEXT.exec(path) ?? [];
    if (hash !== undefined) return sendText(response, hash);
    const file = await reader.file(path);
    if (file instanceof RefusalError) return file;
    response.set('cache-control', file.isFinal ? FOR_EVER : FOR_A_WHILE);
    response.type('application/octet-stream').send(Buffer.from(file.bytes));
    return null;
  }

  async function sendCheckpoint(response: Response): Promise<RefusalError | null> {
    const signed = await reader.signed();
    if (signed === null) return new RefusalError('LOG.NOT_FOUND', { path: 'checkpoint' });
    response.set('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(signed.note);
    return null;
  }

  /** One JSON document a line, the newest first: in a busy sale witnesses have signed one of them, and the newest not yet. */
  async function sendCheckpoints(response: Response): Promise<RefusalError | null> {
    const notes = await reader.lastNotes();
    if (notes.length === 0) return new RefusalError('LOG.NOT_FOUND', { path: 'checkpoints' });
    const lines = notes.map((note) => `${JSON.stringify({ note })}\n`);
    response.set('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(lines.join(''));
    return null;
  }

  /** One a line, the one that signs now first. */
  async function sendKeys(response: Response): Promise<RefusalError | null> {
    const own = await reader.verifierKey();
    if (own === null) return new RefusalError('LOG.NOT_FOUND', { path: 'keys' });
    const lines = [own, ...oldKeys.filter((key) => key !== own)].map((key) => `${key}\n`);
    response.set('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(lines.join(''));
    return null;
  }

  async function sendProgram(name: string, response: Response): Promise<RefusalError | null> {
    const reading = programs.get(name) ?? readFile(new URL(name, PROGRAMS_FOLDER)).catch(() => null);
    programs.set(name, reading);
    const text = await reading;
    if (text === null) return new RefusalError('LOG.NOT_FOUND', { path: name });
    response.set('cache-control', 'no-cache').attachment(name).type('text/javascript').send(text);
    return null;
  }

  async function sendText(response: Response, hash: string): Promise<RefusalError | null> {
    const text = await reader.text(hash);
    if (text instanceof RefusalError) return text;
    // One JSON document a line.
    response.set('cache-control', FOR_EVER).type('text/plain; charset=utf-8').send(text);
    return null;
  }
}

function searchOf({ url }: Request): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at + 1);
}
