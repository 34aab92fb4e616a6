// The door of an instance that only holds lots (HAOPAI_ROLE=engine): whoever looks after it may ask how it is, and nobody else.
import { NotFoundException } from '@nestjs/common';
import type { RequestHandler } from 'express';

const HEALTH = '/api/health/';

/** Stands after /metrics and before all else. */
export function createEngineDoor(): RequestHandler {
  return (request, _, next) => next(request.path.startsWith(HEALTH) ? undefined : new NotFoundException());
}
