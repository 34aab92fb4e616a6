// Nest's own lines: what it tells about routes and modules at each start is for debugging only.
import { Injectable } from '@nestjs/common';
import { Logger } from 'nestjs-pino';

@Injectable()
export class NestLog extends Logger {
  override log(message: unknown, ...rest: unknown[]): void {
    this.debug(message, ...rest);
  }
}
